import type { DutySpan } from './duty-hours.ts'
import type { Hall } from './hall.ts'

/** Somebody on duty at a counter for a span of a day. */
export interface OnDuty extends Pick<DutySpan, 'begins' | 'ends'> { readonly counter: number }

/**
 * Minutes for which the counters of a service have somebody in a span of a day: by the roster where one was written,
 * in which no counter has two at once (duty_at_counter_once); where none was, every counter of the hall has somebody.
 */
export function counterMinutes(
  { hall, onDuty }: { readonly hall: Hall; readonly onDuty?: readonly OnDuty[] | undefined }, service: string,
  { begins, ends }: Pick<DutySpan, 'begins' | 'ends'>,
): number {
  const counters = hall.counters.filter(({ services }) => services.includes(service)).map(({ number }) => number)
  if (!onDuty) return counters.length * (ends - begins)
  return onDuty.filter(({ counter }) => counters.includes(counter))
    .reduce((sum, one) => sum + Math.max(0, Math.min(ends, one.ends) - Math.max(begins, one.begins)), 0)
}
