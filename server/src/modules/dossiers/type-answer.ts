import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import {
  type ConsultationRefusal, type OnConsultation, holdConsultation,
} from './consultations.ts'
import type { DossierRooms } from './rooms.ts'
import { type TypedAnswer, keepTypedAnswer } from './store/consultation-store.ts'
import { deskOf } from './viewer.ts'

/**
 * Keeps an answer as it is typed (câu trả lời đang soạn), of whoever took the question: found again after a reload and
 * on another machine, shown to nobody else, and forgotten when it is sent or somebody else takes the question. Refuses
 * `consultation-not-taken` to others. Leaves no event, since nothing was said to anybody.
 */
export async function typeAnswer(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, { typed, ...on }: OnConsultation & { readonly typed: TypedAnswer },
): Promise<Result<string, ConsultationRefusal | { readonly code: 'consultation-not-taken' }>> {
  const held = await holdConsultation(ctx, rooms, on)
  if (!held.ok) return held
  const { consultation } = held.value
  if (consultation.takenBy !== deskOf(on.viewer)) return refuse({ code: 'consultation-not-taken' })
  await keepTypedAnswer(ctx.tx, consultation.id, typed)
  return ok(consultation.publicId)
}
