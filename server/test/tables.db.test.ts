/** Need: a store that names a column that is not there, or may be null, fails before anybody uses it. */
import { readFileSync, readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from './database.ts'
import { type LiveColumn, type LiveTables, differencesOf, tablesIn } from './declared-tables.ts'

const MODULES = new URL('../src/modules/', import.meta.url)
let database: TestDatabase
let live: LiveTables

beforeAll(async () => {
  database = await createDatabase()
  const { rows } = await sql<LiveColumn & { table: string; column: string }>`
    select table_schema || '.' || table_name as table, column_name as column, is_nullable = 'YES' as is_nullable, udt_name as type,
      is_identity = 'YES' or is_generated = 'ALWAYS' or column_default is not null as is_filled_in
    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`
    .execute(database.owner)
  const tables = new Map<string, Record<string, LiveColumn>>()
  for (const { table, column, ...rest } of rows) tables.set(table, { ...tables.get(table), [column]: rest })
  live = tables
})
afterAll(async () => database.drop())

function sources(): Map<string, string> {
  const files = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  return new Map(files.map((file) => [file, readFileSync(new URL(file, MODULES), 'utf8')]))
}

test('the tables that the stores declare are those of the migrations, column by column', () => {
  const declared = tablesIn(sources())
  expect(declared.size).toBeGreaterThan(25)
  expect([...declared.keys()]).toEqual(
    expect.arrayContaining(['dossiers.dossier', 'identity.one_time_code', 'audit.request', 'workflow.task']),
  )
  expect(differencesOf(declared, live)).toEqual([])
})

describe('on planted tables the comparison', () => {
  const column = (type: string, more: Partial<LiveColumn> = {}): LiveColumn => ({
    type, isNullable: false, isFilledIn: false, ...more,
  })
  const real: LiveTables = new Map([
    [
      'room.thing',
      {
        id: column('int8', { isFilledIn: true }), public_id: column('uuid'),
        seen_at: column('timestamptz', { isNullable: true }), made_at: column('timestamptz'),
        share: column('numeric', { isFilledIn: true }),
      },
    ],
  ])
  const compare = (text: string) => differencesOf(tablesIn(new Map([['store.ts', text]])), real)
  const GOOD =
    `type T = { 'room.thing': { publicId: string; seenAt: ColumnType<Date | null, never, Date>; madeAt: Generated<Date> } }`

  test('is silent where both say the same, and asks for nothing that the database fills in', () => {
    expect(compare(GOOD)).toEqual([])
  })

  test.each([
    [
      'a column that is gone', GOOD.replace('publicId', 'publicId: string; colour'),
      'store.ts: room.thing has no column colour',
    ],
    [
      'a column that nobody declared', GOOD.replace('publicId: string;', ''),
      'store.ts: room.thing.public_id is not declared',
    ],
    ['a null that nobody expects', GOOD.replace('Date | null', 'Date'), 'store.ts: room.thing.seen_at may be null'],
    [
      'a null that never comes', GOOD.replace('publicId: string', 'publicId: string | null'),
      'store.ts: room.thing.public_id is never null',
    ],
    [
      'a number of the wrong kind', GOOD.replace('publicId', 'id: number; publicId'),
      'store.ts: room.thing.id is int8, not number',
    ],
    [
      'a number where the driver hands over text', GOOD.replace('madeAt', 'share: number; madeAt'),
      'store.ts: room.thing.share is numeric, not number',
    ],
    [
      'a moment for a text', GOOD.replace('publicId: string', 'publicId: Date'),
      'store.ts: room.thing.public_id is uuid, not Date',
    ],
    ['a table that is gone', GOOD.replace('room.thing', 'room.oldThing'), 'store.ts: there is no table room.old_thing'],
  ])('finds %s', (_, text, line) => {
    expect(compare(text)).toEqual([line])
  })
})
