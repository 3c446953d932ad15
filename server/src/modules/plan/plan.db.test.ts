/**
 * Need: each agency that leads a task reports its own part and another confirms it; the province sees any day how the
 * plan stands (KH 1107 IV.2).
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Province, createProvince } from '../../../test/province-database.ts'
import {
  type ConfirmInstance, type EnterDate, type Plan, type ReportProgress, confirmInstance, enterDate, importPlan,
  listParts, listPlan, readPlan, reportProgress,
} from './public.ts'

const PATH = join(resolve(import.meta.dirname, '../../../..'), 'data/plan-1107.yaml')
const [ONE, ANOTHER] = [{ actorId: 11n }, { actorId: 12n }]
const OFFICE = 'cq:vp-ubnd-tinh'

let province: Province
beforeAll(async () => {
  province = await createProvince()
  await take(plan())
})
afterAll(() => province.drop())

function plan(): Plan {
  const read = readPlan(parse(readFileSync(PATH, 'utf8')))
  return read.ok ? read.plan : expect.fail(read.problems.join('\n'))
}
const today = () => province.directory.on('2021-06-25')
const take = (what: Plan) => province.inOneGo((ctx) => importPlan(ctx, what, today()))
const listed = async (day: string, more: { readonly year?: number; readonly unitIds?: readonly bigint[] } = {}) =>
  await listPlan(province.db, { day, ...more }) ?? expect.fail('no plan')
const taskOf = async (key: string, day = '2021-06-25') =>
  (await listed(day)).tasks.find(({ content }) => content.key === key) ?? expect.fail(key)
const partsOf = async (key: string, day = '2021-06-25') =>
  (await listParts(province.db, (await taskOf(key)).publicId, { day }))?.parts ?? []
async function partOf(key: string, unit = OFFICE, day = '2021-06-25') {
  const { id } = province.unit(unit)
  return (await partsOf(key, day)).find(({ unitId }) => unitId === id) ?? expect.fail(`${key} ${unit}`)
}
const report = (instanceId: string, more: Partial<ReportProgress> = {}, who = ONE) =>
  province.inOneGo((ctx) => reportProgress(ctx, {
    instanceId, status: 'going-on', said: 'Đã trình dự thảo.', document: null, link: null, milestone: null,
    isReached: () => true, ...more,
  }), who)
const done = (instanceId: string, who = ONE) => report(instanceId, { status: 'done', document: '12/QĐ-UBND' }, who)
const decide = (instanceId: string, reportId: string, more: Partial<ConfirmInstance> = {}, who = ANOTHER) =>
  province.inOneGo((ctx) => confirmInstance(ctx, {
    instanceId, reportId, verdict: 'confirmed', note: '', isReached: () => true, ...more,
  }), who)
const enter = (taskId: string, more: Partial<EnterDate> = {}) => province.inOneGo((ctx) => enterDate(ctx, {
  taskId, isFollowed: true, startsOn: null, dueOn: null, basis: 'Công báo', ...more,
}))

/** Members as SQL counts them, by what the groups of the data say. */
async function membersBySql() {
  const { rows: [row] } = await sql<{ huyen: number; xa: number }>`
    select count(*) filter (where level = 'huyen')::int as huyen, count(*) filter (where level = 'xa')::int as xa
    from organisation.unit_version where kind = 'agency' and form = 'ubnd' and valid @> '2021-06-25'::date`
    .execute(province.database.owner)
  return row ?? expect.fail('no members')
}

test('a task of one agency has one part, one of a group a part for each member, a yearly one for each year', async () => {
  const { huyen, xa } = await membersBySql()
  expect([huyen, xa]).toEqual([8, 151])
  expect((await partsOf('I.1.1')).length).toBe(1)
  expect((await partsOf('II.2.5')).length).toBe(huyen)
  expect((await partsOf('III.1.2')).map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025])
  const departments = today().group('nhom:so-ban-nganh')?.units.length ?? 0
  expect((await partsOf('II.2.2')).length).toBe(departments + 1 + huyen + xa)
  expect((await partsOf('III.1.1')).length).toBe(5 * (departments + 1 + huyen + xa))
  expect((await partsOf('I.1.2')).length).toBe(0)
})

