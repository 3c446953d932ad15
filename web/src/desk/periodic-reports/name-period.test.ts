import { expect, test } from 'vitest'
import { codeOfPeriod, lastQuarter, readPeriod } from './name-period.ts'

test.each([
  ['2021-Q2', { year: '2021', part: 'Q2' }], ['2021-H1', { year: '2021', part: 'H1' }], ['2021', { year: '2021', part: 'whole' }],
])('%s is a period, and its code again', (code, period) => {
  expect(readPeriod(code)).toEqual(period)
  expect(codeOfPeriod(readPeriod(code) ?? expect.fail(code))).toBe(code)
})

test.each(['2021-Q5', '21', '2021-H3', '', undefined, 2021, '2021-Q2 '])('%o is none', (code) => {
  expect(readPeriod(code)).toBeUndefined()
})

test.each([
  ['2021-01-05', '2020-Q4'], ['2021-04-01', '2021-Q1'], ['2021-06-30', '2021-Q1'], ['2021-07-01', '2021-Q2'], ['2021-12-31', '2021-Q3'],
])('on %s the last quarter that is over is %s', (day, code) => {
  expect(codeOfPeriod(lastQuarter(day))).toBe(code)
})
