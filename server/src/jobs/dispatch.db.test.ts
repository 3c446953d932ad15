/** Need: whatever happened is heard of by everybody concerned, once, in order, and not before it is final. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { ok } from '../kernel/result.ts'
import {
  type Undoable, derivedRequestId, lockCursor, lockUndoable, readCursor, readEventFigures, recordEvent,
} from '../modules/audit/public.ts'
import { systemClock, stoppedClock } from '../platform/clock.ts'
import type { Backing, Ctx, Sender } from '../platform/db.ts'
import { readJobFigures } from '../platform/work-queue/add-jobs.ts'
import { migrateWorkQueue } from '../platform/work-queue/migrate-work-queue.ts'
import { DISPATCHER, dispatch } from './dispatch.ts'
import { packEvent, unpackEvent } from './heard-event.ts'
import { listenersOf } from './on-event.ts'

const clock = stoppedClock('2021-06-25T09:00+07:00')
const nobody = { handle: () => Promise.resolve() }
const listeners = listenersOf([
  { name: 'tell', hears: ['thing.told', 'thing.kept'], ...nobody }, { name: 'count', hears: ['thing.told'], ...nobody },
])
let database: TestDatabase
let backing: Backing

beforeAll(async () => {
  database = await createDatabase()
  await Promise.all([migrateWorkQueue(database.ownerUrl), migrateWorkQueue(database.ownerUrl)])
  backing = database.backing(clock)
})
beforeEach(() => sql`truncate graphile_worker._private_jobs`.execute(database.owner))
afterAll(() => database.drop())

test('each listener has a job for each event, in the lane of its dossier; who does not listen has none', async () => {
  await tell('thing.told', { dossierId: 19n, n: 1 })
  await tell('thing.kept', { n: 2 })
  await tell('thing.ignored', { n: 3 })
  await dispatchAll()
  // 19 = 2 * 8 + 3
  expect(await jobs()).toEqual([['tell', 'lane-3', 1], ['count', 'lane-3', 1], ['tell', null, 2]])
  expect(await dispatch(backing, listeners)).toBe(0)
  expect(await jobs()).toHaveLength(3)
})

test('dies in between: neither jobs nor a cursor that moved', async () => {
  await tell('thing.told')
  const before = await readCursor(backing.db, DISPATCHER)
  const torn = { db: backing.db, clock: { now(): Date { throw new Error('died in the middle') } } }
  await expect.poll(() => dispatch(torn, listeners).then(String, String)).toContain('died in the middle')
  expect(await readCursor(backing.db, DISPATCHER)).toEqual(before)
  expect(await jobs()).toEqual([])
  await dispatchAll()
  expect(await jobs()).toHaveLength(2)
})

test('four processes at once dispatch twenty events once', async () => {
  for (let n = 0; n < 20; n += 1) await tell('thing.kept', { n })
  let passed = 0
  await expect.poll(async () => {
    const done = await Promise.all(Array.from({ length: 4 }, () => dispatch(backing, listeners, 3)))
    passed += done.reduce((sum, one) => sum + one, 0)
    return passed
  }).toBe(20)
  expect((await jobs()).map(([, , n]) => n)).toEqual(Array.from({ length: 20 }, (_, n) => n))
})

test('while another process dispatches, this one passes nothing and does not wait', async () => {
  await tell('thing.kept')
  await backing.db.transaction().execute(async (tx) => {
    await expect.poll(async () => (await lockCursor(tx, DISPATCHER))?.era).toBe(1)
    expect(await dispatch(backing, listeners)).toBe(0)
  })
  await dispatchAll()
})

test('what may still be undone waits, and all that comes after it', async () => {
  await tell('thing.kept', { n: 1, publishAfter: new Date('2021-06-25T09:01+07:00') })
  await tell('thing.kept', { n: 2 })
  await expect
    .poll(
      async () =>
        (await readEventFigures(backing.db, await readCursor(backing.db, DISPATCHER), systemClock.now())).eventsWaiting,
    )
    .toBe(2)
  expect(await dispatch(backing, listeners)).toBe(0)
  clock.forward(1)
  await dispatchAll()
  expect((await jobs()).map(([, , n]) => n)).toEqual([1, 2])
})

describe('what is undone', () => {
  const [ME, OTHER] = [{ actorId: 7n }, { actorId: 8n }]
  const inTenSeconds = () => new Date(clock.now().getTime() + 10_000)
  const undo = (subjectId: bigint, who = ME) => inOneGo(backing, async (ctx) => {
    const deed = await lockUndoable(ctx, 'thing', subjectId)
    if (deed.ok) await takeBack(ctx, subjectId, deed.value)
    return deed
  }, who)

  test('is told to nobody, and neither is its undoing; what comes after it need not wait', async () => {
    await tell('thing.told', { n: 1, subjectId: 11n, publishAfter: inTenSeconds() }, ME)
    await undo(11n)
    await tell('thing.kept', { n: 2 })
    await dispatchAll()
    expect((await jobs()).map(([task, , n]) => [task, n])).toEqual([['tell', 2]])
  })

  test('is told to nobody though its undoing comes in a later batch', async () => {
    await tell('thing.told', { n: 1, subjectId: 12n, publishAfter: inTenSeconds() }, ME)
    await tell('thing.kept', { n: 2 })
    await undo(12n)
    clock.forward(1)
    await dispatchAll(1)
    expect((await jobs()).map(([task, , n]) => [task, n])).toEqual([['tell', 2]])
  })

  test('is the last fact, one’s own, not final, and not undone already', async () => {
    await tell('thing.told', { subjectId: 13n }, ME)
    await expect(undo(13n)).rejects.toThrow('undo-not-possible')
    await tell('thing.told', { subjectId: 13n, publishAfter: inTenSeconds() }, ME)
    await expect(undo(13n, OTHER)).rejects.toThrow('undo-not-possible')
    await undo(13n)
    await expect(undo(13n)).rejects.toThrow('undo-not-possible')
    await tell('thing.told', { subjectId: 13n, publishAfter: inTenSeconds() }, ME)
    await tell('thing.told', { subjectId: 13n, publishAfter: inTenSeconds() }, OTHER)
    await expect(undo(13n)).rejects.toThrow('undo-not-possible')
    await expect(undo(404n)).rejects.toThrow('undo-not-possible')
    await undo(13n, OTHER)
    clock.forward(1)
    await dispatchAll()
  })

  test('cannot be undone when the time is over, to the millisecond', async () => {
    await tell('thing.told', { subjectId: 14n, publishAfter: new Date(clock.now().getTime() + 60_000) }, ME)
    clock.forward(1)
    await expect(undo(14n)).rejects.toThrow('undo-too-late')
    await dispatchAll()
    expect(await jobs()).toHaveLength(2)
  })

  test('cannot be undone by a slow request whose own time is not over, when a consumer has read it meanwhile', async () => {
    const read = inTenSeconds()
    await tell('thing.told', { n: 1, subjectId: 15n, publishAfter: read }, ME)
    const slow = clock.now()
    clock.forward(1)
    await dispatchAll()
    const late = inOneGo({ ...backing, clock: { now: () => slow } }, (ctx) => lockUndoable(ctx, 'thing', 15n), ME)
    await expect(late).rejects.toThrow('undo-too-late')
    expect(await jobs()).toHaveLength(2)
  })

  test('is held back while it is being undone, though its time runs out over that', async () => {
    await tell('thing.told', { n: 1, subjectId: 16n, publishAfter: inTenSeconds() }, ME)
    await inOneGo(backing, async (ctx) => {
      const deed = await lockUndoable(ctx, 'thing', 16n)
      if (!deed.ok) return deed
      clock.forward(1)
      expect(await dispatch(backing, listeners)).toBe(0)
      await takeBack(ctx, 16n, deed.value)
      return deed
    }, ME)
    await dispatchAll()
    expect(await jobs()).toEqual([])
  })

  function takeBack(ctx: Ctx, subjectId: bigint, { id, type }: Undoable): Promise<void> {
    return recordEvent(ctx, {
      type: 'thing.undone', subjectKind: 'thing', subjectId, voids: id, data: { undone: type },
    })
  }
})

test('figures tell how many jobs wait', async () => {
  await tell('thing.told')
  await dispatchAll()
  const inAMinute = new Date(systemClock.now().getTime() + 60_000)
  const { jobsWaiting, oldestJobSeconds, jobsGivenUp } = await readJobFigures(backing.db, inAMinute)
  expect([jobsWaiting, jobsGivenUp]).toEqual([2, 0])
  expect(oldestJobSeconds).toBeGreaterThan(59)
})

test('two listeners of one name would share their jobs, and are refused', () => {
  const one = { name: 'tell', hears: [], ...nobody }
  expect(() => listenersOf([one, one])).toThrow('two handlers of one name')
})

test('an event comes out of a payload as it went in', () => {
  const heard = {
    era: 1, id: 2n ** 60n, type: 'thing.told', happenedAt: clock.now(), actorId: 3n, onBehalfOfId: null, unitId: 4n,
    subjectKind: 'thing', subjectId: 5n, dossierId: 2n ** 62n, data: { number: 'Z99.12-210625-0001' },
  }
  const payload = JSON.stringify(packEvent({ ...heard, xid: '5', publishAfter: null, isVoid: false }))
  expect(unpackEvent(JSON.parse(payload) as never)).toEqual(heard)
})

test('the request of a job is the same each time, another for each event and listener, and a uuid', () => {
  const ids = [
    derivedRequestId('event', 1, 5n, 'tell'), derivedRequestId('event', 1, 5n, 'count'),
    derivedRequestId('event', 1, 6n, 'tell'),
  ]
  expect(new Set([...ids, derivedRequestId('event', 1, 5n, 'tell')]).size).toBe(3)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

interface Said {
  readonly n?: number
  readonly dossierId?: bigint
  readonly subjectId?: bigint
  readonly publishAfter?: Date
}

function tell(type: string, { n = 0, ...more }: Said = {}, who: Partial<Sender> = {}): Promise<null> {
  return inOneGo(backing, async (ctx) => {
    await recordEvent(ctx, { type: type as 'thing.told', subjectKind: 'thing', subjectId: 1n, ...more, data: { n } })
    return ok(null)
  }, who)
}

/** Other tests write in this cluster and hold back what may be read: so until none waits. */
async function dispatchAll(limit = 500): Promise<void> {
  await expect.poll(async () => {
    await dispatch(backing, listeners, limit)
    return (await readEventFigures(backing.db, await readCursor(backing.db, DISPATCHER), systemClock.now()))
      .eventsWaiting
  }).toBe(0)
}

async function jobs(): Promise<[string, string | null, number][]> {
  const { rows } = await sql<{ task: string; lane: string | null; n: number }>`
    select task.identifier as task, lane.queue_name as lane, (job.payload -> 'data' ->> 'n')::integer as n
    from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
    left join graphile_worker._private_job_queues as lane on lane.id = job.job_queue_id order by job.run_at, job.id`
    .execute(backing.db)
  return rows.map(({ task, lane, n }) => [task, lane, n])
}
