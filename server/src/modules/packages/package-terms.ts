import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type WorkCalendar, addWorkingDays } from '../../kernel/work-calendar.ts'
import type { Directory } from '../organisation/public.ts'
import type { Dates } from './package-data.ts'

/** Working days, as the policies of a day say; what no policy says is not held to anything. */
export interface PackageTerms { readonly announce?: number; readonly makePublic?: number }

/** One limit of a procedure's way to the public. */
export interface PackageTerm {
  readonly kind: 'announce' | 'make-public'
  /** The last day on which it is in time. */
  readonly due: Day
  /** When it was done; null as long as it is not. */
  readonly on: Day | null
  readonly days: number
}

/**
 * The limits of a day (NĐ 63/2010 Đ.15, 16 as amended): policies `procedure-announcement`, before it takes effect, and
 * `procedure-publication`, after it was announced; each a term of working days.
 */
export function termsOn(directory: Pick<Directory, 'policy'>): PackageTerms {
  const [announce, makePublic] = [
    daysOf(directory.policy('procedure-announcement')?.value), daysOf(directory.policy('procedure-publication')?.value),
  ]
  return { ...announce !== undefined && { announce }, ...makePublic !== undefined && { makePublic } }
}

function daysOf(value: unknown): number | undefined {
  const term = value as { readonly amount?: unknown; readonly unit?: unknown } | null | undefined
  return typeof term?.amount === 'number' && term.unit === 'working-day' ? term.amount : undefined
}

/**
 * What is to be done by when, of what is known: announced so many working days before it takes effect, made public so
 * many after it was announced. A day of which the calendar knows nothing has no limit. Pure.
 */
export function termsOf(
  { effective, announced, madePublic }: Dates, { announce, makePublic }: PackageTerms, calendar: WorkCalendar,
): PackageTerm[] {
  const term = (kind: PackageTerm['kind'], from: Day | null, days: number | undefined, on: Day | null) => {
    if (from === null || days === undefined) return []
    const due = addWorkingDays(from, kind === 'announce' ? -days : days, calendar)
    return due.ok ? [{ kind, due: due.value, on, days }] : []
  }
  return [
    ...term('announce', effective, announce, announced), ...term('make-public', announced, makePublic, madePublic),
  ]
}

/** What is published here is on the portal from that moment: it was made public then, unless another day is written. */
export function datesOf(dates: Dates, releasedAt: Date | null): Dates {
  return { ...dates, madePublic: dates.madePublic ?? (releasedAt && dayOf(releasedAt)) }
}

/** Whether a limit is over and nothing was done, or it was done after it. */
export function isLate({ due, on }: PackageTerm, today: Day): boolean {
  return (on ?? today) > due
}
