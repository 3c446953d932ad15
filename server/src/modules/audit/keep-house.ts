import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Cursor } from './cursor.ts'

/**
 * Forgets requests let through before `before` (product time), at most `batch` of them, oldest first; answers how many.
 * Whoever calls goes on until it is fewer: a long transaction would hold back every consumer of events.
 */
export async function deleteOldRequests(db: Db, before: Date, batch: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from audit.request where (actor_id, id) in (
      select actor_id, id from audit.request where at < ${before} order by at limit ${batch} for update skip locked)`
    .execute(db)
  return Number(numAffectedRows)
}

/**
 * Makes the partitions to come, seen from `machineNow`: events go by when they are recorded. Answers how many it made.
 */
export async function openPartitions(db: Db, machineNow: Date): Promise<number> {
  const { rows: [row] } = await sql<{ made: number }>`
    select audit.open_partitions(${machineNow}::timestamptz) as made`.execute(db)
  return row?.made ?? 0
}

/**
 * Opens an era, as the owner: after a restore into a new cluster, whose transaction numbers start anew, and before it
 * lets anybody write. Consumers read what the older era left, then go on. Answers its number.
 */
export async function openEra(ownerDb: Db, reason: string): Promise<number> {
  const { rows: [row] } = await sql<{ number: number }>`
    insert into audit.era (number, reason) select audit.current_era() + 1, ${reason} returning number`.execute(ownerDb)
  if (!row) throw new Error('no era opened')
  return row.number
}

export interface EventFigures {
  /** After the cursor, counted up to 10,000. */
  readonly eventsWaiting: number
  readonly eventsInRest: number
  /** Of transactions that write and that this role may see, in seconds of the machine. */
  readonly oldestTransactionSeconds: number
}

/** What a metric shows of the log: how far a consumer is behind, and what holds it back. */
export async function readEventFigures(db: Db, { era, xid, id }: Cursor, machineNow: Date): Promise<EventFigures> {
  const { rows: [row] } = await sql<{ eventsWaiting: bigint; eventsInRest: bigint; oldest: number | null }>`
    select
      (select count(*) from (
        select from audit.event where (era, event.xid, id) > (${era}, ${xid}::xid8, ${id}) and era > 0 limit 10000) as waiting) as events_waiting,
      (select count(*) from (select from audit.event_rest where era > 0 limit 10000) as rest) as events_in_rest,
      (select extract(epoch from ${machineNow}::timestamptz - min(xact_start))::float8
        from pg_stat_activity where backend_xid is not null) as oldest`.execute(db)
  return {
    eventsWaiting: Number(row?.eventsWaiting ?? 0n),
    eventsInRest: Number(row?.eventsInRest ?? 0n),
    oldestTransactionSeconds: Math.max(0, row?.oldest ?? 0),
  }
}

/** When the last event was written down, by the machine's time then; undefined if there is none (event_order). */
export async function lastRecordedAt(db: Db): Promise<Date | undefined> {
  const { rows: [row] } = await sql<{ at: Date }>`
    select recorded_at as at from audit.event order by era desc, xid desc, id desc limit 1`.execute(db)
  return row?.at
}

/** Whether anything was ever written down here: an installation without history has no province yet. */
export async function hasHistory(db: Db): Promise<boolean> {
  const { rows } = await sql`select from audit.event limit 1`.execute(db)
  return rows.length > 0
}

/**
 * When the newest of what is written down came about; undefined if nothing is. Reads all events: for a demonstration.
 */
export async function newestEventAt(db: Db): Promise<Date | undefined> {
  const { rows: [row] } = await sql<{ at: Date | null }>`select max(happened_at) as at from audit.event`.execute(db)
  return row?.at ?? undefined
}
