/** Need: each consumer sees each event once, whoever dies in between, and after a restore too. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import type { Backing, Tx } from '../../platform/db.ts'
import { type Cursor, FIRST, lockCursor, moveCursor, readCursor } from './cursor.ts'
import { openEra } from './keep-house.ts'
import { listEventsAfter, recordEvent } from './public.ts'

let database: TestDatabase
let backing: Backing

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
})
afterAll(() => database.drop())

test('a consumer begins at the beginning, and goes on where it stopped', async () => {
  expect(await readCursor(backing.db, 'fresh')).toEqual(FIRST)
  for (const type of ['thing.one', 'thing.two', 'thing.three']) await tell(type)
  expect(await consume('fresh', 2)).toEqual(['thing.one', 'thing.two'])
  expect(await consume('fresh', 2)).toEqual(['thing.three'])
  expect(await consume('fresh', 2)).toEqual([])
})

test('what failed was not read: the cursor moves with the effect, or not at all', async () => {
  await tell('thing.four')
  const fail = backing.db.transaction().execute(async (tx) => {
    await readOn(tx, 'fresh', 9)
    throw new Error('died in the middle')
  })
  await expect(fail).rejects.toThrow('died in the middle')
  expect(await consume('fresh', 9)).toEqual(['thing.four'])
})

test('of two processes one goes on, and the other does not wait', async () => {
  await backing.db.transaction().execute(async (tx) => {
    expect(await lockCursor(tx, 'fresh')).toMatchObject({ era: 1 })
    await backing.db.transaction().execute(async (other) => {
      expect(await lockCursor(other, 'fresh')).toBeUndefined()
    })
  })
})

test('no consumer goes back', async () => {
  const back = backing.db.transaction().execute((tx) => moveCursor(tx, 'fresh', { era: 1, xid: '1', id: 1n }))
  await expect(back).rejects.toThrow('is not before')
})

test('after a restore a consumer reads the rest of the old era, then the new one', async () => {
  const restored = await createDatabase()
  try {
    // In the cluster that burnt, transactions had come to nine thousand million; the consumer had read the first of
    // two.
    await sql`
      insert into audit.event (era, xid, happened_at, request_id, actor_id, type, subject_kind, subject_id, data)
      select 1, (9000000000 + n)::text::xid8, '2021-06-25 08:00+07', gen_random_uuid(), 1, 'thing.' || word, 'thing', 1, '{}'
      from (values (1, 'read'), (2, 'unread')) as old (n, word)`.execute(restored.owner)
    await sql`insert into audit.cursor select 'reader', 1, '9000000001', id from audit.event where type = 'thing.read'`
      .execute(restored.owner)

    const before = restored.backing()
    await write('thing.lost', before)
    // The control: whoever lets people write before opening an era loses what they do.
    expect(await listEventsAfter(before.db, await readCursor(before.db, 'reader'), 9)).toEqual([])

    expect(await openEra(restored.owner, 'restored from the backup of 24/06')).toBe(2)
    await write('thing.new', before)
    await expect
      .poll(async () =>
        (await listEventsAfter(before.db, await readCursor(before.db, 'reader'), 9)).map(({ type }) => type),
      )
      .toEqual(['thing.unread', 'thing.new'])
    expect(await consume('reader', 9, before)).toEqual(['thing.unread', 'thing.new'])
    await expect(openEra(restored.app, 'mine')).rejects.toThrow('permission denied')
  } finally {
    await restored.drop()
  }
})

/** Waits for what it wrote, because other tests write in this cluster and hold back what may be read. */
async function tell(type: string): Promise<void> {
  await write(type, backing)
  await expect.poll(async () => (await listEventsAfter(backing.db, FIRST, 99)).some((event) => event.type === type))
    .toBe(true)
}

function write(type: string, at: Backing): Promise<null> {
  return inOneGo(at, async (ctx) => {
    await recordEvent(ctx, { type: type as 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
    return ok(null)
  })
}

async function readOn(tx: Tx, consumer: string, limit: number): Promise<string[]> {
  const cursor = await lockCursor(tx, consumer)
  const events = cursor ? await listEventsAfter(tx, cursor, limit) : []
  const last: Cursor | undefined = events.at(-1)
  if (last) await moveCursor(tx, consumer, last)
  return events.map(({ type }) => type)
}

function consume(consumer: string, limit: number, { db }: Backing = backing): Promise<string[]> {
  return db.transaction().execute((tx) => readOn(tx, consumer, limit))
}
