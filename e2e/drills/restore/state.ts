import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { freePort } from '../../free-port.ts'
import { openTruth } from '../load.ts'
import { type PostgresProcess, postgresOf, startAgain, stopAtOnce } from '../postgres-process.ts'

/** What the restore itself writes: the era that it opens, and its line in the log of seals. */
const OF_THE_RESTORE = new Set(['audit.era', 'audit.seal'])
/** Columns that it writes as it ends what was open: sessions, and codes that were sent. */
const ENDED: Readonly<Record<string, readonly string[]>> = {
  'identity.session': ['ended_at', 'why'], 'identity.one_time_code': ['used_at'],
}

/** A server that ran in an installation that is gone, by which those that were made of its backup are looked at. */
export interface LostServer extends PostgresProcess { readonly home: string }

/** A hash of all rows of each table in an order of their own. */
export async function tablesOf(database: pg.Pool): Promise<Map<string, string>> {
  const { rows: tables } = await database.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`)
  const found = new Map<string, string>()
  for (const { name } of tables.filter((table) => !OF_THE_RESTORE.has(table.name))) {
    const ended = ENDED[name]
    const text = ended ? `(to_jsonb(t) - '{${ended.join(',')}}'::text[])::text` : 't::text'
    const { rows: [row] } = await database.query<{ hash: string }>(
      // A sum of hashes needs no order, and no memory for the text of a million of them.
      `select count(*) || ' ' || coalesce(sum(hashtextextended(${text}, 17)::numeric), 0) as hash from ${name} t`,
    )
    found.set(name, row?.hash ?? '')
  }
  return found
}

/** Stored files by their names, each with the hash of what it holds. */
export function filesOf(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  if (!existsSync(folder)) return found
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
      found.set(entry.name, createHash('sha256').update(readFileSync(path)).digest('hex'))
  }
  return found
}

/**
 * Looks at a restored installation by its server alone: the program would begin to work, and write of what it does.
 * Answers undefined where nothing was restored.
 */
export async function inRestored<T>(
  folder: string, { home, ...server }: LostServer, look: (database: pg.Pool) => Promise<T>,
): Promise<T | undefined> {
  const secret = join(folder, 'postgres/superuser.secret')
  if (!existsSync(secret)) return undefined
  const port = String(await freePort())
  const here = (path: string) => path.replace(home, folder)
  const args = server.args.map((word, n) => (server.args[n - 1] === '-p' ? port : here(word)))
  const url = `postgres://postgres:${readFileSync(secret, 'utf8').trim()}@127.0.0.1:${port}/motcua`
  await startAgain({ ...server, program: here(server.program), args, data: here(server.data) }, url)
  const database = await openTruth({ databaseUrl: () => url })
  try {
    return await look(database)
  } finally {
    await database.end()
    await stopAtOnce(postgresOf(folder))
  }
}
