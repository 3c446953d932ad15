import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

export interface SealFigures {
  /** How long the oldest event waits that is not sealed yet; 0 if none does. */
  readonly unsealedSeconds: number
  /** The number of the last line. */
  readonly lastSeal: number
}

/** How far the sealer is behind; by the machine's time, as events are recorded (seal_order, event_order). */
export async function readSealFigures(db: Db, machineNow: Date): Promise<SealFigures> {
  const { rows: [row] } = await sql<{ oldest: Date | null; last: bigint | null }>`
    with last as (select number, era, xid, id from audit.seal order by number desc limit 1)
    select (select number from last) as last, (
      select recorded_at from audit.event
      where (era, xid, id) > (
        coalesce((select era from last), 0), coalesce((select xid from last), '0'::xid8), coalesce((select id from last), 0))
      order by era, xid, id limit 1) as oldest`.execute(db)
  const oldest = row?.oldest?.getTime() ?? machineNow.getTime()
  return { unsealedSeconds: Math.max(0, (machineNow.getTime() - oldest) / 1000), lastSeal: Number(row?.last ?? 0n) }
}
