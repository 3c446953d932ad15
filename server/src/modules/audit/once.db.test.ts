/** Need: whoever presses twice, or loses the line, has done it once; and what was done cannot be denied afterwards. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { type Backing, type Ctx, type Sender, inTransaction } from '../../platform/db.ts'
import { bodyHashOf, listEventsAfter, once, recordEvent } from './public.ts'

const start = { era: 0, xid: '0', id: 0n }
let database: TestDatabase
let backing: Backing

describe('a request', () => {
  beforeAll(async () => {
    database = await createDatabase()
    backing = { db: database.app, clock: stoppedClock('2021-06-25T09:00+07:00'), guard: once }
  })
  afterAll(() => database.drop())

  test('sent three times at once is done once, and answered alike three times', async () => {
    const sender = senderOf(1n)
    const answers = await Promise.all(['a', 'b', 'c'].map((letter) => tell(sender, `thing.${letter}`)))
    const [type] = await typesOf(sender)
    expect(answers).toEqual(Array(3).fill(ok({ status: 201, body: { type, at: '2021-06-25T02:00:00.000Z' } })))
    expect(await typesOf(sender)).toHaveLength(1)
  })

  test('sent again with another body is refused', async () => {
    const [red, bodyHash] = [senderOf(2n), bodyHashOf('POST /things', 'blue')]
    await tell(red, 'thing.told')
    expect(await tell({ ...red, bodyHash }, 'thing.told')).toEqual(refuse({ code: 'request-reused' }))
    expect(await typesOf(red)).toEqual(['thing.told'])
  })

  test('guessed by somebody else shows nothing of the first', async () => {
    const sender = senderOf(3n)
    await tell(sender, 'thing.told')
    const guess = () => tell({ ...sender, actorId: 4n }, 'thing.guessed')
    expect([await guess(), await guess()][1]).toMatchObject({ value: { body: { type: 'thing.guessed' } } })
    expect(await typesOf(sender)).toEqual(['thing.told', 'thing.guessed'])
  })

  test('that was refused leaves nothing, and may be sent again', async () => {
    const sender = senderOf(5n)
    const work = (ctx: Ctx) => write(ctx, 'thing.told').then(() => refuse({ code: 'changed-my-mind' }))
    const refused = await inTransaction(backing, sender, work, () => ({ status: 201, body: null }))
    expect(refused).toEqual(refuse({ code: 'changed-my-mind' }))
    expect(await typesOf(sender)).toEqual([])
    expect(await tell(sender, 'thing.told')).toMatchObject({ ok: true })
  })

  test('has five seconds, given to its transaction and not to the connection', async () => {
    const limit = sql<{ limit: string }>`select current_setting('statement_timeout') as limit`
    const work = ({ tx }: Ctx) => limit.execute(tx).then(({ rows }) => ok(rows))
    const inside = await inTransaction(backing, senderOf(6n), work, (body) => ({ status: 200, body }))
    expect(inside).toMatchObject({ value: { body: [{ limit: '5s' }] } })
    expect((await limit.execute(backing.db)).rows).toEqual([{ limit: '0' }])
  })
})

describe('an event', () => {
  beforeAll(async () => {
    database = await createDatabase()
    backing = { db: database.app, clock: stoppedClock('2021-06-25T09:00+07:00'), guard: once }
  })
  afterAll(() => database.drop())

  test('of a slow writer is not stepped over', async () => {
    const [slow, quick] = [senderOf(1n), senderOf(2n)]
    await inTransaction(backing, slow, async (ctx) => {
      await tell(quick, 'thing.told') // gets the smaller id, and is committed first
      await write(ctx, 'thing.begun')
      expect(await listEventsAfter(backing.db, start, 9)).toEqual([])
      return ok(null)
    }, () => ({ status: 201, body: null }))
    await expect.poll(read).toEqual(['1 thing.begun', '1 thing.told'])
    const [first = start] = await listEventsAfter(backing.db, start, 1)
    expect(await listEventsAfter(backing.db, first, 9)).toMatchObject([{ type: 'thing.told' }])
  })

  test('from before a restore comes first, whatever its transaction number', async () => {
    await sql`insert into audit.era values (2, 'restored')`.execute(database.owner)
    await tell(senderOf(3n), 'thing.restored')
    await sql`update audit.event set xid = ('9' || lpad(xid::text, 9, '0'))::xid8 where era = 1`.execute(database.owner)
    await expect.poll(read).toEqual(['1 thing.begun', '1 thing.told', '2 thing.restored'])
  })

  test.each([
    'update audit.event set type = $$thing.forgotten$$', 'delete from audit.event', 'truncate audit.event',
    'insert into audit.event (recorded_at) values ($$2021-06-25$$)', 'insert into audit.event (xid) values ($$9$$)',
    'delete from audit.event_rest', 'insert into audit.era values (3, $$mine$$)',
  ])('cannot be bent by the application: %s', async (statement) => {
    await expect(sql.raw(statement).execute(backing.db)).rejects.toThrow('permission denied')
  })
})

/** What a consumer sees. Whoever expects something must wait for it, because other tests write in this cluster too. */
async function read(): Promise<string[]> {
  return (await listEventsAfter(backing.db, start, 9)).map(({ era, type }) => `${era} ${type}`)
}

function senderOf(actorId: bigint): Sender {
  return { actorId, requestId: randomUUID(), fromAddr: '192.0.2.1', bodyHash: bodyHashOf('POST /things', 'red') }
}

function write(ctx: Ctx, type: string): Promise<void> {
  return recordEvent(ctx, { type: type as 'thing.told', subjectKind: 'thing', subjectId: 7n, data: {} })
}

function tell(sender: Sender, type: string) {
  const work = (ctx: Ctx) => write(ctx, type).then(() => ok(ctx.now))
  return inTransaction(backing, sender, work, (at) => ({ status: 201, body: { type, at: at.toISOString() } }))
}

async function typesOf({ requestId }: Sender): Promise<string[]> {
  const found = sql<{ type: string }>`select type from audit.event where request_id = ${requestId} order by id`
  return (await found.execute(backing.db)).rows.map((row) => row.type)
}
