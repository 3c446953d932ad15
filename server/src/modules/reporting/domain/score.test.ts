/** Need (QĐ 766/QĐ-TTg; part F5): a score is worked out where all is known, and never invented where it is not. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readScheme } from './read-scheme.ts'
import { type Scheme, scoreOf } from './score.ts'

/** A scheme of 30 points in two groups, the second of two parts, with all points set. */
const FILE = {
  qd766: {
    document: 'QĐ',
    groups: [
      { id: 'g', name_vi: 'Một', max_points: 10 },
      { id: 'h', name_vi: 'Hai', max_points: 20, parts: { p: 12, q: 8 } },
    ],
    ratings: { values: [{ name_vi: 'Tốt', min: 24 }, { name_vi: 'Yếu', min: 0 }] },
    indicators: [
      { id: 'a', group: 'g', name_vi: 'A', formula_words: 'a', max_points: 4, full_points_from_percent: null },
      { id: 'b', group: 'g', name_vi: 'B', formula_words: 'b', max_points: 6, full_points_from_percent: 80 },
      { id: 'c', group: 'p', name_vi: 'C', formula_words: 'c', max_points: 12, full_points_from_percent: null },
      { id: 'd', group: 'q', name_vi: 'D', formula_words: 'd', max_points: 8, full_points_from_percent: 50 },
    ],
  },
}
type File = typeof FILE
const changed = (change: (file: File) => void): unknown => {
  const file = structuredClone(FILE)
  change(file)
  return file
}
const schemeOf = (file: unknown): Scheme => {
  const read = readScheme(file)
  return read.ok ? read.scheme : expect.fail(read.problems.join('; '))
}
const percents = (some: Record<string, number | null>) => new Map(Object.entries(some))

test('points are the share of the most, and all of them from the threshold on', () => {
  // 4 × 50 % = 2; 6 × 40/80 = 3; 12 × 75 % = 9; 60 % is past 50 %: 8. Together 22, less than 24.
  const score = scoreOf(schemeOf(FILE), percents({ a: 50, b: 40, c: 75, d: 60 }))
  expect(score.groups.map(({ id, points }) => [id, points])).toEqual([['g', 5], ['h', 17]])
  expect([score.points, score.rating]).toEqual([22, 'Yếu'])
  // What is still to be had: 2, 3, 3 and 0; of two that are even the first.
  expect(score.most).toBe('b')
  expect(scoreOf(schemeOf(FILE), percents({ a: 100, b: 80, c: 75, d: 50 }))).toMatchObject({ points: 27, rating: 'Tốt', most: 'c' })
  expect(scoreOf(schemeOf(FILE), percents({ a: 100, b: 80, c: 100, d: 50 }))).toMatchObject({ points: 30, most: null })
})

test('what is not measured, or has no points set, has none; nor has its group, nor the whole', () => {
  const unset = schemeOf(changed(({ qd766 }) => { Object.assign(qd766.indicators[0] ?? {}, { max_points: null }) }))
  const score = scoreOf(unset, percents({ a: 50, b: 40, c: null }))
  expect(score).toMatchObject({ points: null, rating: null, most: 'b' })
  expect(score.groups.flatMap(({ components }) => components).map(({ id, percent, points }) => [id, percent, points]))
    .toEqual([['a', 50, null], ['b', 40, 3], ['c', null, null], ['d', null, null]])
  expect(score.groups.map(({ points }) => points)).toEqual([null, null])
})

test('more of anything is never fewer points, and never more than there are', () => {
  const percent = fc.double({ min: 0, max: 100, noNaN: true })
  fc.assert(fc.property(percent, percent, percent, percent, percent, (a, b, c, d, more) => {
    const of = (one: number) => scoreOf(schemeOf(FILE), percents({ a, b, c, d: one })).points ?? expect.fail('no points')
    expect(of(Math.max(d, more))).toBeGreaterThanOrEqual(of(Math.min(d, more)))
    expect(of(d)).toBeLessThanOrEqual(30 + 1e-9)
  }))
})

test.each([
  ['more points than the group has', ({ qd766 }: File) => { Object.assign(qd766.indicators[2] ?? {}, { max_points: 13 }) }, 'more than 12'],
  ['fewer, with all of them set', ({ qd766 }: File) => { Object.assign(qd766.indicators[2] ?? {}, { max_points: 11 }) }, 'not to 12'],
  ['parts that do not come to the group', ({ qd766 }: File) => { Object.assign(qd766.groups[1] ?? {}, { parts: { p: 12, q: 7 } }) }, 'must come to 20'],
  ['a group that there is not', ({ qd766 }: File) => { Object.assign(qd766.indicators[0] ?? {}, { group: 'z' }) }, 'must be one of g, p, q'],
  ['an id twice', ({ qd766 }: File) => { Object.assign(qd766.indicators[1] ?? {}, { id: 'a' }) }, 'twice'],
  ['a threshold of nothing', ({ qd766 }: File) => { Object.assign(qd766.indicators[1] ?? {}, { full_points_from_percent: 0 }) }, '1 to 100'],
  ['ratings from the worst up', ({ qd766 }: File) => { qd766.ratings.values.reverse() }, 'best down'],
  ['points in words', ({ qd766 }: File) => { Object.assign(qd766.indicators[0] ?? {}, { max_points: 'ten' }) }, 'must be a number'],
])('a file with %s is told so', (_, change, problem) => {
  const read = readScheme(changed(change))
  expect(read.ok ? [] : read.problems.join('; ')).toContain(problem)
})

test('the file of the province: five groups of 18, 20, 22, 22 and 18 points, and no points of components yet', () => {
  const file: unknown = parse(readFileSync(new URL('../../../../../data/targets.yaml', import.meta.url), 'utf8'))
  const { groups, components } = schemeOf(file)
  expect(groups.map(({ maxPoints }) => maxPoints).sort()).toEqual([18, 18, 20, 22, 22])
  expect(components.length).toBe(21)
  expect(components.filter(({ maxPoints }) => maxPoints !== null)).toEqual([])
})
