import { say } from '../../lib/language.ts'
import { SPAN } from './log-texts.ts'

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400]

/** So long, in its largest whole unit. */
export function wordsOfSpan(seconds: number): string {
  if (seconds < MINUTE) return say(SPAN.seconds, { count: seconds })
  if (seconds < HOUR) return say(SPAN.minutes, { count: Math.floor(seconds / MINUTE) })
  if (seconds < 2 * DAY) return say(SPAN.hours, { count: Math.floor(seconds / HOUR) })
  return say(SPAN.days, { count: Math.floor(seconds / DAY) })
}
