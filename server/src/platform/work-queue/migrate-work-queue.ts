import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { quiet } from './quiet.ts'

/** Not that of `migrate`: it may run at the same time. */
const LOCK = 7_021_108

/**
 * What the application role may do there. The tables keep row security, without a policy of its own nobody but the
 * owner sees a row; so one policy for the role that adds and runs jobs, and none for reports.
 */
const GRANTS = `
  grant usage on schema graphile_worker to motcua_app;
  grant select, insert, update, delete on all tables in schema graphile_worker to motcua_app;
  revoke insert, update, delete on graphile_worker.migrations from motcua_app;
  grant usage on all sequences in schema graphile_worker to motcua_app;
  grant execute on all functions in schema graphile_worker to motcua_app;
  do $$ declare name text; begin
    for name in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity loop
      execute format('drop policy if exists motcua_app on graphile_worker.%I', name);
      execute format('create policy motcua_app on graphile_worker.%I to motcua_app using (true) with check (true)', name);
    end loop;
  end $$`

/**
 * Brings the tables of graphile-worker up to the version of the package, as the owner, and lets the application add and
 * run jobs. Run it after the rooms' migrations, which make the role; again, and twice at once, it changes nothing.
 */
export async function migrateWorkQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await runMigrations({ connectionString: ownerUrl, logger: quiet, maxPoolSize: 1 })
    await client.query(`begin; ${GRANTS}; commit`)
  } finally {
    await client.end() // gives the lock back, too
  }
}
