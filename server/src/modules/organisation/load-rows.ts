import { type Span, planVersions } from '../../kernel/plan-versions.ts'
import { type Day, addDays, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import { recordEvent } from '../audit/public.ts'
import { withHolidays } from './domain/with-holidays.ts'
import type { CalendarRow, ProvinceRows, UnitRow, Validity } from './domain/province.ts'
import { listDeclaredHolidays } from './holiday-store.ts'
import { listRevisedKeys } from './revised-policy-store.ts'
import {
  type Row, type VersionedTable, dropVersions, endVersions, insertCalendar, insertVersions, keyOf,
  listSucceededKeys, listVersions, lockRevision, moveRevision, newestCalendars, numberUnits,
} from './store.ts'

export interface Counts { readonly added: number; readonly changed: number; readonly unchanged: number }

/** What an import did; notes are for whoever ran it. */
export interface LoadReport extends Counts {
  readonly tables: Readonly<Record<string, Counts>>
  readonly notes: readonly string[]
}

interface Wanted extends Span { readonly row: Row }

/**
 * Makes the database say, from today on, what the data say; days that are over stay as they were recorded, and what the
 * data no longer name stays too. Loading the same again changes nothing, not even the revision. Leaves
 * `organisation.loaded` if anything changed. May be called for a part of the rows; a province takes well under a
 * second.
 *
 * Throws if the data are of another province, if a unit names one that does not exist, or if versions overlap: the
 * reader of a data folder has said so before, with file and place.
 */
export async function loadRows(ctx: Ctx, rows: ProvinceRows): Promise<LoadReport> {
  const { tx, now } = ctx
  const revision = await lockRevision(tx)
  const numbers = await numberUnits(tx, rows.units.map(({ id }) => id))
  const numberOf = (id: string) => {
    const number = numbers.get(id)
    if (number === undefined) throw new Error(`unit ${id} is named but does not exist`)
    return Number(number)
  }

  const tables: Record<string, Counts> = { calendar: await loadCalendars(ctx, rows.calendars) }
  const notes: string[] = []
  for (const [table, wanted] of Object.entries(tableRows(rows, numberOf)) as [VersionedTable, Wanted[]][]) {
    const { counts, past, succeeded, revised } = await loadTable(ctx, table, wanted)
    tables[table] = counts
    if (succeeded > 0) notes.push(`${table}: ${succeeded} mục đã đổi theo kế hoạch sắp xếp đơn vị mà dữ liệu chưa biết; được giữ nguyên`)
    if (revised > 0) notes.push(`${table}: ${revised} mục đã đổi tại bàn làm việc; được giữ nguyên`)
    if (past > 0) notes.push(`${table}: ${past} mục nói khác về những ngày đã qua; điều đã ghi được giữ nguyên`)
  }

  const sum = (what: keyof Counts) => Object.values(tables).reduce((total, counts) => total + counts[what], 0)
  const total = { added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged') }
  if (total.added + total.changed > 0) {
    await moveRevision(tx)
    const about = { subjectKind: 'organisation', subjectId: revision + 1n }
    await recordEvent(ctx, { type: 'organisation.loaded', ...about, data: { ...total, at: dayOf(now) } })
  }
  return { ...total, tables, notes }
}

async function loadTable({ tx, now }: Ctx, table: VersionedTable, rows: readonly Wanted[]) {
  const stored = grouped(await listVersions(tx, table), ({ of }) => of)
  const [today, counts] = [dayOf(now), { added: 0, changed: 0, unchanged: 0 }]
  const days = grouped(await listSucceededKeys(tx, table), ({ of }) => of)
  const atDesk = new Set(table === 'policy' ? await listRevisedKeys(tx) : [])
  let [succeeded, revised] = [0, 0]
  const plans = [...grouped(rows, ({ row }) => keyOf(table, row))].flatMap(([key, wanted]) => {
    const known = stored.get(key) ?? []
    if (atDesk.has(key)) {
      revised += 1
      counts.unchanged += 1
      return []
    }
    if (days.get(key)?.some(({ day }) => !knowsOf(wanted, day))) {
      succeeded += 1
      counts.unchanged += 1
      return []
    }
    const plan = planVersions(known, wanted, today)
    const isChanged = plan.end.length + plan.withdraw.length + plan.open.length > 0
    counts[!isChanged ? 'unchanged' : known.length === 0 ? 'added' : 'changed'] += 1
    return plan
  })
  const isAnother = table === 'province' && stored.size > 0 && counts.added > 0
  if (isAnother) throw new Error('this database is of another province')
  await dropVersions(tx, table, plans.flatMap(({ withdraw }) => withdraw.map(({ id }) => id)))
  await endVersions(tx, table, plans.flatMap(({ end }) => end.map(({ of: { id }, validTo }) => ({ id, validTo }))))
  await insertVersions(tx, table, plans.flatMap(({ open }) => open.map(({ of, validFrom, validTo }) =>
    ({ ...of.row, valid: `[${validFrom},${validTo ?? ''}]`, fingerprint: of.fingerprint }))))
  return { counts, past: plans.filter(({ differsInThePast }) => differsInThePast).length, succeeded, revised }
}

/** Whether what the data say changes on that day, as a plan for units has it: then they were written after it. */
function knowsOf(wanted: readonly Wanted[], day: Day): boolean {
  return wanted.some(({ validFrom, validTo }) => validFrom === day || validTo === addDays(day, -1))
}

async function loadCalendars({ tx, now }: Ctx, rows: readonly CalendarRow[]): Promise<Counts> {
  const newest = new Map((await newestCalendars(tx)).map(({ key, fingerprint }) => [key, fingerprint]))
  const declared = await listDeclaredHolidays(tx)
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (const { id: key, ...loaded } of rows) {
    // What was declared since stays, whatever the data know of it.
    const content = withHolidays(loaded, declared)
    const [fingerprint, known] = [contentFingerprint(content), newest.get(key)]
    counts[known === undefined ? 'added' : known === fingerprint ? 'unchanged' : 'changed'] += 1
    if (known !== fingerprint) await insertCalendar(tx, { key, fingerprint, content }, now)
  }
  return counts
}

/** The rows as the tables spell them. Units come first: groups, posts and rules speak of them. */
function tableRows(rows: ProvinceRows, numberOf: (id: string) => number): Record<VersionedTable, Wanted[]> {
  const { province, levels, areaTypes, roles, units, groups, posts, policies } = rows
  return {
    province: [
      want(province, {
        key: province.id, name: province.name, agency_code: province.agencyCode, place_code: province.placeCode,
      }),
    ],
    level: levels.map((one) => want(one, { key: one.id, rank: one.rank, name: one.name, rule: one.rule })),
    area_type: areaTypes.map((one) => want(one, { key: one.id, name: one.name, facts: one.facts })),
    role: roles.map((one) => want(one, { key: one.id, name: one.name })),
    unit_version: units.map((one) => want(one, unitRow(one, numberOf))),
    unit_group: groups.map((one) =>
      want(one, { key: one.id, name: one.name, selector: one.select, members: one.members }),
    ),
    post: posts.map((one) => want(one, { unit_id: numberOf(one.unit), name: one.name })),
    policy: policies.map((one) =>
      want(one, { key: one.key, scope: one.scope, value: one.value, article: one.article }),
    ),
  }
}

/** A unit as its table spells it. */
export function unitRow(unit: UnitRow, numberOf: (id: string) => number): Row {
  const number = (id: string | null) => (id === null ? null : numberOf(id))
  return {
    unit_id: numberOf(unit.id), kind: unit.kind, name: unit.name, form: unit.form, level: unit.level,
    parent_id: number(unit.parent), territory_id: number(unit.territory), host_id: number(unit.host),
    agency_code: unit.agencyCode, legacy_code: unit.legacyCode, is_code_invented: unit.codeInvented,
    gso_code: unit.gsoCode, area_type: unit.areaType, suffix: unit.suffix, is_one_stop: unit.isOneStop,
    has_one_stop: unit.hasOneStop, receives_at_id: number(unit.receivesAt), calendar: unit.calendar, note: unit.note,
  }
}

function want({ validFrom, validTo }: Validity, row: Row): Wanted {
  return { row, validFrom, validTo, fingerprint: contentFingerprint(row) }
}

function grouped<T>(list: readonly T[], keyOfOne: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(keyOfOne(one), [...groups.get(keyOfOne(one)) ?? [], one])
  return groups
}
