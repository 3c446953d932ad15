import { sql } from 'kysely'
import { openDb } from '../src/platform/db.ts'
import { migrate, readMigrations } from '../src/platform/migrate.ts'
import { ROOMS } from '../src/platform/rooms.ts'

export const TEMPLATE = 'motcua_template'

/** Only tests pay for this: whatever has an address cannot change without an event and a request of its transaction. */
export const MUST_SPEAK = `
  create function must_speak() returns trigger language plpgsql as $$ begin
    if not exists (select from audit.event where xid = pg_current_xact_id())
      or not exists (select from audit.request where xmin = pg_current_xact_id()::xid)
    then raise exception '% changed, and its transaction says nothing of it', tg_table_name; end if;
    return null;
  end $$;
  do $$ declare t record; begin
    for t in select table_schema, table_name from information_schema.columns where column_name = 'public_id' loop
      execute format('create constraint trigger must_speak after insert or update or delete on %I.%I
        deferrable initially deferred for each row execute function must_speak()', t.table_schema, t.table_name);
    end loop;
  end $$`

/** Makes the migrated database that test files clone, with the trigger that only tests have. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await onServer(adminUrl, `drop database if exists ${TEMPLATE}`)
  await onServer(adminUrl, `create database ${TEMPLATE}`)
  const url = databaseUrl(adminUrl, TEMPLATE)
  await migrate(url, readMigrations(new URL('../src/modules/', import.meta.url), ROOMS), new Date(0))
  const owner = openDb(url, fail)
  await sql.raw(MUST_SPEAK).execute(owner).finally(() => owner.destroy())
}

/** Runs one statement on the maintenance database. */
export async function onServer(adminUrl: string, statement: string): Promise<void> {
  const admin = openDb(adminUrl, fail)
  await sql.raw(statement).execute(admin).finally(() => admin.destroy())
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
