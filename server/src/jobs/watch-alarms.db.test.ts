/**
 * Need: nobody sits for 8 working hours before an online dossier that nobody answered (R3), and nothing is left in a
 * clerk's hands overnight without the head's knowledge.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { listEventsOfDossier } from '../modules/audit/public.ts'
import {
  type Viewer, endNextShifts, handOverShift, listScope, listShiftHandOvers, raiseNextAlarm, tellOfHandOver,
} from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { listHeld } from '../modules/workflow/public.ts'
import { ok } from '../kernel/result.ts'
import { migrateWorkQueue } from '../platform/work-queue/migrate-work-queue.ts'
import type { HeardEvent } from './heard-event.ts'
import { isStillIdle } from './idle-alarms.ts'
import { answerAlarmHandler } from './watch-alarms.ts'

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
/** Friday 25 June, an hour and a half before noon. */
beforeEach(async () => {
  now('06-25T10:00')
  while (await raise()) { /* what other tests left over */ }
})

const raise = () => province.inOneGo((ctx) => raiseNextAlarm(ctx, isStillIdle(rooms())))
async function submit(): Promise<string> {
  const { publicId } = await desk.submit('khai-sinh', {
    person: await province.aPerson(nth += 1), territory: 'xa:18856',
  })
  await hear(publicId, 'dossier.submitted')
  return publicId
}
/** As the worker gives an event to whoever hears it. */
async function hear(publicId: string, type: string): Promise<void> {
  const { id } = await desk.dossier(publicId)
  const event = { type, dossierId: id, happenedAt: province.clock.now() } as HeardEvent
  await province.inOneGo(async (ctx) => { await answerAlarmHandler(rooms()).handle(ctx, event); return ok(null) })
}
async function raised(publicId: string): Promise<[kind: unknown, level: unknown, cause: unknown][]> {
  const events = await listEventsOfDossier(province.db, (await desk.dossier(publicId)).id, 1000)
  return events.filter(({ type }) => type === 'dossier.alarm-raised').map(({ data }) => {
    const { kind, level, cause } = data as Record<string, unknown>
    return [kind, level, cause]
  })
}
/** What the head of a section sees among the alarms. */
async function alarms(unitId: bigint): Promise<string[]> {
  const seat = {
    accountId: 0n, sections: [unitId], units: [unitId], now: province.clock.now(), tonight: province.clock.now(),
  }
  return (await listScope(province.db, { scope: 'alarms', seat, filter: {}, sort: 'own', limit: 50 }))
    .map(({ publicId }) => publicId)
}
async function raiseAll(): Promise<void> { while (await raise()) { /* the next one */ } }

test('after 4 and after 7 accounting hours the head is told of what nobody answered, each time once', async () => {
  const publicId = await submit()
  const { receivesAtId } = await desk.dossier(publicId)
  // Their day has 7.5 hours that count 8, so 4 are 3:45 of the clock: 10:00-11:30 and 13:30-15:45.
  now('06-25T15:44')
  await raiseAll()
  expect([await raised(publicId), await alarms(receivesAtId)]).toEqual([[], []])
  now('06-25T15:45')
  await raiseAll()
  await raiseAll()
  expect(await raised(publicId)).toEqual([['unanswered', 1, '']])
  expect(await alarms(receivesAtId)).toEqual([publicId])
  // 7 are 6:33:45 of the clock: 5 hours until 17:00, and 1:33:45 on Monday from 07:30.
  now('06-28T09:03')
  await raiseAll()
  expect(await raised(publicId)).toHaveLength(1)
  now('06-28T09:04')
  await raiseAll()
  expect((await raised(publicId)).map(([, level]) => level).sort()).toEqual([1, 2])
})

test('two that look at once raise it once', async () => {
  const publicId = await submit()
  now('06-25T15:45')
  await Promise.all(Array.from({ length: 6 }, () => raise()))
  await raiseAll()
  expect(await raised(publicId)).toHaveLength(1)
})

