/** Need: statements sent together are still one deed: all of them, in their order, or none. */
import { Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { ok } from '../kernel/result.ts'
import { type Backing, type Ctx, type Db, type Sender, inTransaction, leaveToCommit, openDb } from './db.ts'

let database: TestDatabase
let backing: Backing

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  await sql`create table public.note (n integer primary key, at integer generated always as identity)`
    .execute(database.owner)
  await sql`grant select, insert on public.note to motcua_app`.execute(database.owner)
})
beforeEach(() => sql`truncate public.note restart identity`.execute(database.owner))
afterAll(() => database.drop())

const note = ({ tx }: Ctx, n: number) => sql`insert into public.note (n) values (${n})`.execute(tx)
const notes = async () =>
  (await sql<{ n: number }>`select n from public.note order by at`.execute(database.owner)).rows.map(({ n }) => n)

function deed(work: (ctx: Ctx) => Promise<unknown>, guard = backing.guard) {
  const sender: Sender = { actorId: 1n, requestId: crypto.randomUUID(), bodyHash: Buffer.alloc(32) }
  return inTransaction(
    { ...backing, guard }, sender, async (ctx) => ok(await work(ctx)), () => ({ status: 200, body: null }),
  )
}

test('what is asked for together is done in the order of asking', async () => {
  await deed((ctx) => Promise.all([3, 1, 2].map((n) => note(ctx, n))))
  expect(await notes()).toEqual([3, 1, 2])
})

test('what is asked for in one turn leaves in one write; so begins a deed with its first statement, and so it ends', async () => {
  await deed((ctx) => note(ctx, 1)) // so that a connection is there
  const write = vi.spyOn(Socket.prototype, '_writev')
  const alone = vi.spyOn(Socket.prototype, '_write')
  await deed((ctx) => Promise.all([2, 3, 4].map((n) => note(ctx, n))))
  const count = write.mock.calls.length + alone.mock.calls.length
  write.mockRestore()
  alone.mockRestore()
  // begin with the claim; the three; the answer with the commit
  expect(count).toBe(3)
})

test('one that fails takes the others back, those before it and those after it, and is the one that is told', async () => {
  await expect(deed((ctx) => Promise.all([note(ctx, 1), note(ctx, 1), note(ctx, 2)]))).rejects.toThrow('note_pkey')
  expect(await notes()).toEqual([])
})

test('an answer that cannot be kept is no answer: the deed is taken back although its commit was sent along', async () => {
  const forgetful = {
    ...backing.guard, keep: ({ tx }: Ctx) => sql`select 1 / ${0}::integer`.execute(tx).then(() => undefined),
  }
  await expect(deed((ctx) => note(ctx, 1), forgetful)).rejects.toThrow('division by zero')
  expect(await notes()).toEqual([])
})

describe('what is left to the commit', () => {
  test('is done, and leaves in one write with the commit', async () => {
    await deed((ctx) => note(ctx, 1)) // so that a connection is there
    const writes = [vi.spyOn(Socket.prototype, '_writev'), vi.spyOn(Socket.prototype, '_write')]
    await deed(({ tx, ...ctx }) => leaveToCommit(tx, note({ tx, ...ctx }, 2)))
    const count = writes.reduce((sum, write) => sum + write.mock.calls.length, 0)
    for (const write of writes) write.mockRestore()
    expect({ count, notes: await notes() }).toEqual({ count: 2, notes: [1, 2] })
  })

  test('takes all back if it fails', async () => {
    await expect(deed(async (ctx) => {
      await note(ctx, 1)
      await leaveToCommit(ctx.tx, note(ctx, 1))
    }, { ...backing.guard, keep: () => Promise.resolve() })).rejects.toThrow('note_pkey')
    expect(await notes()).toEqual([])
  })

  test('is what is told if it failed, and not the statement after it that was refused for that', async () => {
    await expect(deed(async (ctx) => {
      await leaveToCommit(ctx.tx, sql`select 1 / ${0}::integer`.execute(ctx.tx))
      await note(ctx, 1)
    })).rejects.toThrow('division by zero')
  })

  test('is waited for at once in a transaction of another kind', async () => {
    const left = backing.db.transaction().execute((tx) =>
      leaveToCommit(tx, sql`select 1 / ${0}::integer`.execute(tx)).then(() => 'done', () => 'refused'))
    await expect(left).resolves.toBe('refused')
  })
})

test('the connection serves the next deed as if nothing had happened', async () => {
  await expect(deed(() => Promise.reject(new Error('changed my mind')))).rejects.toThrow('changed my mind')
  await deed((ctx) => note(ctx, 7))
  expect(await notes()).toEqual([7])
})

/** Without its listeners each of these would end the process, and with it the whole run of tests. */
describe('a connection that the server cuts', () => {
  const lost: Error[] = []
  let db: Db
  beforeAll(() => { db = openDb(database.appUrl, (error) => lost.push(error), { max: 1 }) })
  afterAll(() => db.destroy())
  const pid = async (on: Db) =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(on)).rows[0]?.pid ?? 0
  const isThere = async (backend: number) =>
    (await sql`select from pg_stat_activity where pid = ${backend}`.execute(database.owner)).rows.length > 0
  async function cut(backend: number): Promise<void> {
    await sql`select pg_terminate_backend(${backend})`.execute(database.owner)
    await vi.waitFor(async () => { expect(await isThere(backend)).toBe(false) }, 20_000)
  }

  test('while it lies idle is told of, and the next query gets another one', async () => {
    const first = await pid(db)
    await cut(first)
    await vi.waitFor(() => { expect(lost).toHaveLength(1) }, 20_000)
    expect(lost[0]).toMatchObject({ code: '57P01' })
    const second = await pid(db)
    expect(second).not.toBe(0)
    expect(second).not.toBe(first)
  })

  test('while a transaction waits on it refuses that transaction alone', async () => {
    const waiting = db.transaction().execute(async (tx) => {
      await cut(await pid(tx))
      return pid(tx)
    })
    await expect(waiting).rejects.toThrow(/terminat|closed|ended|reset|not queryable/i)
    expect(await pid(db)).not.toBe(0)
  })
})

test('moments and days are what they are, however the database is set to write them', async () => {
  const name = new URL(database.appUrl).pathname.slice(1)
  for (const setting of ["datestyle to 'SQL, DMY'", "timezone to 'America/Los_Angeles'"])
    await sql.raw(`alter database ${name} set ${setting}`).execute(database.owner)
  const db = openDb(database.appUrl, () => undefined, { max: 1 })
  const [at, day] = [new Date('2021-12-31T17:00:01.250Z'), '2024-02-29']
  const { rows } = await sql<{ at: Date; day: string; zone: string; text: string }>`
    select ${at}::timestamptz as at, ${day}::date as day, current_setting('timezone') as zone, ${at}::timestamptz::text as text`
      .execute(db)
  await db.destroy()
  expect(rows).toEqual([{ at, day, zone: 'UTC', text: '2021-12-31 17:00:01.25+00' }])
})
