/**
 * Need: whatever becomes of business is in the event log, in the same transaction, so that nothing happens in silence.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../src/kernel/result.ts'
import { recordEvent } from '../src/modules/audit/public.ts'
import { type Db, type Tx, openDb } from '../src/platform/db.ts'
import { type TestDatabase, createDatabase } from './database.ts'
import { inOneGo } from './in-one-go.ts'
import { SILENT, SILENT_COLUMNS, makeSpeak, tablesOfRooms } from './must-speak.ts'

let database: TestDatabase
beforeAll(async () => { database = await createDatabase() })
afterAll(async () => database.drop())

async function speaking(db: Db): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select n.nspname || '.' || c.relname as "table" from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname = 'must_speak' and t.tgenabled = 'O' and t.tgdeferrable and t.tginitdeferred and t.tgtype & 29 = 29`
    .execute(db) // row, insert, delete, update
  return rows.map(({ table }) => table).sort()
}

test('each table of the rooms speaks or is silent for a reason, and no reason is left over', async () => {
  const all = await tablesOfRooms(database.owner)
  expect(Object.keys(SILENT).filter((table) => !all.includes(table))).toEqual([])
  expect(Object.values(SILENT).filter((why) => why.length < 10)).toEqual([])
  expect(await speaking(database.owner)).toEqual(all.filter((table) => !Object.hasOwn(SILENT, table)).sort())
  expect(await speaking(database.owner)).toEqual(
    expect.arrayContaining([
      'dossiers.answers', 'dossiers.slip', 'documents.file', 'identity.staff_grant', 'organisation.policy',
      'workflow.leg',
    ]),
  )
})

test('a table that is added speaks unless somebody says why not', async () => {
  await database.owner.transaction().execute(async (tx) => {
    await sql`drop function must_speak cascade; create table dossiers.late_news (id int)`.execute(tx)
    await makeSpeak(tx)
    expect(await speaking(tx)).toContain('dossiers.late_news')
    throw new Error('taken back')
  }).catch((error: unknown) => { expect(String(error)).toContain('taken back') })
})

test('a silent column may change alone, and takes no other along', async () => {
  for (const [table, columns] of Object.entries(SILENT_COLUMNS)) {
    expect(Object.values(columns).filter((why) => why.length < 10)).toEqual([])
    const { rows } = await sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0`.execute(database.owner)
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(columns)))
  }
  await sql`
    insert into workflow.leg (case_id, unit_id, agency_id, handed_over_at, handed_over_by, handed_over_from, how, opens_at,
      hours, calendar_version_id, due_at)
    values (1, 1, 1, '2021-06-25Z', 1, 2, 'electronic', '2021-06-25Z', 8, 1, '2021-06-26Z')`.execute(database.owner)
  const note = async (tx: Tx) => sql`update workflow.leg set told_of = '2021-06-26Z'`.execute(tx)
  await database.app.transaction().execute(note)
  await expect(database.app.transaction().execute(async (tx) =>
    sql`update workflow.leg set told_of = '2021-06-27Z', received_by = 1, received_at = '2021-06-27Z'`.execute(tx)))
    .rejects.toThrow('leg changed, and its transaction says nothing of it')
})

const write = async (tx: Tx) =>
  sql`insert into documents.file values (sha256(${randomUUID()}::text::bytea), 1, 'image/png', null)`.execute(tx)
const speak = { type: 'thing.done', subjectKind: 'thing', subjectId: 1n, data: {} } as const
const SILENCE = 'file changed, and its transaction says nothing of it'

test('a change with its event and request commits; without either it does not', async () => {
  await inOneGo(database.backing(), async (ctx) => {
    await write(ctx.tx)
    await recordEvent(ctx, speak)
    return ok(undefined)
  })
  await expect(
    inOneGo(database.backing(), async (ctx) => {
      await write(ctx.tx)
      return ok(undefined)
    }),
  ).rejects.toThrow(SILENCE)
  await expect(database.app.transaction().execute(async (tx) => {
    await write(tx)
    await sql`insert into audit.event (happened_at, request_id, actor_id, type, subject_kind, subject_id, data)
      values ('2021-06-25Z', gen_random_uuid(), 1, 'thing.done', 'thing', 1, '{}')`.execute(tx)
  })).rejects.toThrow(SILENCE)
})

test('what an earlier transaction of the same connection said counts for nothing', async () => {
  const db = openDb(database.appUrl, () => undefined, { max: 1 })
  try {
    const backing = { ...database.backing(), db }
    await inOneGo(backing, async (ctx) => { await write(ctx.tx); await recordEvent(ctx, speak); return ok(undefined) })
    await expect(db.transaction().execute(write)).rejects.toThrow(SILENCE)
  } finally {
    await db.destroy()
  }
})
