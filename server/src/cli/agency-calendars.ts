import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { WorkCalendar } from '../kernel/work-calendar.ts'
import { readCalendars, workCalendarOf } from './read-calendar.ts'

/** The calendar an agency of a data set works by; undefined for one that the data set does not know. */
export type CalendarOf = (agencyId: string | undefined) => WorkCalendar | undefined

/**
 * The calendars of a data set by agency: the timetable an agency names in `organisation.yaml` (`shift`), else that of
 * the unit it stands in, else the `default_shift`. Sections made from a template (`<agency>:<suffix>`) work as it says,
 * or as their agency. Who names no agency gets the first timetable of `calendar.yaml`. `organisation.yaml` is read when
 * first an agency is asked for, and only as far as that answer needs; the whole of it is judged by `import`.
 *
 * Throws an Error naming file and place for a `calendar.yaml` that is not written as it should be; what it gives throws
 * the same for an `organisation.yaml`, each time it is asked.
 */
export function openAgencyCalendars(folder: string): CalendarOf {
  const calendars = new Map([...readCalendars(folder)].map(([id, calendar]) => [id, workCalendarOf(calendar)]))
  const [first] = calendars.values()
  let shifts: ReadonlyMap<string, string> | Error | undefined
  return (agencyId) => {
    if (agencyId === undefined) return first
    shifts ??= triedTo(() => shiftsOfUnits(join(folder, 'organisation.yaml'), calendars))
    if (shifts instanceof Error) throw shifts
    return calendars.get(shifts.get(agencyId) ?? '')
  }
}

/** A fault is kept like an answer: a batch of 100,000 lines does not read a broken file as often. */
function triedTo<T>(read: () => T): T | Error {
  try {
    return read()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The timetable of each unit by its id. */
function shiftsOfUnits(path: string, calendars: ReadonlyMap<string, WorkCalendar>): ReadonlyMap<string, string> {
  if (!existsSync(path)) throw new Error(`${path}: there is no such file`)
  const raw: unknown = parse(readFileSync(path, 'utf8'))
  if (!isObject(raw)) throw new Error(`${path}: it holds no units`)
  const lists = Object.entries(raw).filter(([key]) => key !== 'meta' && key !== 'agency_groups')
  const { meta, default_shift: standing } = raw
  // Older files say it in words, with the id in front.
  const usual = standing ?? (isObject(meta) ? meta['default_shift'] : undefined)
  const known = (shift: unknown, place: string): string => {
    const id = typeof shift === 'string' ? shift.split(' ')[0] ?? '' : ''
    if (calendars.has(id)) return id
    throw new Error(`${path}/${place}: calendar.yaml has no timetable ${String(shift)}`)
  }
  const sections = templateSections(raw)
  const found = new Map<string, string>()
  const visit = (value: unknown, key: string, shiftAbove: string): void => {
    if (Array.isArray(value)) { for (const item of value) visit(item, '', shiftAbove); return }
    if (!isObject(value)) return
    const { id, shift } = value
    const name = typeof id === 'string' && id.includes(':') ? id : undefined
    const own = shift === undefined || shift === null ? shiftAbove : known(shift, `${name ?? key}/shift`)
    if (name !== undefined) found.set(name, own)
    // Districts and communes stand in the file with their agency inside, and only these have sections by template.
    if (name !== undefined && key === 'agency') {
      for (const { suffix, shift: its } of sections) {
        found.set(`${name}:${suffix}`, its === undefined ? own : known(its, `${suffix}/shift`))
      }
    }
    for (const [inner, content] of Object.entries(value)) visit(content, inner, own)
  }
  visit(Object.fromEntries(lists), '', known(usual, 'default_shift'))
  return found
}

/** The sections all agencies of a level have, listed once under a key that ends in `_template`. */
function templateSections(raw: Record<string, unknown>): { readonly suffix: string; readonly shift: unknown }[] {
  const templates = Object.entries(raw).filter(([key]) => key.endsWith('_template')).map(([, value]) => value)
  const lists = templates.filter(isObject).flatMap((template) => Object.values(template)).filter(Array.isArray)
  return lists.flat().flatMap((section: unknown) =>
    isObject(section) && typeof section['suffix'] === 'string'
      ? [{ suffix: section['suffix'], shift: section['shift'] }] : [])
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
