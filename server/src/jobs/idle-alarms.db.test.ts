/** Need: no dossier stands still for a technical reason that nobody sees, and what moves again alarms nobody. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { allClosed } from '../../test/all-closed.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { ok } from '../kernel/result.ts'
import { listEventsOfDossier } from '../modules/audit/public.ts'
import { type Viewer, listIdle, planIdleAlarms, raiseNextAlarm } from '../modules/dossiers/public.ts'
import { migrateWorkQueue } from '../platform/work-queue/migrate-work-queue.ts'
import { dispatch } from './dispatch.ts'
import { findIdle, isStillIdle } from './idle-alarms.ts'

let province: Province
let desk: Desk
let nth = 10
const now = (iso: string) => { province.clock.set(`2021-${iso}+07:00`) }
const rooms = () => ({ ...province, machineClock: province.clock })

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  await migrateWorkQueue(province.database.ownerUrl)
})
afterAll(() => province.drop())
beforeEach(async () => {
  now('06-25T10:00')
  await dispatchAll()
})

async function submit(): Promise<string> {
  const { publicId } = await desk.submit('khai-sinh', {
    person: await province.aPerson(nth += 1), territory: 'xa:18856',
  })
  return publicId
}
async function clerkOf(publicId: string): Promise<Viewer> {
  const { receivesAtId } = await desk.dossier(publicId)
  const section = province.directory.on('2021-06-25').byId(receivesAtId)
  return province.viewerAs('reception', section?.idOfData ?? '', 'dossier.work')
}
/** As the dispatcher, to which nobody listens. */
async function dispatchAll(): Promise<void> {
  await allClosed(province.db)
  while (await dispatch(province, () => []) > 0) { /* the next ones */ }
}
/** What waits is counted only when nobody can still write before it, in another test's database either. */
async function find(): Promise<void> {
  await allClosed(province.db)
  await findIdle(rooms())
}
async function raiseAll(): Promise<void> {
  while (await province.inOneGo((ctx) => raiseNextAlarm(ctx, isStillIdle(rooms())))) { /* the next one */ }
}
async function look(): Promise<void> {
  await find()
  await raiseAll()
}
async function raised(publicId: string): Promise<unknown[]> {
  const events = await listEventsOfDossier(province.db, (await desk.dossier(publicId)).id, 1000)
  return events.map(({ type, data }) => ({ type, ...data as { kind?: string; cause?: string } }))
    .filter(({ type, kind }) => type === 'dossier.alarm-raised' && kind === 'idle').map(({ cause }) => cause)
}
/** The causes for which operators see it. */
async function seen(publicId: string): Promise<string[]> {
  const { number } = await desk.dossier(publicId)
  return (await listIdle(province.db, 1000)).filter((one) => one.number === number).map(({ cause }) => cause)
}
/** A job of the dossier that failed for the last time, by the machine's clock. */
async function giveUpJob(publicId: string, at: string): Promise<void> {
  const { id } = await desk.dossier(publicId)
  await sql`select graphile_worker.add_job('nobody-listens', json_build_object('dossierId', ${String(id)}::text))`
    .execute(province.database.owner)
  await sql`update graphile_worker._private_jobs set attempts = max_attempts, created_at = ${`2021-${at}+07:00`}::timestamptz,
    run_at = ${`2021-${at}+07:00`}::timestamptz + exp(least(max_attempts, 10)) * interval '1 second'
    where payload ->> 'dossierId' = ${String(id)}`.execute(province.database.owner)
}

test('an event that nobody has dispatched for longer than the policy alarms operators, once', async () => {
  const publicId = await submit()
  now('06-25T13:59') // a minute before four hours, of nights and noons too
  await look()
  expect(await raised(publicId)).toEqual([])
  now('06-25T14:01')
  for (let times = 0; times < 3; times += 1) await find()
  await raiseAll()
  expect(await raised(publicId)).toEqual(['event-waits'])
  const { id: dossierId, number } = await desk.dossier(publicId)
  // Operators see its number and why, and nobody's name.
  expect(await listIdle(province.db, 100)).toContainEqual({
    number, cause: 'event-waits', raisedAt: province.clock.now(),
  })
  const again = await province.inOneGo(async (ctx) =>
    ok(await planIdleAlarms(ctx, [{ dossierId, cause: 'event-waits', since: ctx.now, dueAt: ctx.now }])))
  expect(again).toBe(0)
})