test('what was answered in time is not told of, and an alarm that was raised ends with the answer', async () => {
  const [answered, late] = [await submit(), await submit()]
  const { receivesAtId } = await desk.dossier(late)
  const clerk = await clerkOf(answered)
  await desk.act('acknowledge', answered, clerk)
  now('06-28T17:00')
  await raiseAll()
  // Its hours do not run: it is not raised even before the worker has heard of the answer.
  expect(await raised(answered)).toEqual([])
  expect(await alarms(receivesAtId)).toContain(late)
  await desk.act('accept', late, clerk)
  await hear(late, 'dossier.accepted')
  expect(await alarms(receivesAtId)).not.toContain(late)
})

test('sent again after it was completed, its hours begin anew and are watched over anew', async () => {
  const publicId = await submit()
  const clerk = await clerkOf(publicId)
  now('06-25T15:45')
  await raiseAll()
  await desk.act('ask-completion', publicId, clerk, {
    items: [{ component: desk.papersOf('khai-sinh')[0]?.component ?? '', reason: 'Ảnh chụp bị mờ.' }],
  })
  await hear(publicId, 'dossier.completion-asked')
  now('06-28T07:30')
  await desk.act('complete', publicId, await clerkOf(publicId, 'dossier.answer-supplement'), {
    components: [
      { component: desk.papersOf('khai-sinh')[0]?.component ?? '', uploads: [await desk.upload(clerk.accountId)] },
    ],
  })
  await hear(publicId, 'dossier.completed')
  now('06-28T11:14')
  await raiseAll()
  expect(await raised(publicId)).toHaveLength(1)
  now('06-28T11:15') // 3:45 of Monday morning
  await raiseAll()
  expect((await raised(publicId)).map(([, level]) => level)).toEqual([1, 1])
})

test('a worker that hears of all of it only afterwards watches over the hours that run now', async () => {
  now('06-25T07:30')
  const { publicId } = await desk.submit('khai-sinh', {
    person: await province.aPerson(nth += 1), territory: 'xa:18856',
  })
  const clerk = await clerkOf(publicId)
  const component = desk.papersOf('khai-sinh')[0]?.component ?? ''
  await desk.act('ask-completion', publicId, clerk, { items: [{ component, reason: 'Ảnh chụp bị mờ.' }] })
  await desk.act('complete', publicId, await clerkOf(publicId, 'dossier.answer-supplement'), {
    components: [{ component, uploads: [await desk.upload(clerk.accountId)] }],
  })
  for (const type of ['dossier.submitted', 'dossier.completion-asked', 'dossier.completed']) await hear(publicId, type)
  now('06-25T11:15') // 3:45 of the morning
  await raiseAll()
  expect(await raised(publicId)).toEqual([['unanswered', 1, '']])
})

/** A clerk of the section where it was sent. */
async function clerkOf(publicId: string, permission: Permission = 'dossier.work'): Promise<Viewer> {
  const { receivesAtId } = await desk.dossier(publicId)
  const section = province.directory.on('2021-06-25').byId(receivesAtId)
  return province.viewerAs('reception', section?.idOfData ?? '', permission)
}
/** Puts their open steps into the hands of a clerk, as whoever shares out work does. */
const takeAll = async (ids: readonly string[], clerk: Viewer) => {
  for (const id of ids) {
    const { id: caseId } = await desk.dossier(id)
    await sql`update workflow.task set holder_id = ${clerk.accountId} where case_id = ${caseId} and done_at is null`
      .execute(province.database.owner)
  }
}
const held = async ({ accountId }: Viewer) =>
  (await listHeld(province.db, accountId, province.clock.now(), undefined, 100)).map(({ caseId }) => caseId)

/** One part of what a clerk hands over, and the heads told of it. */
const handOver = async (viewer: Viewer, toId: string | null) => {
  const sender = { actorId: viewer.accountId }
  const { rows } = await province.inOneGo((ctx) => handOverShift(ctx, province, { viewer, toId }, undefined), sender)
  return province.inOneGo((ctx) => tellOfHandOver(ctx, province, { viewer, toId }, rows), sender)
}

