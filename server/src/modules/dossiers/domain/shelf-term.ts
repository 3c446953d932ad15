import { type Day, addDays, dayOf } from '../../../kernel/civil-day.ts'

/** After how many days of the calendar a result that nobody collects goes to the archive (R19); a local rule. */
export interface ShelfTerm { readonly after: number }

/** The first day on which it may go: so many days after the one on which it came to lie there. */
export function archiveDayOf(since: Date, { after }: ShelfTerm): Day {
  return addDays(dayOf(since), after)
}
