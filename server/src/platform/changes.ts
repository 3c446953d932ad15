import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from './db.ts'

const CHANNEL = 'motcua_changes'
const AGAIN_AFTER = 5_000

/** Wakes everybody who listens; says nothing but that something happened. Never within a use case (decisions.md). */
export async function announceChanges(db: Db): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, '')`.execute(db)
}

export interface Listening { stop(): Promise<void> }

/**
 * Calls `onChange` each time somebody announces changes. Needs a direct connection: behind a pooler, or while the
 * database is away, nothing is heard and it tries again; so whoever listens looks now and then all the same.
 */
export function listenForChanges(
  connectionString: string, onChange: () => void, onLost: (error: unknown) => void,
): Listening {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const lose = (lost: pg.Client, error: unknown) => {
    if (isStopped || client !== lost) return
    client = undefined
    onLost(error)
    void lost.end().catch(() => undefined)
    timer = setTimeout(begin, AGAIN_AFTER)
    timer.unref()
  }
  const begin = () => {
    const next = new pg.Client({ connectionString })
    client = next
    next.on('error', (error) => lose(next, error))
    next.on('end', () => lose(next, undefined))
    next.on('notification', onChange)
    next.connect().then(async () => next.query(`listen ${CHANNEL}`)).catch((error: unknown) => lose(next, error))
  }
  begin()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
