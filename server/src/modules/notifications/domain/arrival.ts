/** How one ends that a gateway took, as it says. */
export type End = 'delivered' | 'failed' | 'expired' | 'unknown-number'
/** Whether what was sent arrived. `returned`: the post brought the letter back. `unknown`: the gateway never said. */
export type Arrival = 'awaited' | End | 'returned' | 'unknown'

/** What the policy `message-arrivals` holds: when a gateway is asked first, and how long it may take to say it. */
export interface ArrivalRule {
  readonly firstAskMinutes: number
  /** Gateways keep trying for a day or two: whoever turned on the phone by then was told. */
  readonly giveUpAfterHours: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Soon at first, since most arrive at once; then rarely, since the others take as long as a phone is off. */
const LONGEST_PAUSE = 4 * HOUR

/** When it is asked next, after so many answers that did not say it: 1, 2, 4 … times the first pause. */
export function askedNext(now: Date, tries: number, { firstAskMinutes }: Pick<ArrivalRule, 'firstAskMinutes'>): Date {
  return new Date(now.getTime() + Math.min(firstAskMinutes * MINUTE * 2 ** Math.min(tries, 20), LONGEST_PAUSE))
}

/** What is known of a message now; undefined while it is waited for. What was said late is not taken for silence. */
export function arrivalOf(
  said: End | undefined, sentAt: Date, now: Date, { giveUpAfterHours }: Pick<ArrivalRule, 'giveUpAfterHours'>,
): End | 'unknown' | undefined {
  if (said) return said
  return now.getTime() - sentAt.getTime() >= giveUpAfterHours * HOUR ? 'unknown' : undefined
}

/** Whether somebody was not told by it, so that the next way is due; of what nobody knows it may have arrived. */
export function isMissed(arrival: Arrival): boolean {
  return arrival === 'failed' || arrival === 'expired' || arrival === 'unknown-number'
}
