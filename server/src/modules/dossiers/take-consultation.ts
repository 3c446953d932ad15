import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type ConsultationRefusal, type OnConsultation, holdConsultation, tellOfConsultation } from './consultations.ts'
import type { DossierRooms } from './rooms.ts'
import { takeConsultationRow } from './store/consultation-store.ts'
import { deskOf } from './viewer.ts'

/**
 * Somebody of the agency that is asked takes the question (nhận việc trả lời), also from a colleague who is not there.
 * Twice by the same changes nothing, and leaves nothing. Leaves `dossier.consultation-taken`.
 */
export async function takeConsultation(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, on: OnConsultation,
): Promise<Result<string, ConsultationRefusal>> {
  const held = await holdConsultation(ctx, rooms, on)
  if (!held.ok) return held
  const { consultation } = held.value
  const desk = deskOf(on.viewer)
  if (consultation.takenBy === desk) return ok(consultation.publicId)
  await takeConsultationRow(ctx, consultation.id, desk)
  await tellOfConsultation(ctx, 'dossier.consultation-taken', held.value)
  return ok(consultation.publicId)
}
