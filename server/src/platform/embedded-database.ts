import { sql } from 'kysely'
import { openDb } from './db.ts'
import type { EmbeddedPostgres } from './embedded-postgres.ts'

/** The roles of an installation: who owns and migrates, who works, who only reads for reports. */
const ROLES = ['motcua_owner', 'motcua_app', 'motcua_report'] as const

/** The database of a data folder with its three roles, made once. Their password is the folder's secret. */
export async function makeDatabase(
  embedded: EmbeddedPostgres, name: string,
): Promise<{ appUrl: string; ownerUrl: string; reportUrl: string }> {
  const admin = openDb(embedded.adminUrl, () => undefined, { max: 1 })
  try {
    const { rows } = await sql`select from pg_database where datname = ${name}`.execute(admin)
    if (rows.length === 0) {
      const secret = new URL(embedded.adminUrl).password
      for (const role of ROLES) {
        await sql.raw(`do $$ begin create role ${role} login; exception when duplicate_object then null; end $$`)
          .execute(admin)
        await sql.raw(`alter role ${role} login password '${secret}'`).execute(admin)
      }
      await sql.raw('alter role motcua_owner createrole').execute(admin)
      await sql.raw(`create database ${name} owner motcua_owner`).execute(admin)
    }
  } finally {
    await admin.destroy()
  }
  return {
    appUrl: embedded.urlOf('motcua_app', name), ownerUrl: embedded.urlOf('motcua_owner', name),
    reportUrl: embedded.urlOf('motcua_report', name),
  }
}
