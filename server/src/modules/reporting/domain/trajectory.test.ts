/**
 * Need: whoever has a target sees in time where the present pace leads, how sure that is, and what is still to be done
 * a week.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Line } from './targets.ts'
import { type Counts, trajectoryOf } from './trajectory.ts'

const of = (numerator: number, denominator: number): Counts => ({ numerator, denominator })
const alike = (count: number, week: Counts) => Array.from({ length: count }, () => week)
const sum = (weeks: readonly Counts[]) =>
  weeks.reduce((all, one) => of(all.numerator + one.numerator, all.denominator + one.denominator), of(0, 0))
const line = (comparison: Line['comparison'], value: number): Line =>
  ({ kind: 'line', comparison, value, origin: 'plan', other: null, ofYear: 2025, isKept: false })
/** A year of which nothing but whole weeks has passed. */
const after = (weeks: readonly Counts[], weeksLeft: number, to: Line | null = null) =>
  trajectoryOf({ soFar: sum(weeks), weeks, weeksLeft, line: to })

// 20 weeks of 100 dossiers, 40 of them online: 800 of 2,000 are 40 %. 30 weeks are left, so 3,000 are expected to come.
const FORTY = alike(20, of(40, 100))

test('at half: 2,500 of 5,000 are needed, 800 are there, 1,700 in 30 weeks are 57 a week, 17 more than now', () => {
  expect(after(FORTY, 30, line('>=', 50))).toMatchObject({
    soFar: of(800, 2000), share: 40, isMet: false, expected: 3000, demand: { reach: 'possible', aWeek: 57, change: 17 },
  })
})

test('at 90 %: 4,500 are needed, 3,700 of the 3,000 to come: out of reach, and no number is told', () => {
  expect(after(FORTY, 30, line('>=', 90)).demand).toEqual({ reach: 'out-of-reach' })
})

test('on the edge of reach: 76 % are 3,800, all 3,000 to come, 100 a week; 3,801 could not be had', () => {
  expect(after(FORTY, 30, line('>=', 76)).demand).toEqual({ reach: 'possible', aWeek: 100, change: 60 })
  expect(after(FORTY, 30, line('>=', 76.01)).demand).toEqual({ reach: 'out-of-reach' })
})

test('held whatever comes: at 16 % 800 of 5,000 are there already; at 17 % 50 are left, 2 a week, fewer than now', () => {
  expect(after(FORTY, 30, line('>=', 16)).demand).toEqual({ reach: 'held' })
  expect(after(FORTY, 30, line('>=', 17)).demand).toEqual({ reach: 'possible', aWeek: 2, change: 0 })
})

test('a share that is met today must go on: at 40 % 2,000 of 5,000, 1,200 in 30 weeks, 40 a week as now', () => {
  expect(after(FORTY, 30, line('>=', 40))).toMatchObject({ isMet: true, demand: { reach: 'possible', aWeek: 40, change: 0 } })
})

test('7 % of 100 are 7 and not 8: the machine does not ask for one more', () => {
  // 4 weeks of 10 with none, 6 weeks to come: 60 more, 100 in all, 7 in 6 weeks.
  expect(after(alike(4, of(0, 10)), 6, line('>=', 7)).demand).toEqual({ reach: 'possible', aWeek: 2, change: 2 })
  // One week to come of 25: 10 weeks of 10 before it in which 8 weeks make the pace; 7 % of 110 are 7.7, so 8.
  expect(after(alike(10, of(0, 10)), 1, line('>=', 7)).demand).toEqual({ reach: 'possible', aWeek: 8, change: 8 })
  expect(trajectoryOf({ soFar: of(0, 93), weeks: alike(8, of(0, 7)), weeksLeft: 1, line: line('>=', 7) }).demand)
    .toEqual({ reach: 'possible', aWeek: 7, change: 7 })
})

test('a ceiling: of 5,000 at most 30 % are 1,500, 800 are there, 700 in 30 weeks are 23 a week, 17 fewer than now', () => {
  expect(after(FORTY, 30, line('<=', 30))).toMatchObject({ isMet: false, demand: { reach: 'possible', aWeek: 23, change: 17 } })
  // 15 % are 750, fewer than are there; 76 % are 3,800, all that may still come.
  expect(after(FORTY, 30, line('<=', 15)).demand).toEqual({ reach: 'out-of-reach' })
  expect(after(FORTY, 30, line('<=', 76)).demand).toEqual({ reach: 'held' })
  // 16 % are 800: none may come any more.
  expect(after(FORTY, 30, line('<=', 16)).demand).toEqual({ reach: 'possible', aWeek: 0, change: 40 })
  expect(after(FORTY, 30, line('<=', 40)).isMet).toBe(true)
})

