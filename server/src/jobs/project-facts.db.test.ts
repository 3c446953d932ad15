/**
 * Need: figures follow from events alone, at any moment and as of any (TT 01/2020; plan 1107, II.2). Facts are held
 * against dossiers, which they are not made from, and figures against counting by hand.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { projectFacts } from './project-facts.ts'
import type { Person } from '../modules/identity/public.ts'
import { METRICS, listWrongFacts, makeFacts, measure, rebuildFacts } from '../modules/reporting/public.ts'

const [CENTRE, DEPARTMENT] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap']
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
const now = (iso: string) => { province.clock.set(`2021-${iso}+07:00`) }
const receive = async () => (await desk.receive('phieu-lltp', ['reception', CENTRE], { person })).publicId
const finish = async (publicId: string) => {
  for (const [deed, role, unit] of [['propose', 'officer', DIVISION], ['check', 'unit_head', DIVISION],
    ['approve', 'agency_head', DEPARTMENT], ['issue', 'clerk', DEPARTMENT]] as const) {
    await desk.act(deed, publicId, [role, unit])
  }
}
const assign = async (publicId: string) => desk.act('assign', publicId, ['unit_assigner', DIVISION], {
  assigneeId: await desk.assignee('officer', DIVISION),
})
const factsOf = async (publicId: string) => {
  const { id } = await desk.dossier(publicId)
  // Readers of events wait for whatever still runs, of other databases too.
  await expect.poll(async () => {
    await province.db.transaction().execute((tx) => makeFacts(tx, province.clock.now(), [id]))
    return (await listWrongFacts(province.db, 99)).filter((one) => one.dossierId === id)
  }).toEqual([])
  const { rows } = await sql<Record<string, unknown>>`
    select nth, due_at, is_waiting, is_late_by_supplement, settled_at, outcome, punctuality from reporting.fact
    where dossier_id = ${id} order by nth`.execute(province.db)
  return rows
}
const at = (iso: string) => new Date(`2021-${iso}+07:00`)
/** How many were open and late when that day ended, as known now. */
const lateOn = async (day: string) => {
  const metric = METRICS.find(({ id }) => id === 'open-late')
  if (!metric) throw new Error('no such figure')
  const [figure] = await measure(province, metric, { from: `2021-${day}`, until: `2021-${day}` })
  return figure?.numerator
}

/** Monday 28 June; ten working days end on Monday 12 July, as counted by hand in dossiers/lateness.db.test.ts. */
beforeEach(() => { now('06-28T09:00') })

test('received and settled before its day: two facts, and the second says how it ended', async () => {
  const dossier = await receive()
  now('07-08T10:00')
  await assign(dossier)
  await finish(dossier)
  const open = { dueAt: at('07-12T17:00'), isWaiting: false, isLateBySupplement: false }
  expect(await factsOf(dossier)).toEqual([
    { nth: 1, ...open, settledAt: null, outcome: null, punctuality: null },
    { nth: 2, ...open, settledAt: at('07-08T10:00'), outcome: 'result', punctuality: 'early' },
  ])
})

test('on its day it is on time, and after it late', async () => {
  const [onTime, late] = [await receive(), await receive()]
  now('07-12T09:00')
  await assign(onTime)
  await finish(onTime)
  now('07-13T08:00')
  await assign(late)
  await finish(late)
  expect((await factsOf(onTime)).at(-1)).toMatchObject({ punctuality: 'on-time' })
  expect((await factsOf(late)).at(-1)).toMatchObject({ punctuality: 'late' })
})