test('at closing time what clerks still hold is listed for the head, once a day, and no longer when it was handed over', async () => {
  const publicId = await submit()
  const { receivesAtId } = await desk.dossier(publicId)
  const clerk = await clerkOf(publicId)
  await takeAll([publicId], clerk)
  const endAll =
    async () => { while (await province.inOneGo((ctx) => endNextShifts(ctx, province))) { /* the next */ } }
  now('06-25T16:59')
  await endAll()
  await raiseAll()
  expect((await raised(publicId)).filter(([kind]) => kind === 'held')).toEqual([])
  now('06-25T17:00')
  await Promise.all([endAll(), endAll()])
  await raiseAll()
  await endAll()
  await raiseAll()
  expect((await raised(publicId)).filter(([kind]) => kind === 'held')).toEqual([['held', 1, '2021-06-25']])
  expect(await alarms(receivesAtId)).toContain(publicId)
  await handOver(clerk, null)
  // It is still unanswered, which is an alarm of its own; that it is held is none any more.
  const { rows } = await sql<{ kind: string }>`
    select kind from dossiers.alarm join dossiers.dossier d on d.id = dossier_id
    where d.public_id = ${publicId} and kind = 'held' and ended_at is null`.execute(province.db)
  expect(rows).toEqual([])
  now('06-26T18:00') // a Saturday, on which nobody works and nothing closes
  expect(await province.inOneGo((ctx) => endNextShifts(ctx, province))).toBe(false)
})

test('all that a clerk holds goes to the queue in one deed, with a result for each; again there is nothing', async () => {
  const ids = [await submit(), await submit(), await submit()]
  const clerk = await clerkOf(ids[0] ?? '')
  await takeAll(ids, clerk)
  // Nobody of that name has the role there: each says so, and stays.
  const refused = await handOver(clerk, '00000000-0000-4000-8000-000000000000')
  expect(refused.map(({ refusal }) => refusal)).toEqual(ids.map(() => 'assignee-unknown'))
  expect(await held(clerk)).toHaveLength(ids.length)
  const handed = await handOver(clerk, null)
  expect(handed.map(({ publicId, refusal }) => [publicId, refusal]).sort()).toEqual(ids.map((id) => [id, null]).sort())
  expect(await held(clerk)).toEqual([])
  await expect(handOver(clerk, null)).rejects.toThrow('nothing-held')
  const { receivesAtId } = await desk.dossier(ids[0] ?? '')
  const lately = await listShiftHandOvers(province.db, [receivesAtId], province.clock.now(), 9)
  expect(lately).toContainEqual(expect.objectContaining({ byId: clerk.accountId, toId: null, handed: 3, refused: 0 }))
  expect(lately).toContainEqual(expect.objectContaining({ toId: null, handed: 0, refused: 3 }))
})

test('one that somebody has in hand just now stays, and says so; two at once hand each over once', async () => {
  const ids = [await submit(), await submit()]
  const clerk = await clerkOf(ids[0] ?? '')
  await takeAll(ids, clerk)
  const rows = await province.db.transaction().execute(async (tx) => {
    await sql`select from dossiers.dossier where public_id = ${ids[0]} for update`.execute(tx)
    return handOver(clerk, null)
  })
  expect(rows.find(({ publicId }) => publicId === ids[0])?.refusal).toBe('changed-meanwhile')
  expect(rows.find(({ publicId }) => publicId === ids[1])?.refusal).toBe(null)
  const both = await Promise.allSettled([handOver(clerk, null), handOver(clerk, null)])
  const done = both.flatMap((one) => one.status === 'fulfilled' ? one.value : [])
  expect(done.filter(({ refusal }) => refusal === null)).toHaveLength(1)
  expect(await held(clerk)).toEqual([])
})
