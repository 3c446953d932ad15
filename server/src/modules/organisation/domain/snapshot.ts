import { type Day, type WorkCalendar, addDays } from '../../../kernel/work-calendar.ts'
import type {
  AreaType, CalendarInForce, Facts, Group, Level, Policy, Province, Role, Successor, Unit,
} from './facts.ts'
import type { CalendarRow, UnitKind } from './province.ts'

type Raw = Readonly<Record<string, unknown>>
type Dated<T> = T & { readonly from: Day; readonly to: Day | null }

/** All versions of everything, of one moment. */
export interface Snapshot {
  readonly revision: bigint
  readonly provinces: readonly Dated<Omit<Province, 'brand'>>[]
  readonly levels: readonly Dated<Level>[]
  readonly areaTypes: readonly Dated<AreaType>[]
  readonly roles: readonly Dated<Role>[]
  readonly units: readonly Dated<Unit>[]
  readonly groups: readonly Dated<Group>[]
  readonly posts: readonly Dated<{ unitId: bigint; name: string }>[]
  readonly policies: readonly Dated<Policy & { key: string; scope: string | null }>[]
  /** The newest version of each calendar. */
  readonly calendars: ReadonlyMap<string, CalendarInForce>
  /** Of which calendar each version is. */
  readonly calendarKeys: ReadonlyMap<bigint, string>
  /** Who took the place of whom, and what words of rules mean since. */
  readonly successors: readonly Successor[]
  readonly meanings: readonly { readonly rule: string; readonly means: string; readonly onDay: Day }[]
  /** Names that mean other places from a day on. */
  readonly nameTraps: readonly { readonly name: string; readonly text: string; readonly onDay: Day }[]
}

type RawTables = Readonly<Record<'province' | 'level' | 'area_type' | 'role' | 'unit' | 'unit_version' | 'unit_group'
  | 'post' | 'policy' | 'calendar_version' | 'unit_succession' | 'rule_succession' | 'name_trap', readonly Raw[]>>
  & { readonly revision: bigint }

/**
 * Reads what the store loaded. Calendar versions are added to `calendars` and those already there kept, since counts
 * are worked out once per calendar object.
 */
export function snapshotOf(raw: RawTables, calendars: Map<bigint, WorkCalendar>): Snapshot {
  const newest = new Map<string, CalendarInForce>()
  const calendarKeys = new Map<bigint, string>()
  for (const row of raw.calendar_version) { // oldest first
    const versionId = big(row['id'])
    const calendar = calendars.get(versionId) ?? calendarOf(row['content'] as CalendarRow)
    calendars.set(versionId, calendar)
    calendarKeys.set(versionId, text(row['key']))
    newest.set(row['key'] as string, { versionId, calendar })
  }
  const names = new Map(raw.unit.map((row) => [row['id'], row]))
  return {
    revision: raw.revision,
    provinces: raw.province.map((row) => dated(row, {
      id: text(row['key']), name: text(row['name']), agencyCode: text(row['agency_code']),
      placeCode: text(row['place_code']) })),
    levels: raw.level.map((row) => dated(row, {
      id: text(row['key']), name: text(row['name']), rank: row['rank'] as number, rule: text(row['rule']) })),
    areaTypes: raw.area_type.map((row) => dated(row, {
      id: text(row['key']), name: text(row['name']), facts: row['facts'] as AreaType['facts'] })),
    roles: raw.role.map((row) => dated(row, { id: text(row['key']), name: text(row['name']) })),
    units: raw.unit_version.map((row) => dated(row, unitOf(row, names.get(row['unit_id']) ?? {})))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    groups: raw.unit_group.map((row) => dated(row, {
      id: text(row['key']), name: text(row['name']), select: row['selector'] as Group['select'],
      members: row['members'] as string[] })),
    posts: raw.post.map((row) => dated(row, { unitId: big(row['unit_id']), name: text(row['name']) })),
    policies: raw.policy.map((row) => dated(row, {
      key: text(row['key']), scope: maybe(row['scope']), value: row['value'], article: text(row['article']) })),
    calendars: newest,
    calendarKeys,
    successors: raw.unit_succession.map((row): Successor => ({
      fromId: big(row['from_id']), toId: maybeBig(row['to_id']), onDay: text(row['on_day']), event: text(row['event']),
      kind: row['kind'] as Successor['kind'], isHeir: row['is_heir'] === true, places: row['places'] as string[],
      note: maybe(row['note']) })),
    meanings: raw.rule_succession.map((row) =>
      ({ rule: text(row['rule']), means: text(row['means']), onDay: text(row['on_day']) })),
    nameTraps: raw.name_trap.map((row) =>
      ({ name: text(row['name']), text: text(row['text']), onDay: text(row['on_day']) })),
  }
}

