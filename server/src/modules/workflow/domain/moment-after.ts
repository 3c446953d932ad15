import { MINUTE, isDay } from '../../../kernel/civil-day.ts'
import { type WorkCalendar, addDays, addMonths, dayOf, momentOn } from '../../../kernel/work-calendar.ts'
import type { Evaluated } from './run/instance.ts'
import { type PauseFact, termEnd, termOfHours } from './time-limit.ts'

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const HOURS_A_DAY = 8
const DATE = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/

/**
 * When a duration of ISO 8601 is over. By the clock (`null`): months and years as civil ones, the last of a month where
 * the day does not exist. In a working calendar: days and accounting hours, 8 a day, without `pauses`; what is no
 * `isWorkingSpan` is none.
 */
export function momentAfter(
  duration: string, from: Date, calendar: WorkCalendar | null | undefined, pauses: readonly PauseFact[] = [],
): Evaluated<Date> {
  const parts = DURATION.exec(duration)
  if (!parts || /(^P|T)$/.test(duration)) return { ok: false, text: `${duration} không phải khoảng thời gian ISO 8601` }
  const [years, months, weeks, days, hours, minutes, seconds] =
    parts.slice(1).map((part: string | undefined) => Number(part ?? 0)) as [
      number, number, number, number, number, number, number]
  if (calendar === undefined) return { ok: false, text: 'không có lịch làm việc để tính' }
  if (calendar !== null) {
    if (!isWorkingSpan(duration)) return { ok: false, text: `${duration}: ${WORKING_SPAN}` }
    const due = termEnd(termOfHours(from, days * HOURS_A_DAY + hours + minutes / 60), pauses, calendar)
    return due.ok ? due : { ok: false, text: 'lịch làm việc không tới ngày đó' }
  }
  const day = addDays(addMonths(dayOf(from), years * 12 + months), weeks * 7 + days)
  const ofDay = from.getTime() - momentOn(dayOf(from), 0).getTime()
  const span = (hours * 60 + minutes) * MINUTE + seconds * 1_000
  return { ok: true, value: new Date(momentOn(day, 0).getTime() + ofDay + span) }
}

/**
 * The moment that a model names by its date (ISO 8601): of Viet Nam, where it says no offset; the beginning of a day,
 * where it says no hour. Undefined for what is no moment.
 */
export function momentOfDate(text: string): Date | undefined {
  const [, day, hour = '0', minute = '0', second = '0', offset] = DATE.exec(text) ?? []
  if (day === undefined || !isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return undefined
  }
  if (offset !== undefined) return new Date(text)
  const local = momentOn(day, Number(hour) * 60 + Number(minute))
  return new Date(local.getTime() + Number(second) * 1_000)
}

/** What to say of a duration that is none of working time. */
export const WORKING_SPAN = 'giờ làm việc chỉ đếm ngày, giờ và phút'

/**
 * Whether working time counts it: days, hours and minutes. A week or month of work is agreed by nobody, and an office
 * opens and closes by the minute.
 */
export function isWorkingSpan(duration: string): boolean {
  const [, years, months, weeks, , , , seconds] = DURATION.exec(duration) ?? ['', '1']
  return [years, months, weeks, seconds].every((part) => Number(part ?? 0) === 0)
}

/** Whether a cycle of this duration is slow enough to be waited for; of a quicker one a process would never rest. */
export function isSlowCycle(duration: string): boolean {
  const start = new Date(0)
  const end = momentAfter(duration, start, null)
  return end.ok && end.value.getTime() - start.getTime() >= MINUTE
}
