/** Need: what a pilot brought is held against as many days before it (KH 1107 II.6.3). */
import { expect, test } from 'vitest'
import { spansOfPilot } from './pilot-spans.ts'

const PILOT = { from: '2021-09-01', until: '2021-11-30' }

test('as many days before it as of it have passed, or as it had in all', () => {
  // 01/09 to 10/09 are ten days; ten before them are 22/08 to 31/08.
  expect(spansOfPilot(PILOT, '2021-09-10', null)).toEqual({
    before: { from: '2021-08-22', until: '2021-08-31' }, during: { from: '2021-09-01', until: '2021-09-10' },
  })
  // 30 + 31 + 30 = 91 days; 91 before 01/09 begin on 02/06.
  expect(spansOfPilot(PILOT, '2022-03-01', null)).toEqual({
    before: { from: '2021-06-02', until: '2021-08-31' }, during: { from: '2021-09-01', until: '2021-11-30' },
  })
})

test('one that was ended earlier is looked at until then, one that has not begun not at all', () => {
  expect(spansOfPilot(PILOT, '2022-03-01', '2021-09-05')?.during).toEqual({ from: '2021-09-01', until: '2021-09-05' })
  expect(spansOfPilot(PILOT, '2021-08-31', null)).toBeUndefined()
})

test('of a long one the last year', () => {
  const long = spansOfPilot({ from: '2021-01-01', until: '2023-12-31' }, '2023-12-31', null)
  expect(long).toEqual({
    before: { from: '2020-01-01', until: '2020-12-31' }, during: { from: '2022-12-31', until: '2023-12-31' },
  })
})
