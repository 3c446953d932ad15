import { MINUTE } from '../../../kernel/civil-day.ts'

/** So far apart may the clocks of two machines that serve one installation be; `doctor` warns long before. */
const MOST_APART = 2 * MINUTE

/**
 * The last moment that can have been, as far as the machine knows. A code or a session of a later one was made before
 * the clock was set back, and would live longer than the rules allow by as much: it is over, and is asked for anew.
 */
export function latestPossible(machineNow: Date): Date {
  return new Date(machineNow.getTime() + MOST_APART)
}
