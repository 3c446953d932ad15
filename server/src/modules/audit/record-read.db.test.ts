/** Need: a person can be told who looked at their data, when and why (NĐ 13/2023); history of a dossier is whole. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import type { Backing } from '../../platform/db.ts'
import { FIRST } from './cursor.ts'
import { deleteOldRequests, openPartitions, readEventFigures } from './keep-house.ts'
import { listEventsOfDossier, listEventsOfSubject } from './list-events.ts'
import { openProductClock } from './product-clock.ts'
import { recordEvent } from './public.ts'
import { type NewRead, listReadsOfPerson, recordRead } from './record-read.ts'

const READ: NewRead = {
  actorId: 31n, unitId: 5n, fromAddr: '192.0.2.1', happenedAt: new Date('2021-06-25T09:00+07:00'), page: '/api/people',
  purpose: 'intake', personIds: [7n],
}
let database: TestDatabase
let backing: Backing

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
})
afterAll(() => database.drop())

test('a page that showed three people is one row, found for each of them and for nobody else, latest first', async () => {
  await recordRead(backing.db, { ...READ, personIds: [7n, 8n, 7n], dossierId: 3n })
  await recordRead(backing.db, {
    ...READ, actorId: 32n, page: '/api/dossiers/:id', purpose: 'appraisal', isRegister: true,
  })
  expect(await listReadsOfPerson(backing.db, 7n, 9)).toEqual([
    {
      happenedAt: READ.happenedAt, actorId: 32n, unitId: 5n, page: '/api/dossiers/:id', purpose: 'appraisal',
      dossierId: null,
    },
    { happenedAt: READ.happenedAt, actorId: 31n, unitId: 5n, page: '/api/people', purpose: 'intake', dossierId: 3n },
  ])
  expect(await listReadsOfPerson(backing.db, 7n, 1)).toHaveLength(1)
  expect(await listReadsOfPerson(backing.db, 8n, 9)).toHaveLength(1)
  expect(await listReadsOfPerson(backing.db, 9n, 9)).toEqual([])
  const { rows } = await sql<{ people: string }>`
    select person_ids::text as people from audit.read order by id limit 1`.execute(backing.db)
  expect(rows[0]?.people).toBe('{7,8}')
})

test('a page that showed nobody is no reading of personal data', async () => {
  await recordRead(backing.db, { ...READ, actorId: 99n, personIds: [] })
  const { rows } = await sql`select from audit.read where actor_id = 99`.execute(backing.db)
  expect(rows).toEqual([])
})

test.each(['update audit.read set purpose = $$none$$', 'delete from audit.read'])(
  'the application cannot hide it: %s',
  async (statement) => {
    await expect(sql.raw(statement).execute(backing.db)).rejects.toThrow('permission denied')
  },
)

test('the history of a dossier is in order, of that dossier alone, and the latest of it when it is long', async () => {
  for (const [dossierId, type] of [
    [1n, 'dossier.submitted'], [2n, 'dossier.submitted'], [1n, 'dossier.received'], [1n, 'dossier.settled'],
  ] as const) {
    await tell(type, dossierId)
  }
  const types = (limit: number) =>
    listEventsOfDossier(backing.db, 1n, limit).then((events) => events.map(({ type }) => type))
  expect(await types(9)).toEqual(['dossier.submitted', 'dossier.received', 'dossier.settled'])
  expect(await types(2)).toEqual(['dossier.received', 'dossier.settled'])
  expect(await listEventsOfSubject(backing.db, 'thing', 2n, 9)).toMatchObject([
    { type: 'dossier.submitted', actorId: 1n, data: { n: 1 } },
  ])
})

test('requests of more than a week ago are forgotten in batches, and no others', async () => {
  await sql`insert into audit.request (actor_id, id, body_hash, status, answer, at)
    select 5, gen_random_uuid(), sha256('x'), 200, '{}', timestamptz '2021-06-17 09:00+07' + n * interval '12 hours'
    from generate_series(0, 4) as n`.execute(backing.db)
  // 17/06 09:00, 17/06 21:00 and 18/06 09:00 lie before 18/06 10:00; 18/06 21:00 and 19/06 09:00 do not.
  const before = new Date('2021-06-18T10:00+07:00')
  expect(await deleteOldRequests(backing.db, before, 2)).toBe(2)
  expect(await deleteOldRequests(backing.db, before, 2)).toBe(1)
  expect(await deleteOldRequests(backing.db, before, 2)).toBe(0)
  const { rows } = await sql`select from audit.request where actor_id = 5`.execute(backing.db)
  expect(rows).toHaveLength(2)
})

test('partitions are made ahead, once: three months of events and eight days of readings', async () => {
  const april = new Date('2031-04-10T00:00Z')
  expect(await openPartitions(backing.db, april)).toBe(11)
  expect(await openPartitions(backing.db, april)).toBe(0)
})

test('the figures tell how many wait, and what lies in no partition', async () => {
  const before = await readEventFigures(backing.db, FIRST, new Date())
  await tell('thing.told', 9n)
  expect(await readEventFigures(backing.db, FIRST, new Date())).toMatchObject({
    eventsWaiting: before.eventsWaiting + 1, eventsInRest: before.eventsInRest + 1,
  })
  await database.owner.transaction().execute(async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx)
    const inAMinute = new Date(new Date().getTime() + 60_000)
    const { oldestTransactionSeconds } = await readEventFigures(database.owner, FIRST, inAMinute)
    expect(oldestTransactionSeconds).toBeGreaterThan(59)
  })
})

test('the clock of the product is moved for all processes, and stays moved', async () => {
  const [serving, working] = [await openProductClock(backing.db), await openProductClock(backing.db)]
  expect(serving.aheadBy).toBe(0)
  const friday = new Date('2021-06-25T08:00+07:00')
  await serving.set(friday)
  expect(serving.now().getTime() - friday.getTime()).toBeLessThan(60_000)
  expect(working.aheadBy).toBe(0)
  await working.refresh()
  expect(working.aheadBy).toBe(serving.aheadBy)
  expect((await openProductClock(backing.db)).aheadBy).toBe(serving.aheadBy)
})

test('a look while the clock is being moved does not turn it back', async () => {
  const clock = await openProductClock(backing.db)
  const isWaiting = async () => {
    const { rows } = await sql`
      select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
        .execute(database.owner)
    return rows.length > 0
  }
  let looking: Promise<void> | undefined
  const moved = await backing.db.transaction().execute(async (tx) => {
    await clock.set(new Date('2021-06-28T08:00+07:00'), tx)
    const { aheadBy } = clock
    const looked = new AbortController()
    looking = clock.refresh().finally(() => { looked.abort() })
    while (!looked.signal.aborted && !await isWaiting()) await new Promise((done) => setImmediate(done))
    return aheadBy
  })
  await looking
  expect(clock.aheadBy).toBe(moved)
})

function tell(type: string, dossierId: bigint): Promise<null> {
  return inOneGo(backing, async (ctx) => {
    await recordEvent(ctx, {
      type: type as 'thing.told', subjectKind: 'thing', subjectId: dossierId, dossierId, data: { n: 1 },
    })
    return ok(null)
  })
}
