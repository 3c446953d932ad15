/**
 * Need (issue F7): officers are held against what their own cases usually give, with how sure that is; with too few
 * cases nothing is compared, and nobody is ranked.
 */
import { expect, test } from 'vitest'
import { countNorms } from './norms.ts'
import { shareOf } from './share.ts'
import { publicSheetOf, rankSheets, sheetOf } from './sheet.ts'
import type { Point, StepInput } from './step-input.ts'

let made = 0n
function step(officer: number, kind: string, hours: number | null, more: Partial<StepInput> = {}): StepInput {
  return {
    taskId: made += 1n, officerId: BigInt(officer), unitId: 1n, kind, limitHours: 8, ownHours: hours,
    unitHours: hours, isReturned: false, granted: [], ...more,
  }
}
const some = (count: number, one: () => StepInput) => Array.from({ length: count }, one)

test.each([
  // The examples of Newcombe 1998 (Statistics in Medicine 17, table I, method 3), and one the other way round.
  [81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718],
  [20, 20, 0.8389, 1],
])('%i of %i lie between %f and %f', (numerator, denominator, low, high) => {
  const share = shareOf(numerator, denominator)
  expect([share.low, share.high]).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)])
})

test('of nothing there is no share', () => {
  expect(shareOf(0, 0)).toEqual({ numerator: 0, denominator: 0, share: null, low: null, high: null })
})

test('hard cases are expected late: the same share is good of one officer and bad of another', () => {
  // Hard: 20 of 40 kept their limit. Easy: 36 of 40.
  // Officer 1 has 20 hard ones, of which 10 in time, and 20 easy, of which 20; officer 2 has 20 hard, of which 10;
  // officer 3 has 20 easy, of which 16.
  const all = [
    ...some(10, () => step(1, 'hard', 4)), ...some(10, () => step(1, 'hard', 20)), ...some(20, () => step(1, 'easy', 2)),
    ...some(10, () => step(2, 'hard', 4)), ...some(10, () => step(2, 'hard', 20)),
    ...some(16, () => step(3, 'easy', 2)), ...some(4, () => step(3, 'easy', 9)),
  ]
  const norms = countNorms(all, 'officer')
  expect(norms.get('hard')).toMatchObject({ steps: 40, judged: 40, inTime: 20, usualHours: 12 })
  expect(norms.get('easy')).toMatchObject({ steps: 40, judged: 40, inTime: 36, usualHours: 2 })
  const [one, two, three] = [1n, 2n, 3n].map((id) =>
    sheetOf(all.filter(({ officerId }) => officerId === id), norms, 'officer', 20))
  // 20 x 0.5 + 20 x 0.9 = 28 of 40 expected; 30 of 40 were in time.
  expect(one?.timeliness).toMatchObject({ numerator: 30, denominator: 40, share: 0.75 })
  expect(one?.timeliness.expected).toBeCloseTo(0.7, 12)
  // Usual work: 20 x 12 + 20 x 2.
  expect([one?.usualHours, one?.withoutHours, two?.usualHours]).toEqual([280, 0, 240])
  expect([two?.timeliness.share, two?.timeliness.expected, two?.timeliness.comparison]).toEqual([0.5, 0.5, 'usual'])
  // 0.8 is more than 0.5, and yet worse, as easy cases go.
  expect([three?.timeliness.share, three?.timeliness.expected]).toEqual([0.8, 0.9])
  expect(rankSheets([one, two, three].flatMap((sheet) => sheet ?? []))).toEqual([1, 2, 3])
})

test('with fewer than the sample nothing is compared and nobody has a place, at the sample both are there', () => {
  const norms = countNorms(some(100, () => step(9, 'a', 2)), 'officer')
  const [few, enough] = [19, 20].map((count) => sheetOf(some(count, () => step(1, 'a', 9)), norms, 'officer', 20))
  expect(few?.timeliness).toMatchObject({ numerator: 0, denominator: 19, isEnough: false, comparison: null })
  expect(enough?.timeliness).toMatchObject({ denominator: 20, isEnough: true, comparison: 'below', expected: 1 })
  expect(rankSheets([few, enough].flatMap((sheet) => sheet ?? []))).toEqual([null, 1])
  expect(rankSheets([enough, enough, few].flatMap((sheet) => sheet ?? []))).toEqual([1, 1, null])
  expect(sheetOf([], norms, 'officer', 0).timeliness).toMatchObject({ share: null, isEnough: false, comparison: null })
})

