import {
  FeelDate, FeelDateTime, FeelDuration, FeelTime, dateAndTime, duration, isFunction, isRange, parseDate, time,
} from 'feelin'
import { dayOf, momentOn } from '../../kernel/civil-day.ts'
import type { Json } from '../db.ts'

/** The kinds of time that JSON has only as text. Both spellings of DMN: of 1.1 and of what came after. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'date': (text) => parseDate(text), 'time': time, 'dateTime': dateAndTime, 'date and time': dateAndTime,
  'dayTimeDuration': duration, 'days and time duration': duration, 'yearMonthDuration': duration,
  'years and months duration': duration, 'duration': duration,
}

/** Whether values of this type are text in JSON and something else in FEEL. */
export function isTemporalType(type: string): boolean {
  return Object.hasOwn(READERS, type)
}

/** A moment, a day, a time or a duration of the type, from ISO 8601; null if it is none. */
export function temporalOf(type: string, text: string): unknown {
  return READERS[type]?.(text) ?? null
}

/** A value of FEEL as JSON: what has no place there, dates, times, durations and ranges, as its text in ISO 8601. */
export function jsonOf(value: unknown): Json {
  if (value === null || value === undefined || isFunction(value)) return null
  if (typeof value === 'string') return storable(value)
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) return value.map(jsonOf)
  if (isTemporal(value) || isRange(value)) return (value as { toString(): string }).toString()
  if (typeof value !== 'object') return null
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), jsonOf(part)]))
}

/** FEEL can write `"\u0000"` and half a character, which no text of the database may hold: a sign stands instead. */
function storable(text: string): string {
  return text.replaceAll(/\0|\p{Surrogate}/gu, '\ufffd')
}

/** Whether it is a day, a time, a moment or a duration. */
function isTemporal(value: unknown): boolean {
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime
    || value instanceof FeelDuration
}

/** What FEEL says of time now, in Viet Nam: without these its own functions would ask the machine. */
export function clockOf(now: Date): Readonly<Record<string, unknown>> {
  const day = dayOf(now)
  const clockTime = new Date(now.getTime() - momentOn(day, 0).getTime()).toISOString().slice(11, 19)
  const [at, today] = [dateAndTime(`${day}T${clockTime}+07:00`), parseDate(day)]
  return { now: () => at, today: () => today }
}
