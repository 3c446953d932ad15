/**
 * Need: what a process waits for in days and hours of work follows a holiday that is declared late, as steps and
 * promises do: on the edge of a step, with what it stood still, and in processes that belong to no dossier (part B1).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctCalendar } from '../../test/correct-calendar.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../test/dossier-processes.ts'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { moverOn } from '../../test/run-mover.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { calendarOfProvince, loadRows } from '../modules/organisation/public.ts'
import { beginRun, publishProcess, readBpmn, storeTrial } from '../modules/workflow/public.ts'
import { faultOfFeel } from '../platform/feel/check-feel.ts'
import { runCalendar } from './calendar-recount.ts'
import { readDataSet } from './data-set/read-data-set.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
const term = (span: string, words = 'mc:calendar="working"') =>
  `<bpmn:timerEventDefinition ${words}><bpmn:timeDuration>${span}</bpmn:timeDuration></bpmn:timerEventDefinition>`
/** Days of work, the same that FEEL works out, hours of the clock; then a step of somebody else. */
const PROCESS = dossierProcess(
  step('w', 'check', ['officer', 'competent'])
  + node('boundaryEvent', 'b', term('P2D'), 'attachedToRef="w"')
  + node('boundaryEvent', 'f', term('"P" + string(1 + 1) + "D"'), 'attachedToRef="w"')
  + node('boundaryEvent', 'c', term('PT90H', ''), 'attachedToRef="w"')
  + step('i', 'issue', ['agency_head', 'competent'])
  + flows('s>a', 'a>w', 'w>i', 'b>i', 'f>i', 'c>i', 'i>r', 'r>e'))
/** Begins a run every two days of work. */
const CYCLE = bpmn(
  node('startEvent', 's', `<bpmn:timerEventDefinition mc:calendar="working"><bpmn:timeCycle>R/P2D</bpmn:timeCycle>
    </bpmn:timerEventDefinition>`) + node('userTask', 't') + flows('s>t'))
const ALONE = bpmn(node('startEvent', 's') + node('intermediateCatchEvent', 't', term('P2D')) + flows('s>t'))

let province: Province
let desk: Desk
const dossiers: string[] = []
let alone: bigint

beforeAll(async () => {
  province = await createProvince(FOLDER)
  desk = openDesk(await publishFor(province, 'khai-sinh', PROCESS))
  const person = await province.aPerson(1)
  for (let n = 0; n < 2; n += 1) {
    const handed = { person, territory: 'xa:99007', more: { answers: { n } } }
    dossiers.push((await desk.receive('khai-sinh', ['reception', 'cq:ubnd-song-lam:one-stop'], handed)).publicId)
  }
  const { model } = await readBpmn(ALONE, { checkFeel: faultOfFeel })
  if (!model) throw new Error('it cannot be run')
  const calendar = calendarOfProvince(province.directory.on(dayOf(province.clock.now())))
  alone = await province.inOneGo(async (ctx) => {
    const stored = await storeTrial(ctx, { model, xml: ALONE, decisions: {} })
    const { mover } = moverOn(province.db, province.feel, calendar && { calendar })
    const ports = mover.portsAt(ctx.now, stored)
    return ok((await beginRun(ctx, ports, { model: stored, caseId: null, variables: {} })).id)
  })
  const { model: cycle } = await readBpmn(CYCLE, { checkFeel: faultOfFeel })
  if (!cycle) throw new Error('it cannot be run')
  await province.inOneGo(async (ctx) => {
    const given = { model: cycle, xml: CYCLE, decisions: {} }
    const { mover } = moverOn(province.db, province.feel, calendar && { calendar })
    const ports = mover.portsAt(ctx.now, await storeTrial(ctx, given))
    return ok((await publishProcess(ctx, ports, given)).id)
  })
})
afterAll(() => province.drop())

