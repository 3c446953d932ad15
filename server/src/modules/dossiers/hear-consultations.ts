import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { tellOfConsultation } from './consultations.ts'
import { isUnheard } from './domain/consultation.ts'
import { type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type Consultation, hearConsultationRows, listConsultations } from './store/consultation-store.ts'
import { type Viewer, deskOf } from './viewer.ts'

export interface HearConsultations extends OnDossier {
  /** Those that were shown, by their public ids: what is answered meanwhile is still to be read. */
  readonly consultations: readonly string[]
}

/**
 * Whether the viewer hears of the end of a question: whoever asked it, or has the work on the dossier now. A head who
 * looks takes the news from nobody.
 */
export function hears(
  viewer: Pick<Viewer, 'accountId' | 'onBehalfOf'>, { askedBy, askedFor }: Pick<Consultation, 'askedBy' | 'askedFor'>,
  tasks: readonly { readonly holderId: bigint | null }[],
): boolean {
  const desk = deskOf(viewer)
  return (askedFor ?? askedBy) === desk || tasks.some(({ holderId }) => holderId === desk)
}

/**
 * Whoever asked has read what was answered, or that nobody answered in time (đã xem kết quả lấy ý kiến): the lists say
 * nothing of it any more. Again changes nothing, and of others' questions nothing either. Leaves
 * `dossier.consultation-heard` for each of which it was new, and answers how many.
 */
export async function hearConsultations(
  ctx: Ctx, rooms: DossierRooms, { consultations, ...on }: HearConsultations,
): Promise<Result<number, HoldRefusal>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, tasks } = held.value
  const read = (await listConsultations(ctx.tx, dossier.id)).filter((one) =>
    consultations.includes(one.publicId) && isUnheard(one) && hears(on.viewer, one, tasks))
  const heard = await hearConsultationRows(ctx, read.map(({ id }) => id))
  for (const consultation of read.filter(({ id }) => heard.includes(id)))
    await tellOfConsultation(ctx, 'dossier.consultation-heard', { ...held.value, consultation })
  return ok(heard.length)
}
