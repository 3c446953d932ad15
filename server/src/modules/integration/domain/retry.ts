const FIRST_SECONDS = 2
const LONGEST_SECONDS = 300

/** Seconds until a partner that failed so often in a row is tried again: twice as long each time, minutes at most. */
export function retryAfter(failures: number): number {
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(20, Math.max(0, failures - 1)))
}
