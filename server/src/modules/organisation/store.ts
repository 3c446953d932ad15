import { sql } from 'kysely'
import type { Day } from '../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Span } from '../../kernel/plan-versions.ts'
import type { CalendarRow } from './domain/province.ts'

/** Tables whose rows hold for a span of days; `of` are the columns that say of what. */
const VERSIONED = {
  province: { of: ['key'], says: ['name', 'agency_code', 'place_code'] },
  level: { of: ['key'], says: ['rank', 'name', 'rule'] },
  area_type: { of: ['key'], says: ['name', 'facts'] },
  role: { of: ['key'], says: ['name'] },
  unit_version: {
    of: ['unit_id'],
    says: [
      'kind', 'name', 'form', 'level', 'parent_id', 'territory_id', 'host_id', 'agency_code', 'legacy_code',
      'is_code_invented', 'gso_code', 'area_type', 'suffix', 'is_one_stop', 'has_one_stop', 'receives_at_id',
      'calendar', 'note',
    ],
  },
  unit_group: { of: ['key'], says: ['name', 'selector', 'members'] },
  post: { of: ['unit_id', 'name'], says: [] },
  policy: { of: ['key', 'scope'], says: ['value', 'article'] },
} as const

export type VersionedTable = keyof typeof VERSIONED
/** A row as the table spells it; ids as text, because JSON knows no bigint. */
export type Row = Readonly<Record<string, unknown>>
export interface StoredVersion extends Span { readonly id: string; readonly of: string }

/** Makes imports queue: two at once would each plan from what the other is about to change. Ends with `tx`. */
export async function lockRevision(tx: Tx): Promise<bigint> {
  const { rows: [row] } = await sql<{ number: bigint }>`
    select number from organisation.revision for update`.execute(tx)
  if (!row) throw new Error('the revision of organisation is gone')
  return row.number
}

/** Tells all readers, once `tx` has committed, to load anew. */
export async function moveRevision(tx: Tx): Promise<void> {
  await sql`update organisation.revision set number = number + 1`.execute(tx)
}

/** All versions of a table, with what they are of as one text: see `keyOf`. */
export async function listVersions(tx: Tx, table: VersionedTable): Promise<StoredVersion[]> {
  const of = sql.join(VERSIONED[table].of.map((column) => sql.ref(column)))
  const { rows } = await sql<StoredVersion>`
    select id::text as id, jsonb_build_array(${of})::text as of, lower(valid) as valid_from, upper(valid) - 1 as valid_to,
      fingerprint
    from ${sql.table(`organisation.${table}`)}`.execute(tx)
  return rows.map((row) => ({ ...row, of: JSON.stringify(JSON.parse(row.of)) }))
}

/**
 * Which keys of a table a plan for units has changed, on which days, as `listVersions` spells them: data of an import
 * that do not know of that day must not undo it.
 */
export async function listSucceededKeys(
  tx: Tx, table: VersionedTable,
): Promise<{ readonly of: string; readonly day: Day }[]> {
  const of = sql.join(VERSIONED[table].of.map((column) => sql.ref(`version.${column}`)))
  const { rows } = await sql<{ of: string; day: Day }>`
    select distinct jsonb_build_array(${of})::text as of, effective as day
    from ${sql.table(`organisation.${table}`)} as version join organisation.succession
      on effective = lower(version.valid) or effective = upper(version.valid)`.execute(tx)
  return rows.map((row) => ({ ...row, of: JSON.stringify(JSON.parse(row.of)) }))
}

/** What a row is of, as `listVersions` spells it. */
export function keyOf(table: VersionedTable, row: Row): string {
  return JSON.stringify(VERSIONED[table].of.map((column) => row[column] ?? null))
}

/** Adds versions, all in one statement; 900 rows take some 30 ms. */
export async function insertVersions(tx: Tx, table: VersionedTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const { of, says } = VERSIONED[table]
  const columns = sql.join([...of, ...says, 'valid', 'fingerprint'].map((column) => sql.ref(column)))
  const name = sql.table(`organisation.${table}`)
  await sql`
    insert into ${name} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

/** Sets the last day of versions (null: for ever). What they say is out of reach, by grant. */
export async function endVersions(
  tx: Tx, table: VersionedTable, ends: readonly { readonly id: string; readonly validTo: Day | null }[],
): Promise<void> {
  if (ends.length === 0) return
  await sql`
    update ${sql.table(`organisation.${table}`)} as version
    set valid = daterange(lower(version.valid), ending.valid_to + 1)
    from unnest(${ends.map(({ id }) => id)}::bigint[], ${ends.map(({ validTo }) => validTo)}::date[])
      as ending (id, valid_to)
    where version.id = ending.id`.execute(tx)
}

/** Takes back versions that have not begun. */
export async function dropVersions(tx: Tx, table: VersionedTable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from ${sql.table(`organisation.${table}`)} where id = any(${ids}::bigint[])`.execute(tx)
}

