const FIRST_SECONDS = 2
const LONGEST_SECONDS = 300

/** Seconds until a partner that failed so many times in a row is tried again: each time twice as long, up to minutes. */
export function retryAfter(failures: number): number {
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(20, Math.max(0, failures - 1)))
}
