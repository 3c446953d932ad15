import { type WorkCalendar, addDays, addMonths, dayOf, momentOn } from '../../../kernel/work-calendar.ts'
import type { Evaluated } from './run/instance.ts'
import { termEnd, termOfHours } from './time-limit.ts'

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const [MINUTE, HOURS_A_DAY] = [60_000, 8]

/**
 * When a duration of ISO 8601 is over. By the clock (`null`): months and years as civil ones, the last of a month where
 * the day does not exist. In a working calendar: days and accounting hours, 8 a day; months and years are none.
 */
export function momentAfter(
  duration: string, from: Date, calendar: WorkCalendar | null | undefined,
): Evaluated<Date> {
  const parts = DURATION.exec(duration)
  if (!parts || /(^P|T)$/.test(duration)) return { ok: false, text: `${duration} không phải khoảng thời gian ISO 8601` }
  const [years, months, weeks, days, hours, minutes, seconds] =
    parts.slice(1).map((part: string | undefined) => Number(part ?? 0)) as [
      number, number, number, number, number, number, number]
  if (calendar === undefined) return { ok: false, text: 'không có lịch làm việc để tính' }
  if (calendar !== null) {
    if (years > 0 || months > 0 || weeks > 0) {
      return { ok: false, text: `${duration}: giờ làm việc chỉ đếm ngày, giờ và phút` }
    }
    const due = termEnd(termOfHours(from, days * HOURS_A_DAY + hours + minutes / 60), [], calendar)
    return due.ok ? due : { ok: false, text: 'lịch làm việc không tới ngày đó' }
  }
  const day = addDays(addMonths(dayOf(from), years * 12 + months), weeks * 7 + days)
  const ofDay = from.getTime() - momentOn(dayOf(from), 0).getTime()
  const span = (hours * 60 + minutes) * MINUTE + seconds * 1_000
  return { ok: true, value: new Date(momentOn(day, 0).getTime() + ofDay + span) }
}
