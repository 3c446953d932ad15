import { WEEKDAY } from './dates-texts.ts'
import { say } from './language.ts'
import { unbroken } from './unbroken.ts'

/** Viet Nam has kept UTC+7 without summer time since 1975, wherever the officer's computer believes it stands. */
const AHEAD_OF_UTC = 7 * 3_600_000
const DAY = 86_400_000

/** A moment, or a civil day (YYYY-MM-DD), as a Date whose UTC fields are those of the wall clock in Viet Nam. */
function wallOf(when: string | Date): Date {
  if (typeof when === 'string' && when.length === 10) return new Date(`${when}T00:00:00Z`)
  return new Date((typeof when === 'string' ? Date.parse(when) : when.getTime()) + AHEAD_OF_UTC)
}

const two = (n: number) => String(n).padStart(2, '0')

/** 25/06/2021 */
export function showShortDay(when: string | Date): string {
  const wall = wallOf(when)
  return `${two(wall.getUTCDate())}/${two(wall.getUTCMonth() + 1)}/${wall.getUTCFullYear()}`
}

/** thứ Sáu 25/06/2021, on one line whatever the width. */
export function showDay(when: string | Date): string {
  const weekday = wallOf(when).getUTCDay() as keyof typeof WEEKDAY
  return unbroken(`${say(WEEKDAY[weekday])} ${showShortDay(when)}`)
}

/** 16:30 */
export function showTime(when: string | Date): string {
  const wall = wallOf(when)
  return `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
}

/** 16:30 thứ Sáu 25/06/2021 */
export function showMoment(when: string | Date): string {
  return `${showTime(when)} ${showDay(when)}`
}

/** 16:30 25/06/2021, for columns. */
export function showShortMoment(when: string | Date): string {
  return unbroken(`${showTime(when)} ${showShortDay(when)}`)
}

/** YYYY-MM-DD of the day on which this moment falls in Viet Nam. */
export function dayOf(when: string | Date): string {
  return wallOf(when).toISOString().slice(0, 10)
}

/** Civil days from one moment to the other; negative when `to` lies before. */
export function daysBetween(from: string | Date, to: string | Date): number {
  return (Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / DAY
}

/** The wall clock in Viet Nam, `2021-06-25T16:30` ⇄ the moment on the wire. */
export function toLocalInput(when: string | Date): string {
  return wallOf(when).toISOString().slice(0, 16)
}

export function fromLocalInput(local: string): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? new Date(`${local}:00+07:00`).toISOString() : undefined
}

/** An hour as people type it, `8:05`, `8h05`, `16.30` or `8`, as `08:05`; nothing if it is none. */
export function timeFromText(text: string): string | undefined {
  const [, hour = '', minute = '0'] = /^(\d{1,2})(?:[:.hg]?(\d{2}))?$/i.exec(text.trim()) ?? []
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60
    ? `${two(Number(hour))}:${two(Number(minute))}`
    : undefined
}

/** Day, month, year as typed → YYYY-MM-DD, YYYY-MM or YYYY: as much as is known, nothing if it is not a day. */
export function dayFromParts(day: string, month: string, year: string): string | undefined {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()]
  if (!/^\d{4}$/.test(y) || (d !== '' && m === '')) return undefined
  if (m === '') return y
  if (!/^\d{1,2}$/.test(m) || Number(m) < 1 || Number(m) > 12) return undefined
  if (d === '') return `${y}-${m.padStart(2, '0')}`
  const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const exists = /^\d{1,2}$/.test(d) && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
  return exists ? iso : undefined
}