test('the same plan again changes nothing; what a task says now does not change what it said before', async () => {
  const events = async () => (await sql<{ count: bigint }>`
    select count(*) as count from audit.event where type = 'plan.imported'`.execute(province.database.owner)).rows[0]?.count
  const before = await events()
  const again = await take(plan())
  expect(again).toMatchObject({ tasks: { added: 0, changed: 0, unchanged: 44 }, instances: { opened: 0 }, gone: [] })
  expect(await events()).toBe(before)
  const rows = plan()
  province.clock.set('2021-06-26T09:00+07:00')
  const changed = await take({
    ...rows, tasks: rows.tasks.filter(({ key }) => key !== 'II.5.2')
      .map((task) => task.key === 'I.1.1' ? { ...task, name: 'Ban hành văn bản' } : task),
  })
  expect(changed).toMatchObject({ tasks: { added: 0, changed: 1, unchanged: 42 }, instances: { opened: 0 }, gone: ['II.5.2'] })
  expect((await taskOf('I.1.1', '2021-06-25')).content.name).toMatch(/^Xây dựng, trình/)
  expect((await taskOf('I.1.1', '2021-06-26')).content.name).toBe('Ban hành văn bản')
  await take(rows)
  expect((await taskOf('I.1.1', '2021-06-26')).content.name).toMatch(/^Xây dựng, trình/)
  province.clock.set('2021-06-25T09:00+07:00')
  const nobody = { ...rows, tasks: rows.tasks.map((task) => task.key === 'I.1.1' ? { ...task, lead: ['cq:none'] } : task) }
  await expect(take(nobody)).rejects.toThrow('plan-lead-unknown')
})

test('reported, sent back, reported as done and confirmed by another: on each day as it was then', async () => {
  const { publicId } = await partOf('II.2.7')
  await expect(report(publicId, { isReached: () => false })).rejects.toThrow('plan-part-unknown')
  await expect(report(publicId, { status: 'done' })).rejects.toThrow('plan-evidence-needed')
  await expect(report(publicId, { milestone: '2022-12-31', document: '1' })).rejects.toThrow('plan-milestone-unknown')
  const begun = await report(publicId)
  await expect(decide(publicId, begun)).rejects.toThrow('plan-nothing-to-confirm')
  province.clock.set('2021-12-30T09:00+07:00')
  const first = await done(publicId)
  await expect(decide(publicId, begun)).rejects.toThrow('plan-moved-on')
  await expect(decide(publicId, first, {}, ONE)).rejects.toThrow('plan-own-report')
  await expect(decide(publicId, first, { verdict: 'sent-back' })).rejects.toThrow('plan-note-needed')
  await expect(decide(publicId, first, { isReached: () => false })).rejects.toThrow('plan-part-unknown')
  await decide(publicId, first, { verdict: 'sent-back', note: 'Thiếu phụ lục' })
  await expect(decide(publicId, first)).rejects.toThrow('plan-moved-on')
  province.clock.set('2022-01-03T09:00+07:00')
  const second = await done(publicId)
  province.clock.set('2022-01-05T09:00+07:00')
  await decide(publicId, second)
  await expect(report(publicId)).rejects.toThrow('plan-part-done')
  const days = ['2021-06-25', '2021-12-30', '2021-12-31', '2022-01-01', '2022-01-04', '2022-01-05']
  const standings = await Promise.all(days.map(async (day) => (await partOf('II.2.7', OFFICE, day)).standing))
  expect(standings).toEqual(['going-on', 'going-on', 'going-on', 'overdue', 'overdue', 'done'])
  province.clock.set('2021-06-25T09:00+07:00')
})

