/** Need: what follows from a deed follows once, though the worker dies, fails or is started twice. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { ok } from '../kernel/result.ts'
import { recordEvent } from '../modules/audit/public.ts'
import type { Backing, Ctx } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { openLivingWorkers } from '../platform/work-queue/living-workers.ts'
import { migrateWorkQueue } from '../platform/work-queue/migrate-work-queue.ts'
import type { HeardEvent } from './heard-event.ts'
import { packEvent } from './heard-event.ts'
import { type EventHandler, jobOf } from './on-event.ts'
import { startPollers } from './pollers.ts'
import { type RunningWorker, runWorker } from './run-worker.ts'

const lines: string[] = []
const log = openLog('info', { write: (line) => { lines.push(line) } })
const tries: string[] = []
const failing = new Set(['poison'])
let database: TestDatabase
let backing: Backing
const running: RunningWorker[] = []

/** Its effect is an event that names the one it heard; it throws after that while the word is on the list. */
const echo: EventHandler = {
  name: 'echo',
  hears: ['thing.told'],
  async handle(ctx, { data }) {
    const { word } = data as { word: string }
    tries.push(word)
    await tell(ctx, 'thing.echoed', word)
    if (failing.has(word)) throw new Error(`died in the middle of ${word}`)
    if (word === 'once') failing.delete('torn')
  },
}

beforeAll(async () => {
  database = await createDatabase()
  await migrateWorkQueue(database.ownerUrl)
  backing = database.backing()
  const worker = { connectionString: database.appUrl, backing, handlers: [echo], pollers: [], log, dispatchEvery: 0.05 }
  running.push(await runWorker(worker), await runWorker(worker)) // as the application's role, in two processes
})
afterAll(async () => {
  await Promise.all(running.map((worker) => worker.stop()))
  await database.drop()
})

test('what was told is echoed once by two workers', async () => {
  for (const word of ['a', 'b', 'c', 'd']) await say(word)
  await expect.poll(echoes).toEqual(['a', 'b', 'c', 'd'])
})

test('a job that fails in the middle leaves nothing, lets its lane pass, and is tried again', async () => {
  await say('poison')
  await say('after')
  await expect.poll(echoes).toContain('after')
  expect(tries).toContain('poison')
  expect(await echoes()).not.toContain('poison')
  failing.delete('poison')
  await expect.poll(echoes).toContain('poison')
  expect(tries.filter((word) => word === 'poison').length).toBeGreaterThan(1)
  expect(lines.join('')).toContain('died in the middle of poison')
})

test('done, but not known to be done: the job that is run again changes nothing', async () => {
  const event = { ...heard(), id: 4711n, data: { word: 'again' } }
  const job = jobOf(backing, echo)
  const payload = packEvent({ ...event, xid: '1', publishAfter: null, isVoid: false })
  await Promise.all([job(payload), job(payload)])
  await job(payload)
  expect((await echoes()).filter((word) => word === 'again')).toHaveLength(1)
})

test('what a dead worker holds is given back; what a living one holds is not', async () => {
  const [mine, other] = [await openLivingWorkers(database.appUrl, fail), await openLivingWorkers(database.appUrl, fail)]
  await other.show('pool-alive')
  await sql`
    with lanes as (
      insert into graphile_worker._private_job_queues (queue_name, locked_by, locked_at)
      select 'of-' || pool, pool, '2021-06-25' from unnest(array['pool-dead', 'pool-alive']) as pool returning id, locked_by)
    insert into graphile_worker._private_jobs (task_id, job_queue_id, locked_by, locked_at)
    select 0, id, locked_by, '2021-06-25' from lanes`.execute(database.owner)
  expect(await mine.freeDead()).toEqual(['pool-dead'])
  expect(await held()).toEqual(['pool-alive'])
  await other.close() // as when its process dies
  expect(await mine.freeDead()).toEqual(['pool-alive'])
  expect(await held()).toEqual([])
  await mine.close()
})

test('nobody but the application sees jobs; it cannot pretend to have migrated them', async () => {
  await expect(sql`insert into graphile_worker.migrations values (99)`.execute(backing.db)).rejects.toThrow(
    'permission denied',
  )
  const report = sql`set local role motcua_report; select from graphile_worker._private_jobs`
  await expect(database.owner.transaction().execute((tx) => report.execute(tx))).rejects.toThrow('permission denied')
})

test('pollers look again and again, one after the other; one that fails looks again later', async () => {
  let [looks, atOnce, most] = [0, 0, 0]
  const pollers = startPollers([
    {
      name: 'steady',
      everySeconds: 0,
      async run() {
        most = Math.max(most, atOnce += 1)
        await backing.db.selectNoFrom((is) => is.lit(1).as('one')).execute()
        atOnce -= 1
        looks += 1
      },
    },
    { name: 'broken', everySeconds: 0, run: () => Promise.reject(new Error('poller broke')) },
  ], log)
  await expect.poll(() => looks).toBeGreaterThan(3)
  await pollers.stop()
  const done = looks
  await sql`select 1`.execute(backing.db)
  expect([looks, most]).toEqual([done, 1])
  expect(lines.filter((line) => line.includes('poller broke')).length).toBeGreaterThan(1)
})

function tell(ctx: Ctx, type: 'thing.told' | 'thing.echoed', word: string): Promise<void> {
  return recordEvent(ctx, { type, subjectKind: 'thing', subjectId: 1n, dossierId: 8n, data: { word } })
}

function say(word: string): Promise<null> {
  return inOneGo(backing, async (ctx) => {
    await tell(ctx, 'thing.told', word)
    return ok(null)
  })
}

function heard(): HeardEvent {
  const about = { subjectKind: 'thing', subjectId: 1n, dossierId: 8n, actorId: 1n, onBehalfOfId: null, unitId: null }
  return { era: 1, id: 1n, type: 'thing.told', happenedAt: new Date('2021-06-25T09:00+07:00'), ...about, data: {} }
}

/** What stands in the log. Who reads it as a reader does waits for transactions of other databases besides. */
async function echoes(): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select data ->> 'word' as word from audit.event where type = 'thing.echoed' order by id`.execute(database.owner)
  return rows.map(({ word }) => word)
}

async function held(): Promise<string[]> {
  const { rows } = await sql<{ pool: string }>`
    select distinct locked_by as pool from graphile_worker._private_job_queues where queue_name like 'of-%' and locked_by is not null
    union select locked_by from graphile_worker._private_jobs where task_id = 0 and locked_by is not null`
    .execute(database.owner)
  return rows.map(({ pool }) => pool)
}

function fail(error: Error): never {
  throw error
}
