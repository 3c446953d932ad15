import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { importParts } from '../src/app/import-parts.ts'
import { defaultDataSet } from '../src/cli/data-set.ts'
import { importDataSet } from '../src/cli/import.ts'
import { once } from '../src/modules/audit/public.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { openDb } from '../src/platform/db.ts'
import { CLONED, TEMPLATE, databaseUrl } from './template.ts'

const PROVINCE_TEMPLATE = 'motcua_province_template'
/** Nobody signs in with it in these tests: the least work that argon2id takes. */
const CHEAP = { memoryCost: 1024, timeCost: 2, parallelism: 1 }

/**
 * The name of a database that holds a province as its data say, made by whichever test file asks first, once a run; the
 * others wait for it. Its comment says of which template it was made, so that one of an earlier run is not taken.
 */
export async function provinceTemplate(dataSet: string = defaultDataSet()): Promise<string> {
  if (!existsSync(dataSet)) throw new Error(`there is no data set ${dataSet}`)
  const adminUrl = inject('adminUrl')
  const isOurs = dataSet === defaultDataSet()
  const name = isOurs
    ? PROVINCE_TEMPLATE
    : `${PROVINCE_TEMPLATE}_${createHash('sha256').update(dataSet).digest('hex').slice(0, 8)}`
  const admin = openDb(adminUrl, fail, { max: 1 })
  try {
    await admin.connection().execute(async (held) => {
      await sql`select pg_advisory_lock(hashtext(${name}))`.execute(held)
      const { rows: [made] } = await sql<{ isFresh: boolean }>`
        select coalesce(shobj_description(p.oid, 'pg_database') = t.oid::text, false) as is_fresh
        from pg_database t left join pg_database p on p.datname = ${name} where t.datname = ${TEMPLATE}`.execute(held)
      if (!made?.isFresh) {
        await sql.raw(`drop database if exists ${name} with (force)`).execute(held)
        await sql.raw(`create database ${name} template ${TEMPLATE} ${CLONED}`).execute(held)
        await importInto(databaseUrl(adminUrl, name), dataSet)
        await sql
          .raw(
            `do $$ begin execute format('comment on database ${name} is %L', (select oid from pg_database where datname = '${TEMPLATE}')); end $$`,
          )
          .execute(held)
      }
      await sql`select pg_advisory_unlock(hashtext(${name}))`.execute(held)
    })
  } finally {
    await admin.destroy()
  }
  return name
}

/** As the program would: the same parts, the application's role, on the first day of the demonstration. */
async function importInto(ownerUrl: string, dataSet: string): Promise<void> {
  const db = openDb(`${ownerUrl}?options=-c%20role%3Dmotcua_app`, fail)
  const backing = { db, clock: stoppedClock('2021-01-01T08:00+07:00'), guard: once }
  try {
    await importDataSet(dataSet, backing, importParts({ profile: 'demonstration', hashCost: CHEAP }))
  } finally {
    await db.destroy()
  }
}

function fail(error: Error): never {
  throw error
}