/** When the process of the cycle begins next. */
async function startsAt(): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ dueAt: Date }>`
    select due_at from workflow.listener where counted is not null`.execute(province.database.owner)
  return row?.dueAt.toISOString()
}

async function declare(...days: readonly string[]): Promise<void> {
  const { province: rows } = readDataSet(FOLDER)
  const calendars = rows.calendars.map((calendar) => ({
    ...calendar, holidays: [...calendar.holidays, ...days.map((day) => ({ day, name: 'Nghỉ bù', kind: 'statutory' }))],
  }))
  await province.inOneGo(async (ctx) => ok(await loadRows(ctx, { ...rows, calendars })))
  await province.directory.refresh()
}
interface Report { readonly timerCount: number; readonly timers: { number: string | null; node: string }[] }
async function forecast(): Promise<Report> {
  const said: string[] = []
  await runCalendar({ isJson: true, data: undefined }, { stdout: (line) => said.push(line) }, province)
  return JSON.parse(said[0] ?? '') as Report
}
const moments = async (where: ReturnType<typeof sql>) => Object.fromEntries((await sql<{ nodeId: string; dueAt: Date }>`
  select node_id, due_at from workflow.token join workflow.instance on instance.id = instance_id
  where at = 'timer' and ${where}`.execute(province.database.owner)).rows
  .map(({ nodeId, dueAt }) => [nodeId, dueAt.toISOString()]))
const momentsOf = async (publicId = '') => moments(sql`case_id = ${(await desk.dossier(publicId)).id}`)

/** Friday 25/06 at 9:00; two days of work later it is Tuesday, or Wednesday once Monday is a holiday. */
const [TUESDAY, WEDNESDAY] = ['2021-06-29T02:00:00.000Z', '2021-06-30T02:00:00.000Z']
/** By the clock: 90 hours. */
const CLOCK = '2021-06-28T20:00:00.000Z'

test('before, all is counted by the calendar that is known', async () => {
  expect(await momentsOf(dossiers[0])).toEqual({ b: TUESDAY, f: TUESDAY, c: CLOCK })
  expect(await moments(sql`instance.id = ${alone}`)).toEqual({ t: TUESDAY })
  expect(await startsAt()).toBe(TUESDAY)
})

test('what stood still for an hour comes an hour later, and a holiday declared late moves all that is counted in work', async () => {
  const [, paused = ''] = dossiers
  const [role = '', unit = ''] = (await desk.step(paused)).split('@')
  await desk.act('take', paused, [role, unit])
  await desk.act('ask-payment', paused, [role, unit])
  province.clock.set('2021-06-25T10:00+07:00')
  await desk.act('pay', paused, [role, unit])
  expect(await momentsOf(paused)).toMatchObject({ b: '2021-06-29T03:00:00.000Z' })

  await declare('2021-06-28')
  const { timerCount, timers } = await forecast()
  expect([timerCount, timers.map(({ node: at }) => at).sort()]).toEqual([6, ['b', 'b', 'f', 'f', 's', 't']])
  expect(timers.find(({ node: at }) => at === 't')?.number).toBe(null)
  expect(await momentsOf(dossiers[0])).toEqual({ b: TUESDAY, f: TUESDAY, c: CLOCK })
  expect(await startsAt()).toBe(TUESDAY)

  await correctCalendar(province)
  expect(await momentsOf(dossiers[0])).toEqual({ b: WEDNESDAY, f: WEDNESDAY, c: CLOCK })
  expect(await momentsOf(paused)).toMatchObject({ b: '2021-06-30T03:00:00.000Z' })
  expect(await moments(sql`instance.id = ${alone}`)).toEqual({ t: WEDNESDAY })
  expect(await startsAt()).toBe(WEDNESDAY)
})

test('the same again moves nothing, and none comes earlier than it was', async () => {
  expect((await forecast()).timerCount).toBe(0)
  await declare()
  await correctCalendar(province)
  expect(await moments(sql`instance.id = ${alone}`)).toEqual({ t: WEDNESDAY })
})
