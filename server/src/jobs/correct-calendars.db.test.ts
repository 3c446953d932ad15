/**
 * Need: a holiday is declared late: whoever was promised a day gets the next one once another person has approved it,
 * and later imports of the calendar leave it in.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../test/dossier-processes.ts'
import { flows, node } from '../../test/model-run.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { readDataSet } from '../cli/data-set/read-data-set.ts'
import { ok } from '../kernel/result.ts'
import {
  type Correction, askConsultation, decideCorrection, listConsultations, listCorrections, listRedatings,
  proposeCorrection,
} from '../modules/dossiers/public.ts'
import { loadRows } from '../modules/organisation/public.ts'
import { correctionPoller } from './correct-calendars.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
const SECTION = 'cq:ubnd-song-lam:one-stop'
const [WRITER, OTHER] = [901n, 902n]
/** Friday is the day of receipt, and Monday would be 1; when that is a holiday, Tuesday is. */
const [MONDAY, TUESDAY] = ['2021-06-28T10:00:00.000Z', '2021-06-29T10:00:00.000Z']
/** Two days of work on the edge of a step; Friday at nine, and so Tuesday, or Wednesday once Monday is a holiday. */
const PROCESS = dossierProcess(
  step('w', 'check', ['officer', 'competent'])
  + node('boundaryEvent', 'b', `<bpmn:timerEventDefinition mc:calendar="working"><bpmn:timeDuration>P2D</bpmn:timeDuration>
    </bpmn:timerEventDefinition>`, 'attachedToRef="w"')
  + step('i', 'issue', ['agency_head', 'competent']) + flows('s>a', 'a>w', 'w>i', 'b>i', 'i>r', 'r>e'))
const WEDNESDAY = '2021-06-30T02:00:00.000Z'
let province: Province
let desk: Desk
let dossier: string

beforeAll(async () => {
  province = await createProvince(FOLDER)
  desk = openDesk(await publishFor(province, 'khai-sinh', PROCESS))
  const person = await province.aPerson(1)
  dossier = (await desk.receive('khai-sinh', ['reception', SECTION], { person, territory: 'xa:99007' })).publicId
})
afterAll(() => province.drop())

const dueDay = async () => (await desk.dossier(dossier)).dueAt?.toISOString()
const newest = async () => (await listCorrections(province.db, { limit: 1 }))[0]
async function propose(day: string | null, actorId = WRITER): Promise<Correction> {
  const holiday = day === null ? null : { day, name: 'Nghỉ bù' }
  return province.inOneGo((ctx) => proposeCorrection(ctx, { holiday, basis: 'Thông báo 12' }), { actorId })
}
async function decide(publicId: string, isApproved: boolean, actorId = OTHER): Promise<void> {
  await province.inOneGo((ctx) => decideCorrection(ctx, {
    publicId, isApproved, note: '', directory: province.directory.on('2021-06-25'), unitIds: [],
  }), { actorId })
}
async function work(): Promise<void> {
  const poller = correctionPoller(province)
  while (await poller.run());
}
async function load(...days: readonly string[]): Promise<void> {
  const { province: rows } = readDataSet(FOLDER)
  const calendars = rows.calendars.map((calendar) => ({
    ...calendar, holidays: [...calendar.holidays, ...days.map((day) => ({ day, name: 'Nghỉ bù', kind: 'statutory' }))],
  }))
  await province.inOneGo(async (ctx) => ok(await loadRows(ctx, { ...rows, calendars })))
}
const movesOf = async () => (await desk.events(dossier)).filter(({ type }) => type === 'dossier.redated')

test('what would move is listed, and nothing is moved; not before that can it be approved', async () => {
  const { publicId, id } = await propose('2021-06-28')
  await expect(decide(publicId, true)).rejects.toThrow('correction-not-counted')
  await work()
  expect(await newest()).toMatchObject({ found: 1, moved: 0, isApproved: null, countedAt: expect.any(Date) as Date })
  expect(await listRedatings(province.db, id, undefined, 9)).toMatchObject([
    { before: new Date(MONDAY), dueAt: new Date(TUESDAY), movedAt: null },
  ])
  expect(await dueDay()).toBe(MONDAY)
  const { rows } = await sql`select from organisation.declared_holiday`.execute(province.db)
  expect(rows).toEqual([])
})

test('another is not begun meanwhile', async () => {
  await expect(propose('2021-06-29')).rejects.toThrow('correction-open')
})

test('whoever proposed it does not approve it', async () => {
  await expect(decide((await newest())?.publicId ?? '', true, WRITER)).rejects.toThrow('duty-separated')
})

