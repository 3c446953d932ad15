/** Need: statements sent together are still one deed: all of them, in their order, or none. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { ok } from '../kernel/result.ts'
import { type Backing, type Ctx, type Sender, inTransaction } from './db.ts'

let database: TestDatabase
let backing: Backing

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  await sql`create table public.note (n integer primary key, at integer generated always as identity)`.execute(database.owner)
  await sql`grant select, insert on public.note to motcua_app`.execute(database.owner)
})
beforeEach(() => sql`truncate public.note restart identity`.execute(database.owner))
afterAll(() => database.drop())

const note = ({ tx }: Ctx, n: number) => sql`insert into public.note (n) values (${n})`.execute(tx)
const notes = async () => (await sql<{ n: number }>`select n from public.note order by at`.execute(database.owner)).rows.map(({ n }) => n)

function deed(work: (ctx: Ctx) => Promise<unknown>, guard = backing.guard) {
  const sender: Sender = { actorId: 1n, requestId: crypto.randomUUID(), bodyHash: Buffer.alloc(32) }
  return inTransaction({ ...backing, guard }, sender, async (ctx) => ok(await work(ctx)), () => ({ status: 200, body: null }))
}

test('what is asked for together is done in the order of asking', async () => {
  await deed((ctx) => Promise.all([3, 1, 2].map((n) => note(ctx, n))))
  expect(await notes()).toEqual([3, 1, 2])
})

test('one that fails takes the others back, those before it and those after it, and is the one that is told', async () => {
  await expect(deed((ctx) => Promise.all([note(ctx, 1), note(ctx, 1), note(ctx, 2)]))).rejects.toThrow('note_pkey')
  expect(await notes()).toEqual([])
})

test('an answer that cannot be kept is no answer: the deed is taken back although its commit was sent along', async () => {
  const forgetful = { ...backing.guard, keep: ({ tx }: Ctx) => sql`select 1 / ${0}::integer`.execute(tx).then(() => undefined) }
  await expect(deed((ctx) => note(ctx, 1), forgetful)).rejects.toThrow('division by zero')
  expect(await notes()).toEqual([])
})

test('the connection serves the next deed as if nothing had happened', async () => {
  await expect(deed(() => Promise.reject(new Error('changed my mind')))).rejects.toThrow('changed my mind')
  await deed((ctx) => note(ctx, 7))
  expect(await notes()).toEqual([7])
})
