import { type Language, sayIn } from '@motcua/contracts/texts.ts'
import { weekdayOf } from '../kernel/civil-day.ts'
import { type Day, dayOf, minuteOf } from '../kernel/work-calendar.ts'
import { WEEKDAY } from './in-words-texts.ts'

/** `25/06/2021`. */
export function showDate(day: Day): string {
  return day.split('-').reverse().join('/')
}

/** `thứ Sáu 25/06/2021`. */
export function showDay(day: Day, language: Language = 'vi'): string {
  return `${sayIn(language)(WEEKDAY[weekdayOf(day) as keyof typeof WEEKDAY])} ${showDate(day)}`
}

/** `14:05`, in Viet Nam. */
export function showTime(moment: Date): string {
  const minute = Math.floor(minuteOf(moment))
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** `16:30 thứ Sáu 25/06/2021`. */
export function showMoment(moment: Date, language: Language = 'vi'): string {
  return `${showTime(moment)} ${showDay(dayOf(moment), language)}`
}

/** `1,2 MB`, `340 kB`: whole kilobytes until a thousand of them. */
export function showSize(bytes: number): string {
  if (bytes < 1_000_000) return `${String(Math.max(1, Math.round(bytes / 1000)))} kB`
  return `${String(Math.round(bytes / 100_000) / 10).replace('.', ',')} MB`
}
