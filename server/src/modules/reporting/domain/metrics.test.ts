/** Need: totals on public pages do not add up; a figure says what it is, and cannot contradict its parts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Measure, SETTLEMENT_MEASURES } from './measures.ts'
import { METRICS, SETTLEMENT_METRICS, dimensionsOf, hasPast } from './metric-list.ts'
import { contradictionsIn, valueOf } from './metrics.ts'

const metricOf = (id: string) => METRICS.find((one) => one.id === id) ?? expect.fail(id)
const counted = (some: Partial<Record<Measure, number>>) => new Map(Object.entries(some)) as Map<Measure, number>

/** II.06a of some unit, with its sums as the form wants them: 3 = 4 + 5 + 6 = 7 + 11, 7 = 8 + 9 + 10, 11 = 12 + 13. */
const FORM = {
  'received': 100, 'received-online': 40, 'received-direct': 35, 'carried-over': 25,
  'settled': 70, 'settled-early': 30, 'settled-on-time': 36, 'settled-late': 4,
  'open': 30, 'open-in-term': 28, 'open-late': 2, 'open-due-soon': 3, 'come': 75, 'due': 72, 'due-kept': 66,
} as const

test('each figure has a name in both languages, an article, and an id of its own', () => {
  expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length)
  for (const { nameVi, nameEn, law, cutOff, excludes } of METRICS)
    for (const said of [nameVi, nameEn, law, cutOff, excludes]) expect(said).not.toBe('')
})

test('a share is of a hundred, a count is itself, and of a denominator that is zero there is none', () => {
  expect(valueOf(metricOf('on-time-of-settled'), counted(FORM))).toEqual({ numerator: 66, denominator: 70, value: 6600 / 70 })
  expect(valueOf(metricOf('on-time-of-due'), counted(FORM))).toEqual({ numerator: 66, denominator: 72, value: 6600 / 72 })
  expect(valueOf(metricOf('qd766-2.1'), counted(FORM))).toEqual({ numerator: 94, denominator: 100, value: 94 })
  expect(valueOf(metricOf('open-late'), counted(FORM))).toEqual({ numerator: 2, denominator: null, value: 2 })
  expect(valueOf(metricOf('ho-so-truc-tuyen'), counted({}))).toEqual({ numerator: 0, denominator: 0, value: null })
})

test('what adds up is let through; one more or less in any column is told, with what it should have been', () => {
  expect(contradictionsIn(METRICS, counted(FORM))).toEqual([])
  expect(contradictionsIn(METRICS, counted({ ...FORM, 'settled-late': 5 }))).toEqual([
    { metric: 'settled', total: 70, parts: ['settled-early', 'settled-on-time', 'settled-late'], sum: 71 },
  ])
  // Columns 3 to 13 of the form, each of which stands in a sum.
  const column = fc.constantFrom(...SETTLEMENT_MEASURES.slice(0, 11))
  fc.assert(fc.property(column, fc.integer({ min: 1, max: 9 }), (one, by) => {
    expect(contradictionsIn(METRICS, counted({ ...FORM, [one]: FORM[one] + by }))).not.toEqual([])
  }))
})

test('a share of more than all is told', () => {
  expect(contradictionsIn(METRICS, counted({ ...FORM, 'due-kept': 73 }))).toEqual([
    { metric: 'on-time-of-due', total: 73, parts: [], sum: 72 },
  ])
})

test('a mean is a sum over how many, and may be more than one', () => {
  const waits = counted({ 'minutes-waited': 90, 'visits-served': 4 })
  expect(valueOf(metricOf('thoi-gian-cho'), waits)).toEqual({ numerator: 90, denominator: 4, value: 22.5 })
  expect(contradictionsIn(METRICS, waits)).toEqual([])
})

test('only what is of facts alone can be told as of a moment, and only what is of dossiers apart by procedure', () => {
  expect(METRICS.filter(hasPast)).toEqual([...SETTLEMENT_METRICS, metricOf('qd766-2.1')])
  expect(METRICS.filter((one) => !dimensionsOf(one).includes('procedure')).map(({ id }) => id))
    .toEqual(['waiting-at-hall', 'thoi-gian-cho', 'hai-long', 'qd766-5.2', 'buoc-dung-han', 'thoi-gian-buoc',
      'so-hoa-ket-qua', 'trien-khai-quy-trinh-so-hoa', 'tthc-tai-bpmc', 'chuan-hoa-danh-muc', 'nang-suat'])
})
