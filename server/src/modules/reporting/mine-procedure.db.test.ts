/** Need (plan, F10): what was done of dossiers of a procedure is a log, which tells of steps, waits and rework. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { addFacts } from '../../../test/reporting-facts.ts'
import { mineProcedure } from './mine-procedure.ts'

let province: Province
let unitId: bigint
let otherId: bigint
let procedure: string
const DAYS = { from: '2021-06-01', until: '2021-06-30' } as const
/** Of `addFacts`: ids of the dossiers, in the order in which they were added. */
const FIRST_ID = 1_000_000n

const put = async (query: ReturnType<typeof sql>) => { await query.execute(province.database.owner) }

/*
 * Six are received on Monday 7 June 2021 at 08:00, have their papers looked through until 10:00, are waited for from 9
 * to 10 June, looked through again and settled on Thursday 10 June at 16:00. A seventh goes another way, an eighth is
 * another unit’s, a ninth was settled in July.
 */
beforeAll(async () => {
  province = await createProvince()
  unitId = province.unit('cq:so-tu-phap').id
  otherId = province.unit('cq:so-xay-dung').id
  procedure = province.catalogue.version(1n).procedure
  const received = { unitId, receivedAt: '2021-06-07T08:00+07:00', channel: 'counter' } as const
  await addFacts(province.db, [
    ...Array.from({ length: 6 }, () => ({ ...received, settledAt: '2021-06-10T16:00+07:00' })),
    { ...received, settledAt: '2021-06-08T08:00+07:00' },
    { ...received, unitId: otherId, settledAt: '2021-06-10T16:00+07:00' },
    { ...received, settledAt: '2021-07-01T16:00+07:00' },
  ])
  const task = (nth: bigint, name: string, opens: string, done: string | null, outcome: string | null) => put(sql`
    insert into workflow.task (case_id, process_id, node_id, name, role, unit_id, opens_at, hours, calendar_version_id, due_at,
      done_at, done_by, outcome)
    select ${FIRST_ID + nth}, min(id), ${name}, ${name}, 'officer', ${unitId}, ${opens}::timestamptz, 8, 1, ${opens}::timestamptz,
      ${done}::timestamptz, case when ${done}::timestamptz is not null then 1 end, ${outcome} from workflow.process`)
  for (let nth = 0n; nth < 6n; nth += 1n) {
    await task(nth, 'Thẩm tra', '2021-06-07T08:00+07:00', '2021-06-07T10:00+07:00', 'sent-back')
    await task(nth, 'Thẩm tra', '2021-06-07T10:00+07:00', '2021-06-10T15:00+07:00', 'done')
    await task(nth, 'Ký', '2021-06-10T15:00+07:00', '2021-06-10T16:00+07:00', 'done')
    // Taken away by an undone deed, left open, and after the clock has ended: none is part of it.
    await task(nth, 'Dở', '2021-06-07T10:00+07:00', null, null)
    await task(nth, 'Nhầm', '2021-06-07T10:00+07:00', '2021-06-07T11:00+07:00', 'cancelled')
    await task(nth, 'Trả', '2021-06-10T16:00+07:00', '2021-06-11T16:00+07:00', 'done')
    await put(sql`insert into workflow.pause (case_id, from_at, until_at, reason, article)
      values (${FIRST_ID + nth}, '2021-06-09T08:00+07:00', '2021-06-10T08:00+07:00', 'supplement', 'Đ.1')`)
  }
  await task(6n, 'Lạ', '2021-06-07T08:00+07:00', '2021-06-08T08:00+07:00', 'done')
})
afterAll(() => province.drop())

const nameOf = ({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`.trim()
const mined = async (more: object = {}) =>
  await mineProcedure(province, { procedure, ...DAYS, unitIds: [unitId], ...more }) ?? expect.fail('none')

test('steps that count, in hours of the calendar, less what was waited for; a way of one dossier alone is not told', async () => {
  const { cases, leftOut, activities, directlyFollows, variants, bottleneck, unmeasured } = await mined()
  // Of seven one went alone: one would be told by subtraction, and so the six are left out with it.
  expect([cases, leftOut, unmeasured, activities, directlyFollows, variants, bottleneck])
    .toEqual([0, 7, 0, [], [], [], null])
  await put(sql`delete from reporting.fact where dossier_id = ${FIRST_ID + 6n}`)
  const six = await mined()
  expect([six.cases, six.leftOut]).toEqual([6, 0])
  expect(six.variants.map(({ path }) => path.map(nameOf))).toEqual([
    ['received', 'step Thẩm tra', 'wait supplement', 'step Thẩm tra', 'step Ký', 'end result'],
  ])
})

test('how long a step took is worked out by the calendar of the unit', async () => {
  const { shifts } = province.directory.on('2021-06-30').calendarOf(unitId).calendar
  const minutes = shifts.reduce((sum, [from, until]) => sum + until - from, 0)
  /** Of a day from one minute to another, in accounting hours. */
  const worked = (from: number, until: number) =>
    8 / minutes * shifts.reduce((sum, [open, close]) =>
      sum + Math.max(0, Math.min(until, close) - Math.max(from, open)), 0)
  const [eight, ten, three] = [8 * 60, 10 * 60, 15 * 60]
  // Again: Monday from 10:00, Tuesday, Wednesday until 8:00; then it is waited for; Thursday from 8:00 until 15:00.
  const first = worked(eight, ten)
  const again = worked(ten, 1440) + 8 + worked(0, eight) + worked(eight, three)
  const check = (await mined()).activities.find(({ name }) => name === 'Thẩm tra')
  expect(check).toMatchObject({ count: 12, cases: 6, again: 6, casesAgain: 6 })
  expect(check?.medianHours).toBeCloseTo(first, 9)
  expect(check?.p90Hours).toBeCloseTo(again, 9)
  expect(check?.totalHours).toBeCloseTo(6 * (first + again), 9)
  expect((await mined()).activities.find(({ kind }) => kind === 'wait')?.medianHours).toBeCloseTo(8, 9)
  expect((await mined()).bottleneck).toEqual({ kind: 'step', name: 'Thẩm tra' })
})

test('days, units and procedures that are not asked for are not in it; a procedure that is none has no answer', async () => {
  expect((await mined({ from: '2021-06-11' })).cases).toBe(0)
  // The one of July, and that of the other unit: ways of one dossier each.
  expect(await mined({ until: '2021-07-31' })).toMatchObject({ cases: 0, leftOut: 7 })
  expect(await mined({ unitIds: [otherId] })).toMatchObject({ cases: 0, leftOut: null })
  const [another] = province.catalogue.versions().filter((one) => one.procedure !== procedure)
  expect((await mined({ procedure: another?.procedure })).cases).toBe(0)
  expect(await mineProcedure(province, { procedure: 'none', ...DAYS })).toBeUndefined()
})
