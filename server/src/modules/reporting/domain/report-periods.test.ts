/**
 * Need: a report counts from the 15th of the last month before it to the 14th of its last month (TT 01/2020/TT-VPCP).
 */
import { describe, expect, test } from 'vitest'
import { daysLate, dueDayOf, findPeriod, periodOf, periodsOf } from './report-periods.ts'

const LAW = { firstMonth: 12, firstDay: 15, kinds: ['quarter', 'half', 'year'] } as const
const DUE = { commune: 20, district: 22, department: 22, province: 25 }

test('the periods of 2026 as the circular names them', () => {
  expect(periodsOf(LAW, 2026).map(({ code, from, until }) => [code, from, until])).toEqual([
    ['2026-Q1', '2025-12-15', '2026-03-14'], ['2026-Q2', '2026-03-15', '2026-06-14'],
    ['2026-Q3', '2026-06-15', '2026-09-14'], ['2026-Q4', '2026-09-15', '2026-12-14'],
    ['2026-H1', '2025-12-15', '2026-06-14'], ['2026-H2', '2026-06-15', '2026-12-14'],
    ['2026', '2025-12-15', '2026-12-14'],
  ])
})

test.each([
  ['2026-12-14', '2026-Q4', '2026'], ['2026-12-15', '2027-Q1', '2027'], ['2026-12-31', '2027-Q1', '2027'],
  ['2027-01-01', '2027-Q1', '2027'], ['2027-03-14', '2027-Q1', '2027'], ['2027-03-15', '2027-Q2', '2027'],
  // A leap year does not move what begins on a 15th.
  ['2024-02-29', '2024-Q1', '2024'],
])('%s lies in %s and in the year %s', (day, quarter, year) => {
  expect([periodOf(LAW, 'quarter', day)?.code, periodOf(LAW, 'year', day)?.code]).toEqual([quarter, year])
})

test('every day of three years lies in one quarter', () => {
  const quarters = [2023, 2024, 2025].flatMap((year) => periodsOf(LAW, year).filter(({ kind }) => kind === 'quarter'))
  for (let nth = 1; nth < quarters.length; nth++)
    expect(Date.parse(quarters[nth]?.from ?? '') - Date.parse(quarters[nth - 1]?.until ?? '')).toBe(86_400_000)
})

test('another rule divides another year, and one that begins in January is its own year', () => {
  const plain = { firstMonth: 1, firstDay: 1, kinds: ['quarter'] } as const
  expect(periodsOf(plain, 2026).map(({ from, until }) => [from, until])).toEqual([
    ['2026-01-01', '2026-03-31'], ['2026-04-01', '2026-06-30'], ['2026-07-01', '2026-09-30'], ['2026-10-01', '2026-12-31'],
  ])
  expect([findPeriod(plain, '2026'), findPeriod(LAW, '2026-H2')?.from, findPeriod(LAW, '2026-Q5')])
    .toEqual([undefined, '2026-06-15', undefined])
})

describe('when it is due', () => {
  test.each([
    ['commune', '2026-Q3', '2026-09-20'], ['district', '2026-Q3', '2026-09-22'], ['department', '2026-H1', '2026-06-22'],
    ['province', '2026', '2026-12-25'], ['commune', '2027-Q1', '2027-03-20'],
  ])('of a %s for %s on %s', (level, code, due) => {
    const period = findPeriod(LAW, code)
    expect(period && dueDayOf(DUE, level, period)).toBe(due)
  })

  test('days after it are counted, over the end of a year too, and none before it', () => {
    expect(daysLate('2026-09-20', '2026-09-20')).toBe(0)
    expect(daysLate('2026-09-20', '2026-09-21')).toBe(1)
    expect(daysLate('2026-12-25', '2027-01-02')).toBe(8)
    expect(daysLate('2026-09-20', '2026-09-01')).toBe(0)
    expect(daysLate(null, '2027-01-02')).toBe(0)
  })
})