test('it ends when the cause is gone, and standing still again is a second alarm', async () => {
  const publicId = await submit()
  now('06-25T14:01')
  await look()
  expect(await seen(publicId)).toEqual(['event-waits'])
  await dispatchAll()
  await look()
  expect(await seen(publicId)).toEqual([])
  await desk.act('acknowledge', publicId, await clerkOf(publicId))
  now('06-25T18:00') // a minute before four hours after that
  await look()
  expect(await raised(publicId)).toEqual(['event-waits'])
  now('06-25T18:02')
  await look()
  expect([await raised(publicId), await seen(publicId)]).toEqual([['event-waits', 'event-waits'], ['event-waits']])
})

test('what moves on between the look and the telling is not told of', async () => {
  const publicId = await submit()
  now('06-25T14:01')
  await find()
  await dispatchAll()
  await raiseAll()
  expect([await raised(publicId), await seen(publicId)]).toEqual([[], []])
})

test('a job that was given up alarms until it is gone, and a dossier that is closed no longer', async () => {
  const [again, closed] = [await submit(), await submit()]
  for (const publicId of [again, closed]) await giveUpJob(publicId, '06-25T10:00')
  await dispatchAll()
  now('06-25T14:01')
  await look()
  expect([await seen(again), await seen(closed)]).toEqual([['job-given-up'], ['job-given-up']])
  await desk.act('refuse', closed, await clerkOf(closed))
  await dispatchAll()
  await look()
  await look()
  expect([await seen(again), await seen(closed)]).toEqual([['job-given-up'], []])
  const { id } = await desk.dossier(again)
  await sql`delete from graphile_worker._private_jobs where payload ->> 'dossierId' = ${String(id)}`
    .execute(province.database.owner)
  await look()
  expect([await seen(again), await raised(again), await raised(closed)]).toEqual([
    [], ['job-given-up'], ['job-given-up'],
  ])
  await giveUpJob(again, '06-25T10:30') // tried again by an operator, and failed
  now('06-25T14:31')
  await look()
  expect(await raised(again)).toEqual(['job-given-up', 'job-given-up'])
})

test('a message that failed alarms after the hours, unless the person was reached meanwhile', async () => {
  const [lost, reached] = [await submit(), await submit()]
  const failedAt = province.clock.now()
  for (const publicId of [lost, reached]) {
    await message(publicId, 'failed', 1n)
    const { id: dossierId } = await desk.dossier(publicId)
    await province.inOneGo(async (ctx) => ok(await planIdleAlarms(ctx, [{
      dossierId, cause: 'message-failed', since: failedAt, dueAt: new Date('2021-06-25T14:00+07:00'),
    }])))
  }
  await message(reached, 'sent', 2n)
  now('06-25T14:01')
  await dispatchAll()
  await look()
  expect([await raised(lost), await raised(reached)]).toEqual([['message-failed'], []])
  await message(lost, 'sent', 3n)
  await look()
  expect(await seen(lost)).toEqual([])
})

async function message(publicId: string, state: 'failed' | 'sent', eventId: bigint): Promise<void> {
  const { id, applicantId } = await desk.dossier(publicId)
  const at = province.clock.now()
  await sql`insert into notifications.message (to_person, channel, template, subject, text, dossier_id, era, event_id, at, state, sent_at)
    values (${applicantId}, 'sms', 'submitted', '', 'Thử', ${id}, 1, ${eventId}, ${at}, ${state}, ${state === 'sent' ? at : null})`
    .execute(province.database.owner)
}
