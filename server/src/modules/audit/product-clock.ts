import { sql } from 'kysely'
import { type Clock, systemClock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** The clock of the product, as all its processes have it. */
export interface ProductClock extends Clock {
  /** Milliseconds ahead of the machine; behind it, if negative. */
  readonly aheadBy: number
  /**
   * Looks whether somebody has moved it, and waits for whoever is just about to; `app` does so every second, since
   * serving and working are two processes.
   */
  refresh(): Promise<void>
  /**
   * Moves it for all, so that it shows `at` now, with the transaction if one is given. Only a demonstration does that,
   * and `app` sees to it.
   */
  set(at: Date, tx?: Tx): Promise<void>
}

/**
 * The machine's time, ahead by what the one row of `audit.clock` says: the demonstration stays in 2021 and runs at real
 * speed, across restarts. A production installation leaves the row at 0.
 */
export async function openProductClock(db: Db): Promise<ProductClock> {
  let aheadBy = await readAheadBy(db)
  let moves = 0
  return {
    get aheadBy() {
      return aheadBy
    },
    now() {
      return new Date(systemClock.now().getTime() + aheadBy)
    },
    async refresh() {
      const before = moves
      const { rows: [row] } = await sql<{ aheadBy: bigint }>`select ahead_by from audit.clock for share`.execute(db)
      // A look that began before the clock was moved here has seen the old time; one that began later has waited.
      if (row && before === moves) aheadBy = Number(row.aheadBy)
    },
    async set(at, tx) {
      const ahead = at.getTime() - systemClock.now().getTime()
      await sql`update audit.clock set ahead_by = ${ahead}`.execute(tx ?? db)
      moves += 1
      aheadBy = ahead // were it rolled back, the next look would say so
    },
  }
}

/**
 * What the product's clock shows at a moment of the machine's: for those who have only the latter at hand, and seldom.
 */
export async function productTimeAt(tx: Tx, machineNow: Date): Promise<Date> {
  return new Date(machineNow.getTime() + await readAheadBy(tx))
}

async function readAheadBy(db: Db | Tx): Promise<number> {
  const { rows: [row] } = await sql<{ aheadBy: bigint }>`select ahead_by from audit.clock`.execute(db)
  if (!row) throw new Error('audit.clock has no row')
  return Number(row.aheadBy)
}
