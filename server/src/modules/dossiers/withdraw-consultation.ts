import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { stepOrHead } from './advance.ts'
import { tellOfConsultation } from './consultations.ts'
import { isAnswerable } from './domain/consultation.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import { type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { listConsultations, withdrawConsultationRow } from './store/consultation-store.ts'

export interface WithdrawConsultation extends OnDossier {
  readonly consultation: string
  readonly reason: string
}

export type WithdrawConsultationRefusal = HoldRefusal
  | { readonly code: 'not-your-step' | 'consultation-unknown' | 'consultation-over' | 'consultation-words-missing' }

/**
 * Whoever has the step, or the head, takes a question back that nobody has answered (rút lấy ý kiến), and says why. A
 * compulsory one is owed again then. Leaves `dossier.consultation-withdrawn`.
 */
export async function withdrawConsultation(
  ctx: Ctx, rooms: DossierRooms, { consultation: publicId, reason, ...on }: WithdrawConsultation,
): Promise<Result<string, WithdrawConsultationRefusal>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier } = held.value
  if (!held.value.isHere || !stepOrHead(held.value, on.viewer).ok) return refuse({ code: 'not-your-step' })
  const consultation = (await listConsultations(ctx.tx, dossier.id)).find((one) => one.publicId === publicId)
  if (!consultation) return refuse({ code: 'consultation-unknown' })
  if (!isAnswerable(consultation) || !isUnderWay(dossier.state)) return refuse({ code: 'consultation-over' })
  const why = cleanLines(reason)
  if (why === '') return refuse({ code: 'consultation-words-missing' })
  await withdrawConsultationRow(ctx, consultation.id, why)
  await tellOfConsultation(ctx, 'dossier.consultation-withdrawn', { ...held.value, consultation })
  return ok(publicId)
}
