import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Config, type Environment, environment, readConfig } from '../platform/config.ts'
import { makeDatabase } from '../platform/embedded-database.ts'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { migrateAll } from './migrate-all.ts'

export const DATABASE = 'motcua'

/**
 * Where a demonstration keeps its database and files. As root PostgreSQL runs as another user, who cannot look into
 * root's folders.
 */
export function defaultFolder(): string {
  const here = fileURLToPath(new URL('../../..', import.meta.url))
  if (process.getuid?.() !== 0) return `${here}.motcua`
  const name = `/var/tmp/motcua-${createHash('sha256').update(here).digest('hex').slice(0, 10)}`
  return existsSync('/var/tmp') ? name : `/tmp/${name.split('/').at(-1) ?? 'motcua'}`
}

/** Where the embedded database of a folder writes, each of which may be a disk of its own. */
export function foldersOfDatabase(home: string): string {
  return ['base', 'pg_wal', 'log'].map((name) => `${home}/postgres/data/${name}`).join(',')
}

/** Where an installation keeps what is not in the database: in its folder, where the environment says nothing else. */
export function placesIn(home: string, env: Environment) {
  return {
    MOTCUA_FILES: env['MOTCUA_FILES'] ?? `${home}/files`, MOTCUA_SEALS: env['MOTCUA_SEALS'] ?? `${home}/seals`,
    MOTCUA_KEYS: env['MOTCUA_KEYS'] ?? `${home}/keys`,
    MOTCUA_LAST_BACKUP: env['MOTCUA_LAST_BACKUP'] ?? `${home}/last-backup`,
  }
}

export interface Attached { readonly config: Config; detach(): Promise<void> }

/**
 * The configuration of a command that works on an installation: that of the environment, if it names a database;
 * otherwise that of the demonstration in `folder`, whose embedded server it attaches to, or starts for as long as it
 * runs.
 */
export async function attach(folder: string | undefined): Promise<Attached> {
  const env = environment()
  if (env['DATABASE_URL']) return { config: configured(env), detach: () => Promise.resolve() }
  const home = folder ?? defaultFolder()
  if (!hasDatabase(home))
    throw new Error(`${home} không có cơ sở dữ liệu nào. Hãy chạy motcua start trước, hoặc đặt DATABASE_URL.`)
  return attachTo(home, env)
}

/**
 * The same for a command that needs a database and no province: in a folder that has none it is made first, empty and
 * up to date.
 */
export async function attachOrMake(folder: string | undefined): Promise<Attached> {
  const env = environment()
  const home = folder ?? defaultFolder()
  if (env['DATABASE_URL'] || hasDatabase(home)) return attach(folder)
  const attached = await attachTo(home, env)
  try {
    await migrateAll(attached.config)
    return attached
  } catch (error) {
    await attached.detach()
    throw error
  }
}

function hasDatabase(home: string): boolean {
  return existsSync(`${home}/postgres/data/PG_VERSION`)
}

async function attachTo(home: string, env: Environment): Promise<Attached> {
  const embedded = await startEmbeddedPostgres(`${home}/postgres`)
  const own = await makeDatabase(embedded, DATABASE)
  const overrides = {
    ...placesIn(home, env), ...partnersIn(home, env), MOTCUA_PROFILE: env['MOTCUA_PROFILE'] ?? 'demonstration',
    MOTCUA_WATCHED_FOLDERS: foldersOfDatabase(home), DATABASE_URL: own.appUrl, DATABASE_OWNER_URL: own.ownerUrl,
  }
  return { config: configured(env, overrides), detach: () => embedded.stop() }
}

/** The file that `start` wrote of its sandbox, for commands beside it. */
function partnersIn(home: string, env: Environment): Environment {
  const file = `${home}/partners.json`
  return env['MOTCUA_PARTNERS'] || !existsSync(file) ? {} : { MOTCUA_PARTNERS: file }
}

function configured(env: Environment, overrides: Environment = {}): Config {
  const read = readConfig(env, overrides)
  if (!read.ok) throw new Error(read.refusal.text)
  return read.value
}
