/**
 * Need: what the program finds, the database finds too: both fold alike, on the same examples and on every letter of
 * Vietnamese.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { fold } from '../../kernel/vietnamese-text.ts'
import vectors from '../../kernel/vietnamese-text.vectors.json' with { type: 'json' }

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

async function foldedIn(texts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ folded: string }>`
    select documents.fold(given) as folded from unnest(${texts}::text[]) with ordinality as text (given, place) order by place`
    .execute(database.app)
  return rows.map(({ folded }) => folded)
}

test('the shared examples', async () => {
  expect(vectors.length).toBeGreaterThan(5)
  expect(await foldedIn(vectors.map(({ text }) => text))).toEqual(vectors.map(({ folded }) => folded))
})

test('every vowel with every mark and tone, in both cases and both spellings of Unicode', async () => {
  const letters = 'aăâeêioôơuưyđ'
    .split('').flatMap((letter) => ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => letter + tone))
  const texts = letters.flatMap((letter) => [letter, letter.toUpperCase()])
    .flatMap((letter) => [letter.normalize('NFC'), letter.normalize('NFD')])
  expect(await foldedIn(texts)).toEqual(texts.map(fold))
  expect(new Set(texts.map(fold))).toEqual(new Set(['a', 'e', 'i', 'o', 'u', 'y', 'd']))
})