test('while a supplement is awaited it waits, and afterwards it has its new day', async () => {
  const dossier = await receive()
  await assign(dossier)
  now('07-01T10:00')
  await desk.act('ask-supplement', dossier, ['officer', DIVISION], { items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }] })
  now('07-06T10:00') // the closings of 1, 2 and 5 July went by: three days
  await desk.act('supplement', dossier, province.citizen(person, 'dossier.answer-supplement'), {
    components: [{ component: 'to-khai', uploads: [await desk.upload()] }],
  })
  expect(await factsOf(dossier)).toMatchObject([
    { dueAt: at('07-12T17:00'), isWaiting: false }, { dueAt: at('07-12T17:00'), isWaiting: true },
    { dueAt: at('07-15T17:00'), isWaiting: false },
  ])
})

test('what was late when a day ended was late then, although it has been extended since', async () => {
  const [before, dossier] = [await lateOn('07-13'), await receive()]
  await assign(dossier)
  now('07-14T09:00')
  await desk.act('extend', dossier, ['agency_head', DEPARTMENT], { days: 5 })
  expect(await factsOf(dossier)).toMatchObject([{ dueAt: at('07-12T17:00') }, { dueAt: at('07-21T17:00') }])
  expect([await lateOn('07-13'), await lateOn('07-14')]).toEqual([(before ?? 0) + 1, before])
})

test('what waited when a day ended was in its term, although it did not wait to its end', async () => {
  const [before, dossier] = [await lateOn('07-14'), await receive()]
  await assign(dossier)
  now('07-09T10:00')
  await desk.act('ask-supplement', dossier, ['officer', DIVISION], { items: [{ component: 'to-khai', reason: 'Thiếu.' }] })
  now('07-15T10:00')
  await desk.act('stop', dossier, ['reception', CENTRE])
  expect(await factsOf(dossier)).toHaveLength(3)
  expect(await lateOn('07-14')).toBe(before)
})

test('who is told that it cannot be settled while a supplement is awaited is told by the day that the waiting moved', async () => {
  const dossier = await receive()
  await assign(dossier)
  now('07-01T10:00')
  await desk.act('ask-supplement', dossier, ['officer', DIVISION], { items: [{ component: 'to-khai', reason: 'Thiếu.' }] })
  now('07-06T10:00') // three days, as above: it is due on 15 July
  await desk.act('return-unsettled', dossier, ['agency_head', DEPARTMENT])
  now('07-14T10:00')
  await desk.act('tell-unsettled', dossier, ['reception', CENTRE])
  expect((await factsOf(dossier)).at(-1)).toMatchObject({
    dueAt: at('07-15T17:00'), isWaiting: false, settledAt: at('07-14T10:00'), outcome: 'unsettled', punctuality: 'on-time',
  })
})

test('what is stopped is settled without a result', async () => {
  const dossier = await receive()
  await desk.act('stop', dossier, ['reception', CENTRE])
  expect((await factsOf(dossier)).at(-1)).toMatchObject({ outcome: 'stopped', punctuality: 'on-time', settledAt: at('06-28T09:00') })
})

test('what is not accepted is counted nowhere', async () => {
  const { publicId } = await desk.submit('phieu-lltp', { person })
  expect(await factsOf(publicId)).toEqual([])
})

test('a fact that was spoilt is found, and made right from the log', async () => {
  const dossier = await receive()
  await factsOf(dossier)
  const { id, number } = await desk.dossier(dossier)
  await sql`update reporting.fact set due_at = due_at + interval '1 day' where dossier_id = ${id}`.execute(province.database.owner)
  expect((await listWrongFacts(province.db, 9)).map((one) => one.number)).toEqual([number])
  await rebuildFacts(province)
  expect(await listWrongFacts(province.db, 9)).toEqual([])
})

test('the job that follows the log and making all anew come to the same, whatever happened in between', async () => {
  await expect.poll(async () => {
    while (await projectFacts(province) > 0) { /* until nothing is left */ }
    return listWrongFacts(province.db, 9)
  }).toEqual([])
  const read = async () => (await sql`select * from reporting.fact order by dossier_id, nth`.execute(province.db)).rows
  const followed = await read()
  expect(followed.length).toBeGreaterThan(10)
  await rebuildFacts(province)
  expect(await read()).toEqual(followed)
})
