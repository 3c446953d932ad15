import type { Ctx } from '../../platform/db.ts'
import type { CalendarVersion } from '../organisation/public.ts'
import { momentsOfConsultation } from './consultation-moments.ts'
import { type ConsultationTerm, lockRunningTerms, redateTerm } from './store/consultation-terms.ts'

/**
 * Counts anew until when other agencies are asked (tính lại hạn trả lời ý kiến), where the calendar of whoever is asked
 * has a newer version: silence on a holiday that was declared late means nothing. None ends earlier than before; where
 * the calendar does not reach, it stays. Answers how many move.
 */
export async function recountConsultations(
  ctx: Ctx, newest: ReadonlyMap<bigint, CalendarVersion>, dossierIds: readonly bigint[],
): Promise<number> {
  let count = 0
  for (const term of await lockRunningTerms(ctx.tx, dossierIds)) {
    const version = newest.get(term.calendarVersionId)
    if (!version) continue
    const moments = momentsOf(term, version)
    if (moments.dueAt > term.dueAt) count += 1
    await redateTerm(ctx.tx, { ...moments, id: term.id, calendarVersionId: version.versionId })
  }
  return count
}

/** Where the calendar does not reach all of them, they stay. */
function momentsOf({ askedAt, hours, halfAt, nearAt, dueAt }: ConsultationTerm, { calendar }: CalendarVersion) {
  const counted = momentsOfConsultation(askedAt, hours, calendar)
  if (!counted.ok) return { halfAt, nearAt, dueAt }
  const { halfAt: half, nearAt: near, dueAt: due } = counted.value
  return { halfAt: later(halfAt, half), nearAt: later(nearAt, near), dueAt: later(dueAt, due) }
}

function later(before: Date, now: Date): Date {
  return now > before ? now : before
}
