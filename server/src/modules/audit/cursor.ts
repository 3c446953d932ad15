import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'

/** How far a consumer has read; it keeps this in a row of its own, moved in the transaction of its effect. */
export interface Cursor { readonly era: number; readonly xid: string; readonly id: bigint }

/** Where everybody begins. */
export const FIRST: Cursor = { era: 0, xid: '0', id: 0n }

/** The end of what may be read now, for whoever only wants what comes after. */
export async function readEnd(db: Db | Tx): Promise<Cursor> {
  const { rows: [row] } = await sql<Cursor>`
    select era, xid::text as xid, id from audit.event
    where era > 0 and (era < audit.current_era() or xid < pg_snapshot_xmin(pg_current_snapshot()))
    order by era desc, event.xid desc, id desc limit 1`.execute(db)
  return row ?? FIRST
}

/** Where a consumer stands, to be looked at; whoever wants to go on uses `lockCursor`. */
export async function readCursor(db: Db | Tx, consumer: string): Promise<Cursor> {
  const { rows: [row] } = await sql<Cursor>`
    select era, xid::text as xid, id from audit.cursor where consumer = ${consumer}`.execute(db)
  return row ?? FIRST
}

/**
 * Those of these consumers for whom an event may be read. One question for all of them, so that looking costs the same
 * for many as for one.
 */
export async function listBehind(db: Db, consumers: readonly string[]): Promise<string[]> {
  const { era, xid, id } = await readEnd(db)
  const { rows } = await sql<{ consumer: string }>`
    select consumer from unnest(${consumers}::text[]) as asked(consumer) left join audit.cursor using (consumer)
    where (coalesce(era, 0), coalesce(xid, '0'::xid8), coalesce(id, 0)) < (${era}, ${xid}::xid8, ${id})`.execute(db)
  return rows.map(({ consumer }) => consumer)
}

/** When the first event that a consumer has not passed was written down, by the clock of the machine; null for none. */
export async function unreadSince(db: Db | Tx, consumer: string): Promise<Date | null> {
  const { era, xid, id } = await readCursor(db, consumer)
  const { rows: [row] } = await sql<{ at: Date }>`
    select recorded_at as at from audit.event where (era, xid, id) > (${era}, ${xid}::xid8, ${id}) and era > 0
    order by era, event.xid, id limit 1`.execute(db)
  return row?.at ?? null
}

/**
 * Where a consumer stands, held until `tx` ends, so that of several processes one goes on and the others need not wait:
 * undefined means that somebody else is at it. A consumer that is new begins at the beginning.
 */
export async function lockCursor(tx: Tx, consumer: string): Promise<Cursor | undefined> {
  await sql`insert into audit.cursor (consumer) values (${consumer}) on conflict do nothing`.execute(tx)
  const { rows: [row] } = await sql<Cursor>`
    select era, xid::text as xid, id from audit.cursor where consumer = ${consumer} for update skip locked`.execute(tx)
  return row
}

/** Moves a consumer on, in the transaction of its effect: both are kept, or neither. Throws if it would go back. */
export async function moveCursor(tx: Tx, consumer: string, { era, xid, id }: Cursor): Promise<void> {
  const { numAffectedRows } = await sql`
    update audit.cursor set era = ${era}, xid = ${xid}::xid8, id = ${id}
    where consumer = ${consumer} and (cursor.era, cursor.xid, cursor.id) < (${era}, ${xid}::xid8, ${id})`.execute(tx)
  if (numAffectedRows !== 1n) throw new Error(`consumer ${consumer} is not before ${era}/${xid}/${id}`)
}
