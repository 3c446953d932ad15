/** Need: a list of a million is read once, each page by one asker, and nobody reads on a connection given back. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { type NextPage, withHeldList } from './held-list.ts'

let database: TestDatabase
beforeAll(async () => { database = await createDatabase() })
afterAll(() => database.drop())

const LIST = sql<{ id: bigint }>`select generate_series(1, 2500)::bigint as id`

test('several at once get each page once, and nothing but empty pages after the last', async () => {
  await withHeldList(database.app, LIST, async (next) => {
    const pages = await Promise.all([next(), next(), next(), next(), next()])
    expect(pages.map(({ length }) => length)).toEqual([1_000, 1_000, 500, 0, 0])
    expect(pages.flat()).toEqual(Array.from({ length: 2_500 }, (_, nth) => BigInt(nth + 1)))
    expect(await next()).toEqual([])
  })
})

test('who still asks when the work has failed gets an empty page, and the list is gone', async () => {
  let late: NextPage | undefined
  await expect(withHeldList(database.app, LIST, async (next) => {
    late = next
    await next()
    throw new Error('another of them failed')
  })).rejects.toThrow('another of them failed')
  expect(await late?.()).toEqual([])
  await withHeldList(database.app, LIST, async (next) => expect((await next())[0]).toBe(1n))
})
