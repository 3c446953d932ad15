import { addDays, dayOf, minuteOf, momentOn } from '../../../kernel/civil-day.ts'

/** What the policy `quiet-hours` holds: `HH:MM` in Viet Nam time, over midnight where it begins later than it ends. */
export interface QuietHours {
  readonly from: string
  readonly to: string
  /** Keys of texts that are told at any hour. */
  readonly urgent: readonly string[]
}

/** When what rings may be sent: this moment, or the end of the quiet hours in which it lies. */
export function audibleFrom(now: Date, { from, to }: QuietHours): Date {
  const [begin, end, minute] = [minutesOf(from), minutesOf(to), minuteOf(now)]
  const isQuiet = begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end
  if (!isQuiet) return now
  return momentOn(minute < end ? dayOf(now) : addDays(dayOf(now), 1), end)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
