/** Need: a procedure is announced and made public in time, or somebody sees that it is late (NĐ 63/2010). */
import { expect, test } from 'vitest'
import { packageOf } from '../../../test/sample-package.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import { lintPackage } from './lint-package.ts'
import type { Dates } from './package-data.ts'
import { datesOf, isLate, termsOf, termsOn } from './package-terms.ts'

const calendar: WorkCalendar = {
  from: '2021-01-01', until: '2021-12-31', shifts: [[450, 690], [810, 1_020]], holidays: new Set(),
  makeUpDays: new Set(),
}
const FIVE = { announce: 5, makePublic: 5 }
const dates = (more: Partial<Dates>): Dates => ({ effective: null, announced: null, madePublic: null, ...more })
const show = (of: Dates, today = '2021-06-25') =>
  termsOf(of, FIVE, calendar).map((term) => `${term.kind} ${term.due} ${isLate(term, today) ? 'late' : 'in time'}`)

test('announced five working days before it takes effect', () => {
  // Friday 25/06 less five working days: 24, 23, 22, 21, and Friday 18/06.
  expect(show(dates({ effective: '2021-06-25', announced: '2021-06-18' }))[0]).toBe('announce 2021-06-18 in time')
  expect(show(dates({ effective: '2021-06-25', announced: '2021-06-21' }))[0]).toBe('announce 2021-06-18 late')
  expect(show(dates({ effective: '2021-07-05' }), '2021-06-28')).toEqual(['announce 2021-06-28 in time'])
  expect(show(dates({ effective: '2021-07-05' }), '2021-06-29')).toEqual(['announce 2021-06-28 late'])
})

test('made public five working days after it was announced, by publication here if no other day is written', () => {
  const announced = dates({ announced: '2021-06-10' })
  // Thursday 10/06 and five: 11, 14, 15, 16, Thursday 17/06.
  expect(show(announced, '2021-06-17')).toEqual(['make-public 2021-06-17 in time'])
  expect(show(announced, '2021-06-18')).toEqual(['make-public 2021-06-17 late'])
  const released = datesOf(announced, new Date('2021-06-17T18:30:00Z')) // 01:30 of the 18th in Viet Nam
  expect(released.madePublic).toBe('2021-06-18')
  expect(datesOf({ ...announced, madePublic: '2021-06-14' }, new Date())).toMatchObject({ madePublic: '2021-06-14' })
})

test('the days are those of the policies; without one nothing is late, and of another unit nothing is known', () => {
  const policies: Record<string, unknown> = { 'procedure-announcement': { amount: 3, unit: 'working-day' } }
  const terms = termsOn({ policy: (key) => key in policies ? { value: policies[key], article: '' } : undefined })
  expect(terms).toEqual({ announce: 3 })
  expect(termsOf(dates({ effective: '2021-06-25', announced: '2021-06-10' }), terms, calendar)).toHaveLength(1)
  expect(termsOn({ policy: () => ({ value: { amount: 3, unit: 'day' }, article: '' }) })).toEqual({})
})

test('the linter warns of both', () => {
  const late = packageOf('thu', { dates: dates({ effective: '2021-06-25', announced: '2021-06-21', madePublic: '2021-07-01' }) })
  const lint = (terms?: typeof FIVE) => lintPackage(late, { findings: [] }, [], { calendar, ...terms && { terms } })
    .map(({ code, severity }) => `${code} ${severity}`)
  expect(lint(FIVE)).toEqual(['announced-late warning', 'public-late warning'])
  expect(lint()).toEqual([])
})
