import type { RestAsked } from '../../../kernel/rest-asked.ts'

/** A partner is not left alone for longer because it asks for it, unless the policy `partner-rest` says so. */
export const LONGEST_REST_SECONDS = 3_600

const SECONDS = /^\d{1,15}$/
/** IMF-fixdate, the one form of a date that may still be written (RFC 9110, 5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * For how many seconds a partner asks to be left alone, not less than none and no more than `most`; undefined where
 * nobody can read it. A date is held against the partner's own `Date`, whose clock may be wrong as a whole, and against
 * ours (`now`) where it says none.
 */
export function restSecondsOf({ retryAfter, date }: RestAsked, now: Date, most: number): number | undefined {
  const asked = retryAfter.trim()
  if (SECONDS.test(asked)) return Math.min(most, Number(asked))
  const until = momentOf(asked)
  if (until === undefined) return undefined
  const from = (date === null ? undefined : momentOf(date.trim())) ?? now.getTime()
  return Math.min(most, Math.max(0, Math.ceil((until - from) / 1_000)))
}

function momentOf(text: string): number | undefined {
  const moment = HTTP_DATE.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(moment) ? undefined : moment
}

/**
 * When a partner is tried again: after as long as it asked for (`asked`, seconds), and not before its failures in a row
 * say so (`backOff`, seconds).
 */
export function triedAgainAt(now: Date, backOff: number, asked: number | undefined): Date {
  return new Date(now.getTime() + Math.max(backOff, asked ?? 0) * 1_000)
}
