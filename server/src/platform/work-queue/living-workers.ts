import { sql } from 'kysely'
import pg from 'pg'
import { systemClock } from '../clock.ts'
import type { Db } from '../db.ts'

/** Any number would do, as long as all workers take the same one. */
const LIVING = 7_021
/** A worker takes its first job a moment before it can be seen to live. */
const FIRST_SECONDS = 10

export interface LivingWorkers {
  /** Shows that this pool lives, for as long as its connection does. */
  show(poolId: string): Promise<void>
  /** It has ended, though this process lives: what it holds is to be given back. */
  hide(poolId: string): Promise<void>
  /**
   * Gives back what dead pools hold, so that others take it up: the library would wait four hours, and the lanes with
   * it. Answers the pools that were dead.
   */
  freeDead(): Promise<string[]>
  close(): Promise<void>
}

/**
 * Which pools of workers live, by a lock of PostgreSQL that each holds in a connection of its own: it goes when the
 * process dies, however it dies. If only the connection is lost, a job may be run twice; its effect is once.
 */
export async function openLivingWorkers(
  connectionString: string, onError: (error: Error) => void,
): Promise<LivingWorkers> {
  const shown = new Set<string>()
  /** What the connection of now has locked: a lock that is taken twice would have to be given back twice. */
  let held = new Set<string>()
  let client = await connect()
  let reconnecting: Promise<pg.Client> | undefined

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString })
    fresh.on('error', onError)
    held = new Set()
    try {
      await fresh.connect()
      for (const poolId of shown) await hold(fresh, poolId)
    } catch (error) {
      // Left open it would keep its locks, and the next one would wait for them.
      await fresh.end().catch(() => undefined)
      throw error
    }
    return fresh
  }

  async function hold(session: pg.Client, poolId: string): Promise<void> {
    if (held.has(poolId)) return
    held.add(poolId)
    await session.query('select pg_advisory_lock($1, hashtext($2))', [LIVING, poolId])
  }

  async function alive(): Promise<pg.Client> {
    const known = client
    const isAlive = await known.query('select').then(() => true, () => false)
    if (isAlive || client !== known) return client
    // One for all who find it lost: of two the second would wait, for ever, for the locks that the first has taken.
    reconnecting ??= reconnect().finally(() => { reconnecting = undefined })
    return reconnecting
  }

  async function reconnect(): Promise<pg.Client> {
    await client.end().catch(() => undefined)
    client = await connect()
    return client
  }

  return {
    async show(poolId) {
      shown.add(poolId)
      await hold(await alive(), poolId)
    },
    async hide(poolId) {
      shown.delete(poolId)
      held.delete(poolId)
      // With a connection that is gone, the lock went, too.
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [LIVING, poolId]).catch(() => undefined)
    },
    async freeDead() {
      const session = await alive()
      const firstSeen = new Date(systemClock.now().getTime() - FIRST_SECONDS * 1000)
      const { rows } = await session.query<{ pool: string; is_dead: boolean }>(
        `
        with held as (
          select locked_by, max(locked_at) as at from (
            select locked_by, locked_at from graphile_worker._private_jobs union all
            select locked_by, locked_at from graphile_worker._private_job_queues) as locks
          where locked_by is not null group by locked_by)
        select locked_by as pool, pg_try_advisory_lock($1, hashtext(locked_by)) as is_dead
        from held where locked_by <> all ($2) and at < $3`,
        [LIVING, [...shown], firstSeen],
      )
      const dead = rows.filter(({ is_dead: isDead }) => isDead).map(({ pool }) => pool)
      if (dead.length > 0) await session.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
      for (const pool of dead) await session.query('select pg_advisory_unlock($1, hashtext($2))', [LIVING, pool])
      return dead
    },
    async close() {
      await client.end()
    },
  }
}

/** How many pools of workers live on this database, in all processes. */
export async function countLivingWorkers(db: Db): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`
    select count(*)::int as n from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where datname = current_database() and locktype = 'advisory' and granted and classid = ${LIVING} and objsubid = 2`
    .execute(db)
  return row?.n ?? 0
}