/** The days on which something begins, or has ended the day before; in order. */
export function boundariesOf(snapshot: Snapshot): readonly Day[] {
  const { provinces, levels, areaTypes, roles, units, groups, posts, policies } = snapshot
  const all: Dated<unknown>[] = [provinces, levels, areaTypes, roles, units, groups, posts, policies].flat()
  const days = [
    ...all.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)])),
    ...snapshot.successors.map(({ onDay }) => onDay), ...snapshot.meanings.map(({ onDay }) => onDay),
  ]
  return [...new Set(days)].sort()
}

/** What of it is in force on a day. */
export function factsOn(snapshot: Snapshot, day: Day): Facts {
  const inForce = <T>(rows: readonly Dated<T>[]) =>
    rows.filter(({ from, to }) => from <= day && (to === null || day <= to))
  return {
    province: inForce(snapshot.provinces)[0],
    levels: inForce(snapshot.levels),
    pastLevels: snapshot.levels.flatMap((level) =>
      level.to !== null && level.to < day ? [{ ...level, until: level.to }] : []),
    areaTypes: inForce(snapshot.areaTypes),
    roles: inForce(snapshot.roles),
    units: inForce(snapshot.units),
    groups: inForce(snapshot.groups),
    posts: inForce(snapshot.posts),
    policies: inForce(snapshot.policies),
    calendars: snapshot.calendars,
    // As they were last: of several versions of one unit the latest comes last.
    past: [...snapshot.units].filter(({ to }) => to !== null && to < day)
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
    successors: snapshot.successors.filter(({ onDay }) => onDay <= day),
    meanings: new Map([...snapshot.meanings].filter(({ onDay }) => onDay <= day)
      .sort((a, b) => (a.onDay < b.onDay ? -1 : 1)).map(({ rule, means }) => [rule, means])),
  }
}

function unitOf(row: Raw, unit: Raw): Unit {
  return {
    id: big(row['unit_id']), versionId: big(row['id']), publicId: text(unit['public_id']), idOfData: text(unit['key']),
    kind: row['kind'] as UnitKind, name: text(row['name']), form: maybe(row['form']), level: maybe(row['level']),
    parentId: maybeBig(row['parent_id']), territoryId: maybeBig(row['territory_id']), hostId: maybeBig(row['host_id']),
    agencyCode: maybe(row['agency_code']), legacyCode: maybe(row['legacy_code']),
    isCodeInvented: row['is_code_invented'] === true, gsoCode: maybe(row['gso_code']),
    areaType: maybe(row['area_type']), suffix: maybe(row['suffix']), isOneStop: row['is_one_stop'] === true,
    hasOneStop: row['has_one_stop'] === true, receivesAtId: maybeBig(row['receives_at_id']),
    calendarId: text(row['calendar']), note: maybe(row['note']),
  }
}

/** A calendar of the data as the counts want it. */
export function calendarOf(row: Omit<CalendarRow, 'id' | 'name'>): WorkCalendar {
  const { from, until, shifts, holidays, makeUpDays, weeklyRest } = row
  const daysOff = new Set(holidays.map(({ day }) => day))
  return { from, until, shifts, holidays: daysOff, makeUpDays: new Set(makeUpDays), weeklyRest }
}

/** `[2021-01-01,2025-07-01)` as the days themselves, the last one included. */
function dated<T extends object>(row: Raw, content: T): Dated<T> {
  const [, from = '', end = ''] = /^\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)?\)$/.exec(text(row['valid'])) ?? []
  return { ...content, from, to: end === '' ? null : addDays(end, -1) }
}

const text = (value: unknown) => value as string
const maybe = (value: unknown) => value as string | null
const big = (value: unknown) => BigInt(value as number)
const maybeBig = (value: unknown) => (value === null ? null : BigInt(value as number))
