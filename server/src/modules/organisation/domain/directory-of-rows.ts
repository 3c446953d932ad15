import type { Day } from '../../../kernel/work-calendar.ts'
import { type Directory, makeDirectory } from './directory.ts'
import type { CalendarInForce, Facts, Unit } from './facts.ts'
import type { ProvinceRows, Validity } from './province.ts'

/**
 * The province of a day as its files say it, without a database: for commands that look files through. Numbers of units
 * are places in the list; who took whose place is not known. Pure.
 */
export function directoryOfRows(rows: ProvinceRows, day: Day): Directory {
  const held = <T extends Validity>(all: readonly T[]) =>
    all.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
  const inForce = held(rows.units)
  const numbers = new Map(inForce.map(({ id }, nth) => [id, BigInt(nth + 1)]))
  const numberOf = (id: string | null) => id === null ? null : numbers.get(id) ?? null
  const units = inForce.map((row, nth): Unit => ({
    id: BigInt(nth + 1), versionId: BigInt(nth + 1), publicId: row.id, idOfData: row.id, kind: row.kind,
    name: row.name, form: row.form, level: row.level, parentId: numberOf(row.parent),
    territoryId: numberOf(row.territory), hostId: numberOf(row.host), agencyCode: row.agencyCode,
    legacyCode: row.legacyCode, isCodeInvented: row.codeInvented, gsoCode: row.gsoCode, areaType: row.areaType,
    suffix: row.suffix, isOneStop: row.isOneStop, hasOneStop: row.hasOneStop,
    receivesAtId: numberOf(row.receivesAt), calendarId: row.calendar, note: row.note,
  }))
  const calendars = new Map(rows.calendars.map(
    ({ id, from, until, shifts, holidays, makeUpDays, weeklyRest }, nth): [string, CalendarInForce] => [id, {
      versionId: BigInt(nth + 1),
      calendar: {
        from, until, shifts, weeklyRest, holidays: new Set(holidays.map((one) => one.day)),
        makeUpDays: new Set(makeUpDays),
      },
    }]))
  const facts: Facts = {
    province: held([rows.province])[0], levels: held(rows.levels), pastLevels: [], areaTypes: held(rows.areaTypes),
    roles: held(rows.roles), units, groups: [], posts: [], policies: held(rows.policies), calendars, past: [],
    successors: [], meanings: new Map(),
  }
  return makeDirectory(facts, day)
}