/** The number of each unit by its id in the data; units that are new get theirs. */
export async function numberUnits(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  await sql`
    insert into organisation.unit (key)
    select key from unnest(${keys}::text[]) with ordinality as given (key, place)
    where not exists (select from organisation.unit where unit.key = given.key)
    order by place`.execute(tx)
  const { rows } = await sql<{ key: string; id: string }>`select key, id::text as id from organisation.unit`.execute(tx)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** The ids in the data of all units there ever were. */
export async function listKeys(db: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from organisation.unit`.execute(db)
  return rows.map(({ key }) => key)
}

/** The number of units by their id in the data, in force or not; those nobody knows are left out. */
export async function findUnitIds(db: Db | Tx, keys: readonly string[]): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ key: string; id: bigint }>`
    select key, id from organisation.unit where key = any(${keys}::text[])`.execute(db)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** Versions of calendars that are no longer the newest, each with the newest of its calendar. */
export async function listOldCalendars(db: Db | Tx): Promise<{ readonly id: bigint; readonly newest: bigint }[]> {
  const { rows } = await sql<{ id: bigint; newest: bigint }>`
    select old.id, (select max(id) from organisation.calendar_version as new where new.key = old.key) as newest
    from organisation.calendar_version as old
    where exists (select from organisation.calendar_version as new where new.key = old.key and new.id > old.id)
    order by old.id`.execute(db)
  return rows
}

export interface NewestCalendar {
  readonly id: bigint
  readonly key: string
  readonly fingerprint: string
  readonly content: Omit<CalendarRow, 'id'>
}

/** The newest version of each calendar, with what it says. */
export async function newestCalendars(db: Db | Tx): Promise<NewestCalendar[]> {
  const { rows } = await sql<NewestCalendar>`
    select distinct on (key) id, key, fingerprint, content
    from organisation.calendar_version order by key, id desc`.execute(db)
  return rows
}

/** The newest version of any calendar; 0 where there is none. */
export async function newestCalendarId(db: Db | Tx): Promise<bigint> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    select coalesce(max(id), 0) as id from organisation.calendar_version`.execute(db)
  return row?.id ?? 0n
}

/** The version of a calendar that says just that; undefined if there is none. */
export async function findCalendar(tx: Tx, key: string, fingerprint: string): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    select id from organisation.calendar_version where key = ${key} and fingerprint = ${fingerprint}
    order by id desc limit 1`.execute(tx)
  return row?.id
}

/** A new version of a calendar, loaded at a moment. */
export async function insertCalendar(
  tx: Tx, calendar: { readonly key: string; readonly fingerprint: string; readonly content: unknown }, at: Date,
): Promise<void> {
  const { key, fingerprint, content } = calendar
  await sql`
    insert into organisation.calendar_version (key, fingerprint, content, loaded_at)
    values (${key}, ${fingerprint}, ${JSON.stringify(content)}::jsonb, ${at})`.execute(tx)
}

/** The number that tells readers whether to load anew; one row, asked for every second. */
export async function getRevision(db: Db): Promise<bigint> {
  const { rows: [row] } = await sql<{ number: bigint }>`select number from organisation.revision`.execute(db)
  return row?.number ?? 0n
}

const OTHERS = ['unit', 'calendar_version', 'unit_succession', 'rule_succession'] as const

export type RawSnapshot = Readonly<Record<VersionedTable | typeof OTHERS[number] | 'name_trap', readonly Row[]>> & {
  readonly revision: bigint
}

/** Everything the room knows, in one statement and so of one moment, as JSON; about 1 MB for a province. */
export async function loadSnapshot(db: Db): Promise<RawSnapshot> {
  const tables = [...Object.keys(VERSIONED), ...OTHERS].map(
    (table) => sql`(
    select coalesce(jsonb_agg(to_jsonb(version) order by id), '[]') from ${sql.table(`organisation.${table}`)} as version
  ) as ${sql.ref(table)}`,
  )
  const { rows: [row] } = await sql<Record<string, readonly Row[]> & { revision: bigint }>`
    select (select number from organisation.revision) as revision, ${sql.join(tables)},
      (select coalesce(jsonb_agg(jsonb_build_object('name', trap ->> 'name', 'text', trap ->> 'text',
          'on_day', effective) order by succession.id), '[]')
        from organisation.succession, jsonb_array_elements(plan -> 'nameTraps') as trap) as name_trap`.execute(db)
  if (!row) throw new Error('one row was asked for')
  // The driver's naming turned unit_version into unitVersion, but left what is inside alone.
  const snake = (name: string) => name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`)
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])) as unknown as RawSnapshot
}
