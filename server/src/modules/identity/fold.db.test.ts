/** Need: a name is found alike by the program and by the database, so both fold it the same way. */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'

const vectors = JSON.parse(readFileSync(
  new URL('../../kernel/vietnamese-text.vectors.json', import.meta.url), 'utf8')) as { text: string; folded: string }[]
let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

test('there are examples to hold it against', () => expect(vectors.length).toBeGreaterThan(10))

test.each(vectors)('the database folds $text to $folded', async ({ text, folded }) => {
  const { rows } = await sql<{ folded: string }>`select identity.fold(${text}) as folded`.execute(database.app)
  expect(rows[0]?.folded).toBe(folded)
})
