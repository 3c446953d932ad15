import { type Generated, type GeneratedAlways, sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { type EntryContent, type EntryKind, type PublishedEntry, entryContentOf } from '../domain/entry.ts'

type EntryTables = {
  'catalogue.entry': {
    id: GeneratedAlways<bigint>
    publicId: Generated<string>
    key: string | null
    kind: EntryKind
    unitId: bigint | null
    createdAt: Date
    createdBy: bigint
  }
}

export interface Entry {
  readonly id: bigint
  readonly publicId: string
  readonly key: string | null
  readonly kind: EntryKind
  readonly unitId: bigint | null
}

export interface EntryVersion {
  readonly number: number
  readonly content: EntryContent
  readonly writtenAt: Date
  readonly writtenBy: bigint
  readonly publishedAt: Date | null
  readonly publishedBy: bigint | null
  readonly endedAt: Date | null
  readonly endedBy: bigint | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  /** Taken back before anybody saw it. */
  readonly isWithdrawn: boolean
}

export interface EntryLine extends Entry {
  readonly title: string
  /** Of the newest version. */
  readonly number: number
  readonly writtenAt: Date
  /** Whether the newest version was never published. */
  readonly isDraft: boolean
  /** Of the last published version that is or will be shown; null where there is none. */
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

/** Everything that was published and not taken back, for the memory of readers. */
export async function listPublishedEntries(db: Db | Tx): Promise<PublishedEntry[]> {
  const { rows } = await sql<PublishedEntry>`
    select public_id, key, kind, unit_id, content, lower(valid) as valid_from, upper(valid) - 1 as valid_to
    from catalogue.entry_version join catalogue.entry on entry.id = entry_id
    where valid is not null and not isempty(valid) order by entry.id, lower(valid)`.execute(db)
  return rows.map((row) => ({ ...row, content: entryContentOf(row.content) }))
}

/** Holds an entry, by its first version, until `tx` ends: who else writes to it waits. */
export async function lockEntry(tx: Tx, publicId: string): Promise<Entry | undefined> {
  const { rows: [row] } = await sql<Entry>`
    select entry.id, public_id, key, kind, unit_id
    from catalogue.entry join catalogue.entry_version as first on first.entry_id = entry.id and first.number = 1
    where public_id = ${publicId} for update of first`.execute(tx)
  return row
}

/** An entry by its address, published or not. */
export async function findEntry(db: Db | Tx, publicId: string): Promise<Entry | undefined> {
  const { rows: [row] } = await sql<Entry>`
    select id, public_id, key, kind, unit_id from catalogue.entry where public_id = ${publicId}`.execute(db)
  return row
}

/** Versions of an entry, newest first, at most `limit`. */
export async function listEntryVersions(db: Db | Tx, entryId: bigint, limit = 50): Promise<EntryVersion[]> {
  const { rows } = await sql<EntryVersion>`
    select number, content, written_at, written_by, published_at, published_by, ended_at, ended_by,
      lower(valid) as valid_from, upper(valid) - 1 as valid_to, coalesce(isempty(valid), false) as is_withdrawn
    from catalogue.entry_version where entry_id = ${entryId} order by number desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, content: entryContentOf(row.content) }))
}

export interface EntriesWanted {
  readonly kind: EntryKind
  /** Whose; undefined for all. */
  readonly unitIds: readonly bigint[] | undefined
  /** Goes on after this one. */
  readonly before?: bigint | undefined
  readonly limit: number
  readonly today: Day
}

/** Entries of a kind, the newest first. */
export async function listEntries(
  db: Db, { kind, unitIds, before, limit, today }: EntriesWanted,
): Promise<EntryLine[]> {
  const { rows } = await sql<EntryLine>`
    select entry.id, public_id, key, kind, unit_id, newest.title, newest.number, newest.written_at,
      newest.valid is null as is_draft, lower(shown.valid) as valid_from, upper(shown.valid) - 1 as valid_to
    from catalogue.entry
    join lateral (select title, number, written_at, valid from catalogue.entry_version where entry_id = entry.id
      order by number desc limit 1) as newest on true
    left join lateral (select valid from catalogue.entry_version where entry_id = entry.id and not isempty(valid)
      order by valid @> ${today}::date desc, lower(valid) desc limit 1) as shown on true
    where kind = ${kind} and (${unitIds === undefined} or unit_id = any(${unitIds ?? []}::bigint[]))
      and (${before ?? null}::bigint is null or entry.id < ${before ?? null}::bigint)
    order by entry.id desc limit ${limit}`.execute(db)
  return rows
}

export interface NewEntry { readonly key: string | null; readonly kind: EntryKind; readonly unitId: bigint | null }

/** Begins an entry; it has no version yet. */
export async function insertEntry(tx: Tx, entry: NewEntry, at: Date, by: bigint): Promise<Entry> {
  return tx.withTables<EntryTables>().insertInto('catalogue.entry').values({ ...entry, createdAt: at, createdBy: by })
    .returning(['id', 'publicId', 'key', 'kind', 'unitId']).executeTakeFirstOrThrow()
}

/** Adds a version; `entry_version_numbered_once` speaks if somebody else has added that one. */
export async function insertEntryVersion(
  tx: Tx, version: { entryId: bigint; number: number; content: EntryContent }, at: Date, by: bigint,
): Promise<void> {
  const { entryId, number, content } = version
  await sql`
    insert into catalogue.entry_version (entry_id, number, content, written_at, written_by)
    values (${entryId}, ${number}, ${JSON.stringify(content)}::jsonb, ${at}, ${by})`.execute(tx)
}

/** Ends what is shown from a day on; what begins later is taken back. Answers how many versions it met. */
export async function endEntryVersions(tx: Tx, entryId: bigint, from: Day, at: Date, by: bigint): Promise<number> {
  const { numAffectedRows } = await sql`
    update catalogue.entry_version set valid = valid * daterange(null, ${from}::date), ended_at = ${at}, ended_by = ${by}
    where entry_id = ${entryId} and valid is not null and not isempty(valid)
      and not valid <@ daterange(null, ${from}::date)`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Sets the days of a version; that nothing else is shown then is the caller’s to see to, and the table’s. */
export async function publishEntryVersion(
  tx: Tx, { entryId, number, from, to }: { entryId: bigint; number: number; from: Day; to: Day | null }, at: Date,
  by: bigint,
): Promise<void> {
  await sql`
    update catalogue.entry_version set valid = daterange(${from}::date, ${to}::date + 1), published_at = ${at},
      published_by = ${by}
    where entry_id = ${entryId} and number = ${number}`.execute(tx)
}

/** Entries of the data by their key, with the newest version. */
export async function listKeyedEntries(
  tx: Tx,
): Promise<{ id: bigint; publicId: string; key: string; number: number; content: EntryContent; writtenBy: bigint }[]> {
  const { rows } = await sql<{
    id: bigint; publicId: string; key: string; number: number; content: EntryContent; writtenBy: bigint
  }>`
    select distinct on (entry.id) entry.id, public_id, key, number, content, written_by
    from catalogue.entry join catalogue.entry_version on entry_id = entry.id
    where key is not null order by entry.id, number desc`.execute(tx)
  return rows
}