test('what comes back is compared by its kind, too: above what is usual is worse there', () => {
  const all = [...some(90, () => step(2, 'a', 2)), ...some(10, () => step(1, 'a', 2, { isReturned: true }))]
  const sheet = sheetOf(all.filter(({ officerId }) => officerId === 1n), countNorms(all, 'officer'), 'officer', 5)
  expect(sheet.returned).toMatchObject({ numerator: 10, denominator: 10, comparison: 'above' })
  expect(sheet.returned.expected).toBeCloseTo(0.1, 12)
})

test('of a step without a limit, or never given to anybody, no time is judged; its unit is judged all the same', () => {
  const inputs = [
    step(1, 'a', 30, { limitHours: 0 }), step(1, 'a', null, { unitHours: 20 }), step(1, 'a', 8),
    step(1, 'a', 8 + 1e-9), step(1, 'a', 8.01),
  ]
  const sheet = (side: 'officer' | 'unit') => sheetOf(inputs, new Map(), side, 1).timeliness
  expect(sheet('officer')).toMatchObject({ numerator: 2, denominator: 3 })
  expect(sheet('unit')).toMatchObject({ numerator: 2, denominator: 4 })
  expect(sheetOf([step(1, 'b', null)], new Map(), 'officer', 1)).toMatchObject({ steps: 1, usualHours: 0, withoutHours: 1 })
})

test('what was contested and granted does not count: the lateness, the error, or the whole step', () => {
  const late = (granted: readonly Point[]) => step(1, 'a', 20, { isReturned: true, granted })
  const of = (granted: readonly Point[]) => {
    const { steps, timeliness, returned } = sheetOf([late(granted), step(1, 'a', 1)], new Map(), 'officer', 1)
    return [steps, timeliness.numerator, timeliness.denominator, returned.numerator, returned.denominator]
  }
  expect(of([])).toEqual([2, 1, 2, 1, 2])
  expect(of(['timeliness'])).toEqual([2, 1, 1, 1, 2])
  expect(of(['return'])).toEqual([2, 1, 2, 0, 2])
  expect(of(['step'])).toEqual([1, 1, 1, 0, 1])
})

test('what all are expected to have is what all had, whatever they did', () => {
  let seed = 11
  const draw = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  for (let round = 0; round < 60; round += 1) {
    const all = some(40 + draw(80), () => step(1 + draw(5), 'abc'.charAt(draw(3)), draw(5) === 0 ? null : draw(16), {
      limitHours: draw(6) === 0 ? 0 : 8, isReturned: draw(4) === 0, granted: draw(9) === 0 ? ['step'] : [],
    }))
    const norms = countNorms(all, 'officer')
    const sheets = [1n, 2n, 3n, 4n, 5n].map((id) =>
      sheetOf(all.filter(({ officerId }) => officerId === id), norms, 'officer', 10))
    for (const part of ['timeliness', 'returned'] as const) {
      const had = sheets.reduce((sum, sheet) => sum + sheet[part].numerator, 0)
      const expected = sheets.reduce((sum, sheet) => sum + (sheet[part].expected ?? 0) * sheet[part].denominator, 0)
      expect(expected, `${part} ${round}`).toBeCloseTo(had, 9)
      for (const { [part]: one } of sheets) {
        expect((one.low ?? 0) <= (one.share ?? 0) && (one.share ?? 0) <= (one.high ?? 0)).toBe(true)
        expect(one.comparison === null).toBe(one.denominator < 10)
      }
    }
    expect(rankSheets(sheets).map((rank) => rank === null))
      .toEqual(sheets.map(({ timeliness }) => timeliness.denominator < 10))
  }
})

test('a unit is public without what it is compared with, and not at all where it would be one person', () => {
  const sheet = sheetOf(some(30, () => step(1, 'a', 2)), new Map(), 'unit', 20)
  const rules = { leastOfficers: 3, leastSteps: 20 }
  expect(publicSheetOf(sheet, 3, rules)).toMatchObject({ steps: 30, timeliness: { numerator: 30, share: 1 } })
  expect(Object.keys(publicSheetOf(sheet, 3, rules)?.timeliness ?? {})).toEqual(['numerator', 'denominator', 'share', 'low', 'high'])
  expect(publicSheetOf(sheet, 2, rules)).toBeUndefined()
  expect(publicSheetOf({ ...sheet, steps: 19 }, 3, rules)).toBeUndefined()
})
