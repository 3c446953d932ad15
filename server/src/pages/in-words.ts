import { dayOf, minuteOf } from '../kernel/work-calendar.ts'
import type { Day } from '../kernel/work-calendar.ts'

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy']

/** `25/06/2021`. */
export function showDate(day: Day): string {
  return day.split('-').reverse().join('/')
}

/** `thứ Sáu 25/06/2021`. */
export function showDay(day: Day): string {
  return `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''} ${showDate(day)}`
}

/** `14:05`, in Viet Nam. */
export function showTime(moment: Date): string {
  const minute = Math.floor(minuteOf(moment))
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** `16:30 thứ Sáu 25/06/2021`. */
export function showMoment(moment: Date): string {
  return `${showTime(moment)} ${showDay(dayOf(moment))}`
}

/** `1,2 MB`, `340 kB`: whole kilobytes until a thousand of them. */
export function showSize(bytes: number): string {
  if (bytes < 1_000_000) return `${String(Math.max(1, Math.round(bytes / 1000)))} kB`
  return `${String(Math.round(bytes / 100_000) / 10).replace('.', ',')} MB`
}
