import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type HeldConsultation, tellOfConsultation } from './consultations.ts'
import { lookAt } from './domain/consultation.ts'
import { endLetters, letterStanding, reopenConsultationRow } from './store/letter-store.ts'

/**
 * An agency outside takes the letter back by which it answered (thu hồi văn bản trả lời): the question is open again,
 * and its time runs as it did; the letter stays on record. Refuses `letter-unknown` where that letter does not stand.
 * Leaves `dossier.consultation-reopened`.
 */
export async function takeBackLetter(
  ctx: Ctx, held: HeldConsultation, documentId: string,
): Promise<Result<void, { readonly code: 'letter-unknown' }>> {
  const { consultation } = held
  if (await letterStanding(ctx.tx, consultation.id) !== documentId) return refuse({ code: 'letter-unknown' })
  await endLetters(ctx.tx, consultation.id, ctx.now)
  const nextAt = consultation.silentAt === null ? lookAt(consultation, ctx.now).next ?? ctx.now : null
  await reopenConsultationRow(ctx.tx, consultation.id, nextAt)
  await tellOfConsultation(ctx, 'dossier.consultation-reopened', held)
  return ok(undefined)
}
