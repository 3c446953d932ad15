/**
 * Need: a unit that takes the place of another may work on other days. What was counted stays, the rest is counted by
 * its days, and a promise moves only to a later day on which it is open, and then the citizen is told.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../test/dossier-processes.ts'
import { flows, node } from '../../test/model-run.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { type SuccessionPlan, beginSuccession } from '../modules/organisation/public.ts'
import { succeedNext } from './succeed-units.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
const REAL = readPlan(`${FOLDER}succession/2026-01-05.yaml`)
/** The merged commune rests on Wednesdays, too. */
const PLAN: SuccessionPlan = {
  ...REAL, key: 'nghi-thu-tu',
  events: REAL.events.map((event) => event.id !== 'ev:nhap-nui-lau' ? event : {
    ...event, to: event.to.map((unit) => ({
      ...unit, agency: unit.agency && { ...unit.agency, says: { ...unit.agency.says, calendar: 'nghi-thu-tu' } },
    })),
  }),
}
const SECTION = 'cq:ubnd-nui-may:one-stop'
/** Five days of work after which the process itself goes on, on the edge of a step. */
const DRAWN = dossierProcess(
  step('w', 'check', ['officer', 'competent']) + node('boundaryEvent', 'b', `<bpmn:timerEventDefinition mc:calendar="working">
    <bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition>`, 'attachedToRef="w"')
  + step('i', 'issue', ['agency_head', 'competent']) + flows('s>a', 'a>w', 'w>i', 'b>i', 'i>r', 'r>e'))
let province: Province
let desk: Desk
const dossiers: Record<string, string> = {}

const dossierClock = async (name: string) => {
  const { clocks } = await desk.standing(dossiers[name] ?? '')
  return clocks.find(({ kind }) => kind === 'dossier')
}

const momentOfProcess = async () => (await sql<{ dueAt: Date }>`
  select due_at from workflow.token join workflow.instance on instance.id = instance_id
  where at = 'timer' and case_id = ${(await desk.dossier(dossiers['drawn'] ?? '')).id}`
  .execute(province.database.owner)).rows[0]?.dueAt.toISOString()

beforeAll(async () => {
  province = await createProvince(FOLDER)
  desk = openDesk(province)
  province.clock.set('2025-12-30T09:00+07:00') // a Tuesday
  await sql`
    insert into organisation.calendar_version (key, fingerprint, content, loaded_at)
    select 'nghi-thu-tu', 'test', content || '{"weeklyRest": [0, 3, 6]}', loaded_at
    from organisation.calendar_version order by id desc limit 1`.execute(province.database.owner)
  await sql`update organisation.revision set number = number + 1`.execute(province.database.owner)
  await province.directory.refresh()
  const person = await province.aPerson(1)
  // 1: five working days, since something is to be verified; 0: in three days, before which no Wednesday comes.
  const long = await desk.receive('khai-sinh', ['reception', SECTION], {
    person, territory: 'xa:99021', more: { limitCase: 2 },
  })
  province.clock.set('2026-01-02T09:00+07:00') // a Friday, off for New Year
  const short = await desk.receive('xn-tinh-trang-hon-nhan', ['reception', SECTION], { person, territory: 'xa:99021' })
  province.clock.set('2025-12-30T09:00+07:00')
  const drawn = await openDesk(await publishFor(province, 'khai-sinh', DRAWN)).receive(
    'khai-sinh', ['reception', SECTION], { person, territory: 'xa:99021', more: { limitCase: 2, answers: { n: 3 } } })
  province.clock.set('2026-01-02T09:00+07:00')
  Object.assign(dossiers, { long: long.publicId, short: short.publicId, drawn: drawn.publicId })
})
afterAll(() => province.drop())

test('before, all is counted by the calendar of the old unit', async () => {
  // Wednesday 31 = 1; New Year, and Friday 2 for it; Monday 5 = 2; Tuesday 6 = 3; Wednesday 7 = 4; Thursday 8 = 5.
  expect((await dossierClock('long'))?.dueAt.toISOString()).toBe('2026-01-08T10:00:00.000Z')
  // Handed in on a day off: received on Monday 5. Tuesday 6 = 1; Wednesday 7 = 2; Thursday 8 = 3.
  expect((await dossierClock('short'))?.dueAt.toISOString()).toBe('2026-01-08T10:00:00.000Z')
  // From Tuesday 30 at 9:00: Wednesday 31 = 1; Monday 5 = 2; Tuesday 6 = 3; Wednesday 7 = 4; Thursday 8 = 5, at 9:00.
  expect(await momentOfProcess()).toBe('2026-01-08T02:00:00.000Z')
})

test('from the day on the days to come are the new unit’s, and those before stay counted', async () => {
  province.clock.set('2026-01-05T00:10+07:00')
  await province.directory.refresh()
  const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, PLAN))
  while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  await province.directory.refresh()
  // Wednesday 31 = 1 as before, Monday 5 = 2, Tuesday 6 = 3; Wednesday 7 is at rest now; Thursday 8 = 4; Friday 9 = 5.
  const long = await dossierClock('long')
  expect(long?.dueAt.toISOString()).toBe('2026-01-09T10:00:00.000Z')
  expect(await momentOfProcess()).toBe('2026-01-09T02:00:00.000Z')
  const calendar = province.directory.calendarVersion(long?.calendarVersionId ?? 0n)
  expect([calendar.makeUpDays.has('2025-12-31'), calendar.holidays.has('2026-01-01')]).toEqual([true, true])
  expect(calendar.weeklyRest).toEqual([0, 3, 6])
  // Both terms of one old calendar are explained by one joined version.
  expect((await dossierClock('short'))?.calendarVersionId).toBe(long?.calendarVersionId)
  expect(province.directory.calendarKey(long?.calendarVersionId ?? 0n)).toBe('nghi-thu-tu')
})

test('the promise moves with it, and the event by which the citizen is told says so', async () => {
  const { dueAt } = await desk.dossier(dossiers['long'] ?? '')
  expect(dueAt?.toISOString()).toBe('2026-01-09T10:00:00.000Z')
  const told = (await desk.events(dossiers['long'] ?? '')).find(({ type }) => type === 'dossier.redated')
  expect(told?.data).toMatchObject({ before: '2026-01-08T10:00:00.000Z', dueAt: '2026-01-09T10:00:00.000Z' })
})
