import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { readLine } from './seal-line.ts'
import type { SealLog } from './seal-log.ts'

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
        coalesce((select era from last), 0), coalesce((select xid from last), '0'::xid8), coalesce((select id from last), 0)) and era > 0
      order by era, xid, id limit 1) as oldest`.execute(db)
  const oldest = row?.oldest?.getTime() ?? machineNow.getTime()
  return { unsealedSeconds: Math.max(0, (machineNow.getTime() - oldest) / 1000), lastSeal: Number(row?.last ?? 0n) }
}

/** How the log outside stands to the database; at `ahead` and `parted` nobody seals until somebody has looked. */
export type LogStanding = 'together' | 'behind' | 'ahead' | 'parted'

/** Holds the last line outside against the database. */
export async function readLogStanding(db: Db, log: SealLog): Promise<LogStanding> {
  // Before the database: a line is there first, then outside.
  const outside = await log.last()
  const number = outside === undefined ? 0 : readLine(outside)?.number ?? 0
  const { rows: [row] } = await sql<{ last: bigint | null; line: string | null }>`
    select max(number) as last, (select line from audit.seal where number = ${number}) as line
    from audit.seal`.execute(db)
  const last = Number(row?.last ?? 0n)
  if (number > last) return 'ahead'
  if (outside !== undefined && row?.line !== outside) return 'parted'
  return number < last ? 'behind' : 'together'
}
