/** How often an endpoint was tried out, and since when that is counted. */
export interface Trials {
  readonly trialsFrom: Date | null
  readonly trials: number
}

/** So many times within an hour from the first: enough to mend a receiver, too few to trouble anybody by. */
export const MOST_TRIALS = 10
const HOUR = 3_600_000

/** The count after one more, undefined where there were as many as may be. By the clock of the machine. */
export function nextTrial({ trialsFrom, trials }: Trials, now: Date): Trials | undefined {
  if (trialsFrom === null || now.getTime() - trialsFrom.getTime() >= HOUR) return { trialsFrom: now, trials: 1 }
  return trials < MOST_TRIALS ? { trialsFrom, trials: trials + 1 } : undefined
}
