import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Tile, TileLayout } from '../domain/read-tiles.ts'

/** Others that load targets or tiles wait until this transaction is over: neither sees what the other has not done. */
export async function lockTargets(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('reporting.target_set'))`.execute(tx)
}

/**
 * What was demanded on a day, as the file had it; of a day before the first set was loaded that first one, since the
 * plan is older than the program. Undefined where none was.
 */
export async function findTargetContent(db: Db | Tx, day: Day): Promise<unknown> {
  const { rows: [row] } = await sql<{ content: unknown }>`
    (select 1 as nth, content from reporting.target_set where valid_from <= ${day}
      order by valid_from desc, id desc limit 1)
    union all (select 2, content from reporting.target_set order by valid_from, id limit 1)
    order by nth limit 1`.execute(db)
  return row?.content
}

/** Writes what is demanded from a day on, unless the same is already; the id of what was written. */
export async function insertTargetSet(tx: Tx, from: Day, content: unknown): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    insert into reporting.target_set (valid_from, content)
    select ${from}, c.content from (values (${JSON.stringify(content)}::jsonb)) as c (content)
    where c.content is distinct from (
      select content from reporting.target_set order by valid_from desc, id desc limit 1)
    returning id`.execute(tx)
  return row?.id
}

/** All layouts, by level and day. */
export async function listTileLayouts(db: Db | Tx): Promise<TileLayout[]> {
  const { rows } = await sql<Omit<TileLayout, 'tiles'> & { tiles: Tile[] }>`
    select key, level, valid_from as "from", valid_to as until, tiles from reporting.tile_layout
    order by level, valid_from`.execute(db)
  return rows
}

/** Draws anew: these layouts instead of those that are there. */
export async function replaceTileLayouts(tx: Tx, layouts: readonly TileLayout[]): Promise<void> {
  await sql`delete from reporting.tile_layout`.execute(tx)
  await sql`
    insert into reporting.tile_layout (key, level, valid_from, valid_to, tiles)
    select key, level, "from", until, tiles
    from jsonb_to_recordset(${JSON.stringify(layouts)}::jsonb)
      as l (key text, level text, "from" date, until date, tiles jsonb)`.execute(tx)
}