test('approved by another, day and list move, once, by two workers; a second decision is refused', async () => {
  const publicId = (await newest())?.publicId ?? ''
  await decide(publicId, true)
  await expect(decide(publicId, false)).rejects.toThrow('correction-decided')
  await Promise.all([work(), work()])
  expect(await newest()).toMatchObject({ found: 1, moved: 1, doneAt: expect.any(Date) as Date })
  expect(await dueDay()).toBe(TUESDAY)
  expect(await movesOf()).toHaveLength(1)
  const { clocks, legs } = await desk.standing(dossier)
  expect(clocks[0]?.dueAt.toISOString()).toBe(TUESDAY)
  // What lists and explanations count by goes with it.
  const version = clocks[0]?.calendarVersionId
  expect((await desk.dossier(dossier)).calendarVersionId).toBe(version)
  expect(legs.map(({ calendarVersionId }) => calendarVersionId)).toEqual(legs.map(() => version))
  const { rows: [moment] } = await sql<{ dueAt: Date }>`
    select due_at from workflow.token join workflow.instance on instance.id = instance_id
    where at = 'timer' and case_id = ${(await desk.dossier(dossier)).id}`.execute(province.database.owner)
  expect(moment?.dueAt.toISOString()).toBe(WEDNESDAY)
})

test('whoever is received since is promised by the calendar with the holiday', async () => {
  await province.directory.refresh()
  const person = await province.aPerson(2)
  const next = (await desk.receive('khai-sinh', ['reception', SECTION], { person, territory: 'xa:99007' })).publicId
  expect((await desk.dossier(next)).dueAt?.toISOString()).toBe(TUESDAY)
})

test('an import of the same data leaves the holiday in, and has nothing to change', async () => {
  const { province: rows } = readDataSet(FOLDER)
  const report = await province.inOneGo(async (ctx) => ok(await loadRows(ctx, rows)))
  expect(report.tables['calendar']).toMatchObject({ added: 0, changed: 0 })
})

test('a day on which nobody works is no holiday more', async () => {
  await expect(propose('2021-06-27')).rejects.toThrow('holiday-changes-nothing') // a Sunday
  await expect(propose('2021-06-28')).rejects.toThrow('holiday-changes-nothing') // declared above
})

test('declined, nothing is moved or declared, be it that it was being listed', async () => {
  const { publicId } = await propose('2021-06-29')
  await decide(publicId, false, WRITER)
  await work()
  expect(await newest()).toMatchObject({ isApproved: false, moved: 0 })
  expect(await dueDay()).toBe(TUESDAY)
})

test('what was loaded after the list was whole makes it another list: nobody approves what was not listed', async () => {
  const { publicId } = await propose('2021-06-30')
  await work()
  await load('2021-07-01')
  await expect(decide(publicId, true)).rejects.toThrow('correction-not-counted')
  await work()
  expect(await newest()).toMatchObject({ publicId, isApproved: null, countedAt: expect.any(Date) as Date })
  await decide(publicId, false)
  await load()
})

test('calendars that were loaded with another holiday move what was promised in the same way', async () => {
  await load('2021-06-29')
  const { publicId } = await propose(null)
  await work()
  expect(await newest()).toMatchObject({ found: 2, moved: 0 })
  await decide(publicId, true)
  await work()
  expect(await newest()).toMatchObject({ found: 2, moved: 2 })
  expect(await dueDay()).toBe('2021-06-30T10:00:00.000Z')
})

test('until when another agency is asked goes with it; silence on a holiday means nothing', async () => {
  const [role = '', unit = ''] = (await desk.step(dossier)).split('@')
  await desk.act('take', dossier, [role, unit])
  const viewer = await province.viewerAs(role, unit, 'dossier.consult')
  const asked = province.unit('cq:so-tu-phap-lam-giang')
  await province.inOneGo((ctx) => askConsultation(ctx, province, {
    publicId: dossier, viewer, units: [asked.publicId], question: 'Có trùng hồ sơ không?', legalBasis: 'Luật Hộ tịch',
    fields: [], knownFields: [], papers: [],
  }), { actorId: viewer.accountId })
  const dossierId = (await desk.dossier(dossier)).id
  const dueOf = async () => (await listConsultations(province.db, dossierId))[0]?.dueAt.toISOString()
  // Friday at nine and 24 hours of work, Monday and Tuesday being holidays by now.
  expect(await dueOf()).toBe('2021-07-02T02:00:00.000Z')
  const { publicId } = await propose('2021-06-30')
  await work()
  expect((await newest())?.along).toBeGreaterThan(0)
  await decide(publicId, true)
  await work()
  expect(await dueOf()).toBe('2021-07-05T02:00:00.000Z')
})
