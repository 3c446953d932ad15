import { isDay, momentOn } from '../kernel/civil-day.ts'

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/
const OFFSET_HERE = 7 * 60

/**
 * A moment as ISO 8601 writes it; without an offset it is Viet Nam time, without a time the beginning of the day.
 * Undefined for anything else, a day or hour that does not exist included.
 */
export function readMoment(text: string): Date | undefined {
  const microseconds = readMicroseconds(text)
  return microseconds === undefined ? undefined : new Date(Math.floor(microseconds / 1000))
}

/**
 * The same in microseconds of the epoch, a whole number: logs of others tell the order of their events by the digits
 * that a Date has not.
 */
export function readMicroseconds(text: string): number | undefined {
  const [, day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = '+07'] = MOMENT.exec(text) ?? []
  const offset = offsetOf(zone)
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59
  const midnight = midnightOf(day)
  if (midnight === undefined || !isTime || offset === undefined) return undefined
  const seconds = (Number(hour) * 60 + Number(minute) + OFFSET_HERE - offset) * 60 + Number(second)
  return (midnight + seconds * 1000) * 1000 + Number(fraction.padEnd(6, '0'))
}

/** A moment in Viet Nam time, `2021-05-04T17:00:00+07:00`, milliseconds only where there are some. */
export function writeMoment(moment: Date): string {
  return new Date(moment.getTime() + OFFSET_HERE * 60_000).toISOString().replace(/(?:\.000)?Z$/, '+07:00')
}

/** Minutes after midnight of `HH:MM`; undefined for anything else. */
export function readTimeOfDay(text: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute)
}

/** A log names few days many times, and to work one out takes longer than all the rest of a moment. */
const MIDNIGHTS = new Map<string, number>()
const MOST_MIDNIGHTS = 10_000

function midnightOf(day: string): number | undefined {
  const known = MIDNIGHTS.get(day)
  if (known !== undefined || !isDay(day)) return known
  if (MIDNIGHTS.size >= MOST_MIDNIGHTS) MIDNIGHTS.clear()
  const midnight = momentOn(day, 0).getTime()
  MIDNIGHTS.set(day, midnight)
  return midnight
}

function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))]
  if (hours > 14 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
