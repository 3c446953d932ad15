import { isDay, momentOn } from '../kernel/civil-day.ts'

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/
const OFFSET_HERE = 7 * 60

/**
 * A moment as ISO 8601 writes it; without an offset it is Viet Nam time, without a time the beginning of the day.
 * Undefined for anything else, a day or hour that does not exist included.
 */
export function readMoment(text: string): Date | undefined {
  const [, day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = '+07'] = MOMENT.exec(text) ?? []
  const offset = offsetOf(zone)
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59
  if (!isDay(day) || !isTime || offset === undefined) return undefined
  const inMinutes = Number(hour) * 60 + Number(minute) + Number(second) / 60 + OFFSET_HERE - offset
  return new Date(Math.round(momentOn(day, inMinutes).getTime()) + Number(fraction.padEnd(3, '0')))
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

function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))]
  if (hours > 14 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