// The last 8 weeks: 320 of 800. With one more of each 321 of 802: p = 0.40025, p (1 - p) = 0.24005. All weeks alike, so
// no dispersion. Variance: 0.24005 × (3000 + 3000² / 800) = 0.24005 × 14,250 = 3,420.7; deviation 58.487; × 1.2816 =
// 74.957. To come: 1,200, from 1,125.04 to 1,274.96. With 800, of 5,000: 40 %, from 38.501 to 41.499.
test('the forecast is what the pace comes to, between what eight years of ten would end', () => {
  const { forecast } = after(FORTY, 30)
  expect(forecast?.share).toBe(40)
  expect(forecast?.low).toBeCloseTo(38.501, 2)
  expect(forecast?.high).toBeCloseTo(41.499, 2)
})

// Weeks of 20 and of 60 online in turn: each is 20 from 40. Pearson: 8 × 400 / (100 × 0.24) = 133.33, by 7: 19.048. The
// interval is √19.048 = 4.3644 times as wide: 74.957 × 4.3644 = 327.14 of 5,000 are 6.543 points.
test('where weeks differ more than chance makes them, less is known', () => {
  const weeks = Array.from({ length: 20 }, (_, nth) => of(nth % 2 === 0 ? 20 : 60, 100))
  const { forecast } = after(weeks, 30)
  expect(forecast?.share).toBe(40)
  expect(forecast?.low).toBeCloseTo(33.457, 2)
  expect(forecast?.high).toBeCloseTo(46.543, 2)
})

// 12 weeks of 10 % and 8 of 50 %: 120 + 400 = 520 of 2,000; 30 weeks of 50 are 1,500 more: 2,020 of 5,000.
test('the pace is that of the last eight weeks, not of the year', () => {
  const { share, forecast } = after([...alike(12, of(10, 100)), ...alike(8, of(50, 100))], 30)
  expect(share).toBe(26)
  expect(forecast?.share).toBeCloseTo(40.4, 10)
})

test('a pace of none, or of all, is not certain to go on', () => {
  const none = after(alike(8, of(0, 10)), 8).forecast ?? expect.fail()
  expect([none.share, none.low]).toEqual([0, 0])
  expect(none.high).toBeGreaterThan(0)
  const all = after(alike(8, of(10, 10)), 8).forecast ?? expect.fail()
  expect([all.share, all.high]).toEqual([100, 100])
  expect(all.low).toBeLessThan(100)
})

test('nothing is foretold from three weeks, nor from 29 dossiers in eight', () => {
  const unsaid = { expected: null, forecast: null, demand: null }
  expect(after(alike(3, of(40, 100)), 30, line('>=', 50))).toMatchObject({ share: 40, isMet: false, ...unsaid })
  expect(after(alike(4, of(40, 100)), 30, line('>=', 50)).forecast).not.toBeNull()
  const few = [...alike(7, of(1, 4)), of(0, 1)]
  expect(after(few, 30, line('>=', 50))).toMatchObject(unsaid)
  expect(after([...alike(7, of(1, 4)), of(0, 2)], 30, line('>=', 50)).forecast).not.toBeNull()
})

test('of nothing there is no share, and nobody has met or missed a line', () => {
  expect(trajectoryOf({ soFar: of(0, 0), weeks: alike(10, of(0, 0)), weeksLeft: 40, line: line('>=', 50) })).toEqual({
    soFar: of(0, 0), share: null, isMet: null, expected: null, forecast: null, demand: null,
  })
  expect(trajectoryOf({ soFar: of(0, 0), weeks: [], weeksLeft: 0, line: line('>=', 50) })).toMatchObject({
    share: null, isMet: null, forecast: null, demand: null,
  })
})

test('a year that is over ends where it stands', () => {
  expect(after(FORTY, 0, line('>=', 50))).toMatchObject({
    expected: 0, forecast: { share: 40, low: 40, high: 40 }, demand: { reach: 'out-of-reach' },
  })
  expect(after(FORTY, 0, line('>=', 40)).demand).toEqual({ reach: 'held' })
})

test('without a line nothing is demanded, and the rest is told all the same', () => {
  expect(after(FORTY, 30)).toMatchObject({
    share: 40, isMet: null, expected: 3000, forecast: { share: 40 }, demand: null,
  })
})

const aWeek = fc.integer({ min: 0, max: 60 })
  .chain((denominator) => fc.integer({ min: 0, max: denominator }).map((numerator) => of(numerator, denominator)))
