/** Need: a year is counted week by week by the same definitions as any other days, and in one question. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { QueryResult, RootOperationNode, UnknownRow } from 'kysely'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { addFacts } from '../../../test/reporting-facts.ts'
import { addDays } from '../../kernel/civil-day.ts'
import { countYear } from './count-year.ts'
import { SETTLEMENT_MEASURES } from './domain/measures.ts'
import { countBy } from './measure.ts'

let province: Province
let unitId: bigint
beforeAll(async () => {
  province = await createProvince()
  unitId = province.unit('cq:so-tu-phap').id
  const otherId = province.unit('cq:so-xay-dung').id
  await addFacts(province.db, [
    // The week from 1 to 7 January 2025, its last minute, and the first of the next.
    { unitId, receivedAt: '2025-01-01T00:00+07:00', channel: 'online' },
    { unitId, receivedAt: '2025-01-07T23:59+07:00', channel: 'counter', settledAt: '2025-01-15T10:00+07:00' },
    { unitId, receivedAt: '2025-01-08T00:00+07:00', channel: 'online', settledAt: '2025-01-09T10:00+07:00' },
    // The year before: carried over, and over in the second week.
    { unitId, receivedAt: '2024-12-31T23:59+07:00', channel: 'online', settledAt: '2025-01-10T10:00+07:00' },
    // Today, in a week that is not over.
    { unitId, receivedAt: '2025-01-22T08:00+07:00', channel: 'post' },
    { unitId: otherId, receivedAt: '2025-01-02T08:00+07:00', channel: 'online' },
  ])
})
afterAll(() => province.drop())

const counted = (year: number, today: string) =>
  countYear(province.db, ['received-online', 'come'], { year, today, unitIds: [unitId] })
const numbers = (counts: ReadonlyMap<string, number> | undefined) => [...counts?.values() ?? []]

// 1 January to 22 January 2025: three whole weeks, until the 21st, and today. 343 days are left: 49 weeks.
test('weeks are whole, begin with 1 January at midnight here, and what is left of the year is told', async () => {
  const year = await counted(2025, '2025-01-22')
  expect(year?.weeks.map(numbers)).toEqual([[1, 2], [1, 1], [0, 0]])
  expect(numbers(year?.soFar)).toEqual([2, 4])
  expect(year).toMatchObject({ weeksLeft: 49, until: '2025-01-22' })
})

test('a week that ends today is not over; it is tomorrow', async () => {
  expect((await counted(2025, '2025-01-21'))?.weeks).toHaveLength(2)
  expect((await counted(2025, '2025-01-22'))?.weeks).toHaveLength(3)
  expect((await counted(2025, '2025-01-01'))?.weeks).toHaveLength(0)
})

test('of the weeks that are over no more are asked for than the last that are wanted', async () => {
  const last = (lastWeeks: number) => countYear(province.db, ['received-online', 'come'], {
    year: 2025, today: '2025-01-22', unitIds: [unitId], lastWeeks,
  })
  expect((await last(2))?.weeks.map(numbers)).toEqual([[1, 1], [0, 0]])
  expect((await last(8))?.weeks).toHaveLength(3)
  expect(numbers((await last(2))?.soFar)).toEqual([2, 4])
})

test('a year that is over ends with 31 December and has 52 weeks; one that has not begun is not counted', async () => {
  const year = await counted(2024, '2025-01-22')
  expect(year).toMatchObject({ weeksLeft: 0, until: '2024-12-31' })
  expect(year?.weeks).toHaveLength(52)
  expect(numbers(year?.soFar)).toEqual([1, 1])
  // 52 weeks from 1 January 2024 end on 29 December: what came on the 31st is of the year and of no week.
  expect(numbers(year?.weeks.at(-1))).toEqual([0, 0])
  expect(await counted(2026, '2025-01-22')).toBeUndefined()
})

test('each week says of every measure what it says when it is asked alone, and all are asked in one statement', async () => {
  let statements = 0
  const db = province.db.withPlugin({
    transformQuery({ node }): RootOperationNode { statements += 1; return node },
    transformResult: ({ result }): Promise<QueryResult<UnknownRow>> => Promise.resolve(result),
  })
  const year = await countYear(db, SETTLEMENT_MEASURES, { year: 2025, today: '2025-01-22', unitIds: [unitId] })
  expect(statements).toBe(1)
  const alone = async (from: string, until: string) =>
    (await countBy(province, SETTLEMENT_MEASURES, { from, until, unitIds: [unitId] }))[0]?.counts
  expect(year?.soFar).toEqual(await alone('2025-01-01', '2025-01-22'))
  for (const [nth, week] of (year?.weeks ?? []).entries()) {
    const from = addDays('2025-01-01', 7 * nth)
    expect(week).toEqual(await alone(from, addDays(from, 6)))
  }
  // Not nothing: in the second week two were settled, one of them carried over.
  expect(year?.weeks[1]?.get('settled')).toBe(2)
})
