import type { OwnRoster, Roster } from '@motcua/contracts/roster.ts'
import { timeFromText } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ROSTER } from './roster-texts.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** Minutes of the day as a time: 450 is 07:30. */
export function timeOfMinute(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** A time as people type it, in minutes of the day; nothing if it is none. Midnight as an end is 24:00. */
export function minuteOfTime(text: string): number | undefined {
  if (text.trim() === '24:00') return 1440
  const time = timeFromText(text)
  const [hour = 0, minute = 0] = time?.split(':').map(Number) ?? []
  return time === undefined ? undefined : hour * 60 + minute
}

/** `07:30-11:30, quầy 1`. */
export function spanOfDuty(
  { begins, ends, counter }: Pick<OwnRoster['duties'][number], 'begins' | 'ends' | 'counter'>,
): string {
  return `${timeOfMinute(begins)}-${timeOfMinute(ends)}, ${counter === null
    ? say(ROSTER.noCounterShort) : say(ROSTER.counterShort, { counter })}`
}

/** Full-time equivalents with two decimals, as in `0,60`. */
export function fullTimeText(value: number | null): string {
  return value === null ? say(ROSTER.noFullTime) : value.toFixed(2).replace('.', ',')
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** A new duty: the whole working day, from the first opening to the last closing. */
export function wholeDay({ shifts }: Pick<NonNullable<Roster['place']>, 'shifts'>): { begins: string; ends: string } {
  return { begins: timeOfMinute(shifts[0]?.opens ?? 450), ends: timeOfMinute(shifts.at(-1)?.closes ?? 1020) }
}