const someWeeks = fc.array(aWeek, { maxLength: 51 })
const someLine = fc
  .record({ comparison: fc.constantFrom('>=' as const, '<=' as const), value: fc.integer({ min: 0, max: 100 }) })
  .map(({ comparison, value }) => line(comparison, value))

test('whatever was counted, shares are within 0 and 100, and the forecast within its interval', () => {
  fc.assert(fc.property(someWeeks, fc.double({ min: 0, max: 52, noNaN: true }), (weeks, weeksLeft) => {
    const { share, forecast } = after(weeks, weeksLeft)
    for (const one of [share, forecast?.share, forecast?.low, forecast?.high]) if (typeof one === 'number') {
      expect(one).toBeGreaterThanOrEqual(0)
      expect(one).toBeLessThanOrEqual(100)
    }
    if (!forecast) return
    expect(forecast.low).toBeLessThanOrEqual(forecast.share)
    expect(forecast.high).toBeGreaterThanOrEqual(forecast.share)
  }))
})

test('what is demanded is enough, and one a week less is not; what is out of reach cannot be had by all that comes', () => {
  fc.assert(fc.property(someWeeks, fc.integer({ min: 1, max: 52 }), someLine, (weeks, weeksLeft, to) => {
    const { soFar, expected, demand } = after(weeks, weeksLeft, to)
    if (!demand || expected === null) return
    /** Whether the year ends on the right side if so many of those to come are of the numerator. In whole numbers. */
    const isRightWith = (coming: number) => {
      const [reached, asked] = [100 * (soFar.numerator + coming), to.value * (soFar.denominator + expected)]
      return to.comparison === '>=' ? reached >= asked : reached <= asked
    }
    const [best, worst] = to.comparison === '>=' ? [expected, 0] : [0, expected]
    if (demand.reach === 'held') expect(isRightWith(worst)).toBe(true)
    else if (demand.reach === 'out-of-reach') expect(isRightWith(best)).toBe(false)
    else {
      expect(isRightWith(demand.aWeek * weeksLeft)).toBe(true)
      const less = to.comparison === '>=' ? demand.aWeek - 1 : demand.aWeek + 1
      expect(isRightWith(less * weeksLeft)).toBe(false)
    }
  }))
})

test('one more online lets the share grow and asks no more of the weeks to come; a higher floor asks no less', () => {
  const rank = ({ demand }: ReturnType<typeof after>) => {
    if (!demand) return null
    return demand.reach === 'held' ? -1 : demand.reach === 'possible' ? demand.aWeek : Infinity
  }
  fc.assert(fc.property(
    fc.array(aWeek, { minLength: 4, maxLength: 51 }), fc.integer({ min: 1, max: 52 }), fc.integer({ min: 0, max: 99 }),
    (weeks, weeksLeft, floor) => {
      const nth = weeks.findIndex(({ numerator, denominator }) => numerator < denominator)
      if (nth < 0) return
      const more = weeks.map((one, at) => at === nth ? of(one.numerator + 1, one.denominator) : one)
      const [was, is] = [after(weeks, weeksLeft, line('>=', floor)), after(more, weeksLeft, line('>=', floor))]
      expect(is.share).toBeGreaterThan(was.share ?? Infinity)
      const [before, now] = [rank(was), rank(is)]
      if (before === null || now === null) return
      expect(now).toBeLessThanOrEqual(before)
      expect(rank(after(weeks, weeksLeft, line('>=', floor + 1)))).toBeGreaterThanOrEqual(before)
    },
  ))
})

// Years that are drawn: 20 weeks are known, 32 are to come, each dossier online by the same chance. 80 % of a thousand
// years should end within; four deviations of that count are 5 points.
test('of a thousand invented years about eight hundred end within the interval', () => {
  const random = seeded(20210625)
  const week = (chance: number) => of(Array.from({ length: 25 }, random).filter((one) => one < chance).length, 25)
  const within = Array.from({ length: 1000 }, (_, nth) => {
    const chance = 0.1 + 0.8 * (nth % 10) / 9
    const known = Array.from({ length: 20 }, () => week(chance))
    const { forecast } = after(known, 32)
    const end = after([...known, ...Array.from({ length: 32 }, () => week(chance))], 0).share ?? NaN
    return forecast !== null && forecast.low <= end && end <= forecast.high
  }).filter(Boolean).length
  expect(within).toBeGreaterThan(750)
  expect(within).toBeLessThan(880)
})

/** The same numbers from 0 to below 1 each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
