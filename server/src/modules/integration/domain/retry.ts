const FIRST_SECONDS = 2
const LONGEST_SECONDS = 300

/** Seconds until a partner that failed so often in a row is tried again: twice as long each time, minutes at most. */
export function retryAfter(failures: number): number {
  return doubling(FIRST_SECONDS, LONGEST_SECONDS, failures)
}

const COMPARED_FIRST_SECONDS = 60
const COMPARED_LONGEST_SECONDS = 21_600

/** The same of a catalogue that could not be compared, which is a call for each procedure: a minute, hours at most. */
export function compareAgainAfter(failures: number): number {
  return doubling(COMPARED_FIRST_SECONDS, COMPARED_LONGEST_SECONDS, failures)
}

const CONFIRMED_LONGEST_SECONDS = 3_600

/** The same of a package of which a partner would not hear what became: an hour at most, for there may be many. */
export function confirmAgainAfter(tries: number): number {
  return doubling(FIRST_SECONDS, CONFIRMED_LONGEST_SECONDS, tries)
}

/** Seconds after so many failures in a row: twice as long each time. */
function doubling(first: number, longest: number, failures: number): number {
  return Math.min(longest, first * 2 ** Math.min(20, Math.max(0, failures - 1)))
}
