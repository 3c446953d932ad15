import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import pg from 'pg'
import { textOfError } from '../kernel/text-of-error.ts'

export interface Migration {
  readonly room: string
  readonly name: string
  readonly text: string
  readonly sha256: string
}

export interface MigrationReport { readonly applied: readonly string[]; readonly present: number }

/** Any number would do, as long as all who migrate take the same one. */
const LOCK = 7_021_107
const BOOK = `
  create schema if not exists migration;
  create table if not exists migration.applied (
    room text not null, name text not null, sha256 text not null, at timestamptz not null, primary key (room, name))`

/** All migrations of the given rooms, in the order in which they run: room by room, leftmost first. */
export function readMigrations(modulesFolder: URL, rooms: readonly string[]): Migration[] {
  return rooms.flatMap((room) => {
    const folder = new URL(`${room}/migrations/`, modulesFolder)
    if (!existsSync(folder)) return []
    return readdirSync(folder).filter((file) => file.endsWith('.sql')).sort().map((name): Migration => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { room, name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
  })
}

/**
 * Brings the database at `ownerUrl` up to the given migrations, each in a transaction of its own. Two at once are safe:
 * the second waits and finds nothing to do.
 *
 * Throws, before it changes anything, if the database holds a migration that these do not (it is newer than the code),
 * or one whose text has changed since (history is not rewritten).
 */
export async function migrate(ownerUrl: string, migrations: readonly Migration[], at: Date): Promise<MigrationReport> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(BOOK)
    const { rows } = await client.query<{ room: string; name: string; sha256: string }>(
      'select room, name, sha256 from migration.applied')
    const done = new Map(rows.map((row) => [`${row.room}/${row.name}`, row.sha256]))
    refuseStrangers(done, migrations)
    const missing = migrations.filter(({ room, name }) => !done.has(`${room}/${name}`))
    for (const one of missing) await apply(client, one, at)
    return { applied: missing.map(({ room, name }) => `${room}/${name}`), present: rows.length }
  } finally {
    await client.end() // gives the lock back, too
  }
}

/** The names of the given migrations that the database at `ownerUrl` has not had; changes nothing. */
export async function missingMigrations(ownerUrl: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    const { rows: [book] } = await client.query<{ there: boolean }>(
      "select to_regclass('migration.applied') is not null as there",
    )
    const { rows } = book?.there
      ? await client.query<{ name: string }>("select room || '/' || name as name from migration.applied")
      : { rows: [] }
    const done = new Set(rows.map(({ name }) => name))
    return migrations.map(({ room, name }) => `${room}/${name}`).filter((name) => !done.has(name))
  } finally {
    await client.end()
  }
}

function refuseStrangers(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((one) => [`${one.room}/${one.name}`, one.sha256]))
  for (const [name, sha256] of done) {
    const ours = known.get(name)
    if (!ours) throw new Error(`the database is newer than this program: it holds migration ${name}`)
    if (ours !== sha256) throw new Error(`migration ${name} was changed after it had been applied`)
  }
}

async function apply(client: pg.Client, { room, name, text, sha256 }: Migration, at: Date): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = '5s'`)
    await client.query(text)
    await client.query('insert into migration.applied values ($1, $2, $3, $4)', [room, name, sha256, at])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${room}/${name}: ${textOfError(error)}`, {
      cause: error,
    })
  }
}
