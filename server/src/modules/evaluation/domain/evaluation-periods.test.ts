/** Need (issue F7): anybody can count the days of a period: when one contests, when heads decide, when it is closed. */
import { expect, test } from 'vitest'
import { type EvaluationRules, evaluationPeriodOf, findEvaluationPeriod } from './evaluation-periods.ts'

const RULES: EvaluationRules = { every: 'quarter', leastSteps: 30, leastOfficers: 3, contestDays: 10, decideDays: 5 }

test('the second quarter of 2021 ends on 30 June; contested until 10 July, decided until 15 July', () => {
  expect(evaluationPeriodOf(RULES, '2021-06-25')).toEqual({
    code: '2021-Q2', from: '2021-04-01', until: '2021-06-30', contestUntil: '2021-07-10', decideUntil: '2021-07-15',
  })
  expect(evaluationPeriodOf({ ...RULES, every: 'year' }, '2024-02-29')).toMatchObject({
    code: '2024', from: '2024-01-01', until: '2024-12-31',
  })
})

test('every day of a leap year lies in one period, and each is found by its code', () => {
  for (let day = 0; day < 366; day += 1) {
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
    const period = evaluationPeriodOf(RULES, date)
    expect(period.from <= date && date <= period.until).toBe(true)
    expect(findEvaluationPeriod(RULES, period.code)).toEqual(period)
  }
})

test.each(['2021', '2021-Q5', '2021-H1', '1999-Q1', ''])('%j is no quarter', (code) => {
  expect(findEvaluationPeriod(RULES, code)).toBeUndefined()
})
