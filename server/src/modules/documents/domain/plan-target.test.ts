/**
 * Need: the plan says twice what the sections of districts must reach, and not the same (domain 1.1): by the body 50,
 * 80 and 100 % until 2024, by the appendix all of them by 2023. The stricter one is the target.
 */
import { expect, test } from 'vitest'
import { readingsFor, strictestOf } from './plan-target.ts'

const READINGS = [
  { level: 'district', source: 'phần II.2', years: { 2022: 50, 2023: 80, 2024: 100 } },
  { level: 'district', source: 'phụ lục II.2.5', years: { 2023: 100 } },
  { level: 'commune', source: 'phần II.2', years: { 2022: 30, 2023: 60, 2024: 90, 2025: 100 } },
]

test.each([
  [2021, undefined, undefined], [2022, 50, 'phần II.2'], [2023, 100, 'phụ lục II.2.5'], [2024, 100, 'phần II.2'],
  [2026, 100, 'phần II.2'],
])('districts in %i: %o by %o', (year, percent, source) => {
  const target = strictestOf(readingsFor(READINGS, 'district', year))
  expect([target?.percent, target?.source]).toEqual([percent, source])
})

test('both readings of a year are there to be shown', () => {
  expect(readingsFor(READINGS, 'district', 2023)).toEqual([
    { percent: 80, source: 'phần II.2' }, { percent: 100, source: 'phụ lục II.2.5' },
  ])
})

test('a level of which nothing is said has no target', () => {
  expect(strictestOf(readingsFor(READINGS, 'province', 2025))).toBeUndefined()
})
