import type { Ctx } from '../../platform/db.ts'
import { momentsOfConsultation } from './consultation-moments.ts'
import { type HeldConsultation, tellOfConsultation } from './consultations.ts'
import { placeOf } from './places.ts'
import { beginTermAnew, lookAgainAt } from './store/consultation-terms.ts'

const DAY = 86_400_000

/**
 * Begins the time of a question anew (tính lại thời hạn trả lời) that was never sent: its hours count from now, by the
 * calendar of whoever is asked as it is now, and nothing of them is over. Leaves `dossier.consultation-put-off`. Where
 * that calendar does not reach, it is looked at again a day later.
 *
 * TODO(law): whether the time of an agency runs from when it is asked or from when it has the question; by our reading
 * none of it can run out before (ADR 0099).
 */
export async function putOffConsultation(ctx: Ctx, held: HeldConsultation): Promise<void> {
  const { consultation: { id, unitId, hours }, directory } = held
  const unit = directory.lastKnown(unitId)
  if (!unit) throw new Error(`consultation ${String(id)} is asked of no unit`)
  const { calendar, calendarVersionId } = placeOf(directory, unit)
  const moments = momentsOfConsultation(ctx.now, hours, calendar)
  if (!moments.ok) {
    await lookAgainAt(ctx.tx, id, new Date(ctx.now.getTime() + DAY))
    return
  }
  await beginTermAnew(ctx.tx, { id, calendarVersionId, ...moments.value })
  await tellOfConsultation(ctx, 'dossier.consultation-put-off', held, { answerBy: moments.value.dueAt.toISOString() })
}
