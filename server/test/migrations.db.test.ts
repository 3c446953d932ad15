/**
 * Need: an installation migrates safely whoever starts first, refuses what it does not know, and each role may what is
 * its own.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Db, openDb } from '../src/platform/db.ts'
import { type Migration, migrate, readMigrations } from '../src/platform/migrate.ts'
import { ROOMS } from '../src/platform/rooms.ts'
import { type TestDatabase, createDatabase } from './database.ts'
import { databaseUrl, onServer } from './template.ts'

const MIGRATIONS = readMigrations(new URL('../src/modules/', import.meta.url), ROOMS)
const NAMES = MIGRATIONS.map(({ room, name }) => `${room}/${name}`)
const AT = new Date('2021-06-25T02:00:00Z')
const made: string[] = []

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  made.push(name)
  await onServer(inject('adminUrl'), `create database ${name}`)
  return databaseUrl(inject('adminUrl'), name)
}
afterAll(async () => {
  for (const name of made) await onServer(inject('adminUrl'), `drop database ${name} with (force)`)
})

/** What stands in the book of migrations, and every column there is. */
async function stateOf(url: string): Promise<{ applied: string[]; columns: string[] }> {
  const db = openDb(url, ignore, { max: 1 })
  try {
    const { rows: applied } = await sql<{ name: string }>`
      select room || '/' || name as name from migration.applied order by at, name`.execute(db)
    const { rows: columns } = await sql<{ name: string }>`
      select concat_ws('.', table_schema, table_name, column_name, udt_name, is_nullable, column_default) as name from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema') order by 1`.execute(db)
    return { applied: applied.map(({ name }) => name), columns: columns.map(({ name }) => name) }
  } finally {
    await db.destroy()
  }
}

function ignore(): void {
  // a connection that ends with the database is no news to a test
}

