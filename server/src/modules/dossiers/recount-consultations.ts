import type { Ctx } from '../../platform/db.ts'
import type { CalendarVersion } from '../organisation/public.ts'
import { termEnd, termOfHours } from '../workflow/public.ts'
import { type ConsultationTerm, lockRunningTerms, redateTerm } from './store/consultation-terms.ts'

/**
 * Counts anew until when other agencies are asked (tính lại hạn trả lời ý kiến), where the calendar of whoever is asked
 * has a newer version: silence on a holiday that was declared late means nothing. None ends earlier than before; where
 * the calendar does not reach, it stays.
 */
export async function recountConsultations(
  ctx: Ctx, newest: ReadonlyMap<bigint, CalendarVersion>, dossierIds: readonly bigint[],
): Promise<void> {
  for (const term of await lockRunningTerms(ctx.tx, dossierIds)) {
    const version = newest.get(term.calendarVersionId)
    if (!version) continue
    await redateTerm(ctx.tx, { ...momentsOf(term, version), id: term.id, calendarVersionId: version.versionId })
  }
}

function momentsOf(term: ConsultationTerm, { calendar }: CalendarVersion) {
  const later = (before: Date, part: number) => {
    const end = termEnd(termOfHours(term.askedAt, term.hours * part), [], calendar)
    return end.ok && end.value > before ? end.value : before
  }
  return { halfAt: later(term.halfAt, 0.5), nearAt: later(term.nearAt, 0.8), dueAt: later(term.dueAt, 1) }
}
