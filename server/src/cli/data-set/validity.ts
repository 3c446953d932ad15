import type { Day } from '../../kernel/work-calendar.ts'
import type { Validity } from '../../modules/organisation/public.ts'

/** What a file that says nothing means: the present province was made on that day. */
const SINCE = '1989-07-01'

/** From when to when a row holds; left out, from the beginning and for ever. */
export function validityOf(row: { valid_from?: Day | null; valid_to?: Day | null }): Validity {
  return { validFrom: row.valid_from ?? SINCE, validTo: row.valid_to ?? null }
}

/** The days on which both hold: a division is not older than its agency and does not outlive it. */
export function within(inner: Validity, outer: Validity): Validity {
  const validFrom = inner.validFrom > outer.validFrom ? inner.validFrom : outer.validFrom
  const ends = [inner.validTo, outer.validTo].filter((day) => day !== null).sort()
  return { validFrom, validTo: ends[0] ?? null }
}

/** Whether there is a day on which both hold. */
export function overlap(one: Validity, other: Validity): boolean {
  return (one.validTo ?? '9999-12-31') >= other.validFrom && (other.validTo ?? '9999-12-31') >= one.validFrom
}
