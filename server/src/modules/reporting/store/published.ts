import { sql } from 'kysely'
import { type Day, addDays, dayOf } from '../../../kernel/civil-day.ts'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'
import { type OpenRow, ALL_SECTORS } from '../domain/hide-day.ts'

/** A row of what is published of a day, with its sector as it was called then. */
export interface PublishedRow extends OpenRow { readonly day: Day; readonly sectorName: string }

/** Days of one file at most: a year with its 29 February. */
const MOST_DAYS = 366

/** The last day that is published, and when it was; undefined before the first. */
export async function findLastPublished(db: Db | Tx): Promise<{ readonly day: Day; readonly at: Date } | undefined> {
  const { rows: [row] } = await sql<{ day: Day; at: Date }>`
    select day, published_at as at from reporting.published_count order by day desc limit 1`.execute(db)
  return row
}

/** From which day to which there are open data, and when the last was published; undefined before the first. */
export async function findPublishedSpan(
  db: Db | Tx,
): Promise<{ readonly first: Day; readonly last: Day; readonly at: Date } | undefined> {
  const { rows: [row] } = await sql<{ first: Day | null; last: Day; at: Date }>`
    select min(day) as first, max(day) as last, max(published_at) as at from reporting.published_count`.execute(db)
  return row?.first ? { ...row, first: row.first } : undefined
}

/** The day to publish next: after the last, or the first on which anything came. Undefined where nothing ever did. */
export async function findNextToPublish(tx: Tx): Promise<Day | undefined> {
  const last = await findLastPublished(tx)
  if (last) return addDays(last.day, 1)
  const { rows: [row] } = await sql<{ first: Date | null }>`
    select min(received_at) as first from reporting.fact`.execute(tx)
  return row?.first ? dayOf(row.first) : undefined
}

/** Of several processes one publishes at a time, until `tx` ends. */
export async function lockPublishing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('reporting.published_count'))`.execute(tx)
}

/** Writes what is published. Throws where a day is published already (published_count_once). */
export async function insertPublished({ tx, now }: Ctx, rows: readonly PublishedRow[]): Promise<void> {
  await sql`
    insert into reporting.published_count (day, sector, sector_name, received, received_online, received_direct,
      settled, settled_in_time, settled_late, published_at)
    select day, sector, "sectorName", received, "receivedOnline", "receivedDirect", settled, "settledInTime",
      "settledLate", ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (day date, sector text, "sectorName" text,
      received integer, "receivedOnline" integer, "receivedDirect" integer, settled integer, "settledInTime" integer,
      "settledLate" integer)`.execute(tx)
}

/**
 * What is published of some days, both in it: by day, sectors by their ids, the whole province last. Throws RangeError
 * on more than 366 days.
 */
export async function listPublished(db: Db | Tx, from: Day, until: Day): Promise<PublishedRow[]> {
  if (until > addDays(from, MOST_DAYS - 1)) throw new RangeError(`${from} to ${until} is more than ${MOST_DAYS} days`)
  const { rows } = await sql<PublishedRow>`
    select day, sector, sector_name, received, received_online, received_direct, settled, settled_in_time, settled_late
    from reporting.published_count where day between ${from}::date and ${until}::date
    order by day, sector = ${ALL_SECTORS}, sector collate "C"`.execute(db)
  return rows
}
