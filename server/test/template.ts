import { sql } from 'kysely'
import { openDb } from '../src/platform/db.ts'
import { migrate, readMigrations } from '../src/platform/migrate.ts'
import { ROOMS } from '../src/platform/rooms.ts'
import { makeSpeak } from './must-speak.ts'

export const TEMPLATE = 'motcua_template'
/** By its files: page by page through the log of writes takes three times as long. */
export const CLONED = 'strategy file_copy'

/** Makes the migrated database that test files clone, with the trigger that only tests have. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await onServer(adminUrl, `drop database if exists ${TEMPLATE}`)
  await onServer(adminUrl, `create database ${TEMPLATE}`)
  const url = databaseUrl(adminUrl, TEMPLATE)
  await migrate(url, readMigrations(new URL('../src/modules/', import.meta.url), ROOMS), new Date(0))
  const owner = openDb(url, fail)
  try { await makeSpeak(owner) } finally { await owner.destroy() }
}

/** Runs one statement on the maintenance database. */
export async function onServer(adminUrl: string, statement: string): Promise<void> {
  const admin = openDb(adminUrl, fail)
  try { await sql.raw(statement).execute(admin) } finally { await admin.destroy() }
}

/** The address of another database on the same server, by the same role. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}

function fail(error: Error): never {
  throw error
}