describe('migrations', () => {
  test('run on an empty database, each once, and on a migrated one not again', async () => {
    const url = await emptyDatabase()
    expect(await migrate(url, MIGRATIONS, AT)).toEqual({ applied: NAMES, present: 0 })
    const after = await stateOf(url)
    expect([...after.applied].sort()).toEqual([...NAMES].sort())
    expect(await migrate(url, MIGRATIONS, AT)).toEqual({ applied: [], present: NAMES.length })
    expect(await stateOf(url)).toEqual(after)
  })

  test('begun by four at once run each once', async () => {
    const url = await emptyDatabase()
    const reports = await Promise.all(Array.from({ length: 4 }, async () => migrate(url, MIGRATIONS, AT)))
    expect(reports.flatMap(({ applied }) => applied).sort()).toEqual([...NAMES].sort())
    expect(reports.filter(({ applied }) => applied.length > 0)).toHaveLength(1)
  })

  test('go on where an older program stopped', async () => {
    const url = await emptyDatabase()
    await migrate(url, MIGRATIONS.slice(0, 3), AT)
    expect((await migrate(url, MIGRATIONS, AT)).applied).toEqual(NAMES.slice(3))
  })

  test('refuse a database that is newer than the program, and touch nothing', async () => {
    const url = await emptyDatabase()
    await migrate(url, MIGRATIONS, AT)
    const before = await stateOf(url)
    const added: Migration = { room: 'audit', name: '9999-more.sql', text: 'create table audit.more ()', sha256: 'x' }
    await expect(migrate(url, [...MIGRATIONS.slice(0, -1), added], AT)).rejects.toThrow(
      /newer than this program.*\/\d{4}-/,
    )
    expect(await stateOf(url)).toEqual(before)
  })

  test('refuse one whose text was changed after it had run', async () => {
    const url = await emptyDatabase()
    await migrate(url, MIGRATIONS, AT)
    const before = await stateOf(url)
    const changed = MIGRATIONS.map((one, n) => n === 0 ? { ...one, sha256: '0'.repeat(64) } : one)
    await expect(migrate(url, changed, AT)).rejects.toThrow(
      `migration ${NAMES[0] ?? ''} was changed after it had been applied`,
    )
    expect(await stateOf(url)).toEqual(before)
  })

  test('that break leave nothing of themselves, and the ones before them', async () => {
    const url = await emptyDatabase()
    const broken: Migration = {
      room: 'audit', name: '9999-broken.sql', text: 'create table audit.half (id int); select no_such_thing()',
      sha256: 'x',
    }
    await expect(migrate(url, [...MIGRATIONS.slice(0, 1), broken], AT)).rejects.toThrow(
      'migration audit/9999-broken.sql',
    )
    const { applied, columns } = await stateOf(url)
    expect([applied, columns.filter((name) => name.startsWith('audit.half'))]).toEqual([NAMES.slice(0, 1), []])
  })

  test('each say in their first line whose they are, and ask for no time of the database', () => {
    for (const { room, name, text } of MIGRATIONS) {
      expect([name, text.split('\n')[0]]).toEqual([name, expect.stringMatching(new RegExp(`^-- Owner: ${room}`))])
      const code = text.replaceAll(/--.*$/gm, '').replaceAll('default clock_timestamp()', '')
      expect([name, /\b(now\s*\(|current_(date|time|timestamp)|clock_timestamp)/i.exec(code)?.[0]]).toEqual([
        name, undefined,
      ])
    }
  })
})

describe('the roles of the database', () => {
  let database: TestDatabase
  let report: Db
  beforeAll(async () => {
    database = await createDatabase()
    report = openDb(`${database.ownerUrl}?options=-c%20role%3Dmotcua_report`, ignore)
  })
  afterAll(async () => {
    await report.destroy()
    await database.drop()
  })
  const asApp = async (text: string) => sql.raw(text).execute(database.app)
  const asReport = async (text: string) => sql.raw(text).execute(report)
  const DENIED = /permission denied|must be owner/

  test.each([
    `update audit.event set data = '{}'`, 'delete from audit.event', 'truncate audit.event',
    'truncate audit.event_rest', 'delete from audit.event_rest', 'update audit.read set page = page',
    'delete from audit.read', 'drop table audit.event', 'alter table audit.event add column x int',
    'alter table audit.event disable trigger all', `insert into audit.event (recorded_at) values ('2021-01-01Z')`,
    'create table audit.mine ()', 'create table dossiers.mine ()', 'create table public.mine ()', 'create schema mine',
    'create extension pgcrypto', 'update migration.applied set sha256 = sha256', 'delete from identity.person',
    'delete from identity.account', 'delete from dossiers.dossier', 'update dossiers.answers set answers = answers',
    'update dossiers.result set number = number', 'delete from documents.paper', 'delete from documents.file',
    'drop table dossiers.dossier', 'truncate dossiers.dossier',
  ])('the application may not: %s', async (statement) => {
    await expect(asApp(statement)).rejects.toThrow(DENIED)
  })

  test('the application owns nothing, is no superuser, and can become no other role; nor can whoever reports', async () => {
    const { rows: members } =
      await sql`select from pg_auth_members where member in ('motcua_app'::regrole, 'motcua_report'::regrole)`
        .execute(database.owner)
    expect(members).toEqual([])
    const { rows } = await sql`
      select (select count(*) from pg_class where relowner = r.oid)::int as owned, rolsuper as super, rolcreatedb as db, rolcreaterole as role, rolbypassrls as bypass
      from pg_roles r where rolname in ('motcua_app', 'motcua_report')`.execute(database.owner)
    const nothing = { owned: 0, super: false, db: false, role: false, bypass: false }
    expect(rows).toEqual([nothing, nothing])
  })

  test('whoever reports may write to no table, run no sequence, and create nothing', async () => {
    const { rows } = await sql`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema')
        and (has_table_privilege('motcua_report', format('%I.%I', table_schema, table_name), 'insert, update, delete, truncate, references, trigger')
          or has_any_column_privilege('motcua_report', format('%I.%I', table_schema, table_name), 'insert, update'))
      union all
      select nspname from pg_namespace where nspname !~ '^pg_' and has_schema_privilege('motcua_report', oid, 'create')
      union all
      select schemaname || '.' || sequencename from pg_sequences where has_sequence_privilege('motcua_report', format('%I.%I', schemaname, sequencename), 'usage, update')`
      .execute(database.owner)
    expect(rows).toEqual([])
    await expect(asReport('delete from dossiers.dossier')).rejects.toThrow(DENIED)
    await expect(asReport('create table public.mine ()')).rejects.toThrow(DENIED)
  })

  test.each(['identity.password', 'identity.session', 'identity.one_time_code', 'identity.attempt'])(
    'whoever reports sees nothing of %s',
    async (table) => {
      await expect(asReport(`select from ${table}`)).rejects.toThrow('permission denied')
    },
  )

  test.each([
    ['the number of a person', 'select personal_number from identity.person'],
    ['the phone', 'select phone from identity.person'], ['the name', 'select full_name from identity.person'],
    ['the phone of an account', 'select phone from identity.account'],
    ['what a message said', 'select text from notifications.message'],
    ['mail in the sink', 'select text from notifications.sink'],
  ])('whoever reports does not see %s', async (_, statement) => {
    await expect(asReport(statement)).rejects.toThrow('permission denied')
  })

  test('whoever reports may count', async () => {
    const { rows } = await sql<{ n: number }>`
      select (select count(*) from dossiers.dossier)::int + (select count(*) from audit.event)::int
      + (select count(id) from identity.person)::int as n`.execute(report)
    expect(rows).toHaveLength(1)
  })
})
