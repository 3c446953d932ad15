import type { Day } from '../../../kernel/civil-day.ts'

/** What a paper of the Kho is worth on a day (domain 7.2): ended by somebody, over by its term, not begun, or good. */
export type KeptState = 'valid' | 'not-yet' | 'expired' | Ended

/** Why somebody ended it. */
type Ended = 'replaced' | 'revoked' | 'withdrawn' | 'over'

/**
 * The state of a kept paper on a day. Its last day counts whole; what somebody ended stays ended, whatever its term
 * says. Pure.
 */
export function keptStateOf(
  { endedWhy, validFrom, validTo }: {
    readonly endedWhy: Ended | null; readonly validFrom: Day | null; readonly validTo: Day | null
  }, day: Day,
): KeptState {
  if (endedWhy !== null) return endedWhy
  if (validTo !== null && validTo < day) return 'expired'
  return validFrom !== null && validFrom > day ? 'not-yet' : 'valid'
}