test('an event starts all tasks that wait for it, once it is entered; other papers set the day of one', async () => {
  const waiting = await partOf('I.1.2a')
  await expect(report(waiting.publicId)).rejects.toThrow('plan-date-awaited')
  const event = await taskOf('II.6.1')
  await expect(enter(event.publicId)).rejects.toThrow('plan-event-needed')
  await expect(enter(event.publicId, { startsOn: '2021-06-26' })).rejects.toThrow('plan-event-later')
  await expect(enter(event.publicId, { startsOn: '2021-06-24', dueOn: '2021-06-23' })).rejects.toThrow('days-reversed')
  await expect(enter((await taskOf('I.1.1')).publicId, { dueOn: '2021-12-31' })).rejects.toThrow('plan-date-fixed')
  await expect(enter(event.publicId, { startsOn: '2021-06-24', isFollowed: false })).rejects.toThrow('plan-task-unknown')
  await expect(enter(crypto.randomUUID(), { dueOn: '2021-12-31' })).rejects.toThrow('plan-task-unknown')
  // I.1.2 with both its parts, and II.6.1.
  expect(await enter(event.publicId, { startsOn: '2021-06-24', dueOn: '2021-09-30' })).toBe(4)
  expect((await partOf('I.1.2a')).span).toEqual({ from: '2021-06-24', due: '2021-09-30' })
  await report(waiting.publicId)
  const [paper, other] = [await taskOf('II.1.3'), await partOf('II.2.9', 'cq:so-tttt')]
  await expect(enter(paper.publicId, { startsOn: '2021-06-24' })).rejects.toThrow('plan-due-needed')
  expect(await enter(paper.publicId, { startsOn: '2021-06-24', dueOn: '2022-06-30' })).toBe(1)
  expect((await partOf('II.1.3', 'cq:so-tttt')).span).toEqual({ from: null, due: '2022-06-30' })
  expect(other.span.due).toBeNull()
  province.clock.set('2021-07-01T09:00+07:00')
  await enter(paper.publicId, { dueOn: '2023-06-30' })
  expect((await partOf('II.1.3', 'cq:so-tttt', '2021-06-30')).span.due).toBe('2022-06-30')
  expect((await partOf('II.1.3', 'cq:so-tttt', '2021-07-01')).span.due).toBe('2023-06-30')
  province.clock.set('2021-06-25T09:00+07:00')
})

test('a threshold that is reported moves the day to the next, until it is sent back', async () => {
  const { publicId, span } = await partOf('II.3.3', 'cq:so-tu-phap')
  expect(span.due).toBe('2022-12-31')
  await expect(report(publicId, { milestone: '2022-12-31' })).rejects.toThrow('plan-evidence-needed')
  const reached = await report(publicId, { milestone: '2022-12-31', link: 'https://example.vn/bao-cao' })
  expect((await partOf('II.3.3', 'cq:so-tu-phap')).span.due).toBe('2025-12-31')
  await decide(publicId, reached, { verdict: 'sent-back', note: 'Mới đạt 12%' })
  expect((await partOf('II.3.3', 'cq:so-tu-phap')).span.due).toBe('2022-12-31')
})

test('what goes on for good is never done', async () => {
  const { publicId } = await partOf('I.1.1')
  await expect(done(publicId)).rejects.toThrow('plan-never-done')
})

test('tasks, their parents and the province add up, by unit and by year', async () => {
  const all = await listed('2022-01-01')
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((one, more) => one + more, 0)
  const { rows: [count] } = await sql<{ count: bigint }>`select count(*) as count from plan.instance`
    .execute(province.database.owner)
  expect(BigInt(sum(all.counts))).toBe(count?.count)
  const countsOf = (key: string) => all.tasks.find(({ content }) => content.key === key)?.counts ?? expect.fail(key)
  expect(sum(countsOf('I.1.2'))).toBe(sum(countsOf('I.1.2a')) + sum(countsOf('I.1.2b')))
  // By 2021-12-31 all of II.2.2 were to be done, and nobody has reported.
  expect(countsOf('II.2.2')).toMatchObject({ 'not-begun': 0, 'overdue': sum(countsOf('II.2.2')) })
  const finance = { unitIds: [province.unit('cq:so-khdt').id] }
  const own = await listed('2022-01-01', { ...finance, year: 2023 })
  expect(own.tasks.filter(({ counts }) => sum(counts) > 0).map(({ content }) => content.key)).toContain('III.1.2')
  expect(sum(own.tasks.find(({ content }) => content.key === 'III.1.2')?.counts ?? {})).toBe(1)
  expect(sum(own.tasks.find(({ content }) => content.key === 'II.1.1')?.counts ?? {})).toBe(0)
})
