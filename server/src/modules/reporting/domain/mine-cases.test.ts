/** Need (plan, F10): how dossiers go is told of many and never of a few, and adds up. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR } from '../../../kernel/civil-day.ts'
import { type CaseHistory, type WorkedHours, hoursWithoutWaits } from './case-history.ts'
import { openCaseMine } from './mine-cases.ts'

const START = Date.parse('2021-06-01T00:00Z')
const at = (hours: number) => new Date(START + hours * HOUR)
/** A calendar without nights: an hour is an hour. */
const everyHour = (_unitId: bigint, from: Date, until: Date) => (until.getTime() - from.getTime()) / HOUR

type Piece = readonly [name: string, from: number, until: number]
function history(
  caseId: number, steps: readonly Piece[], waits: readonly Piece[] = [], more: Partial<CaseHistory> = {},
): CaseHistory {
  const last = Math.max(0, ...[...steps, ...waits].map(([, , until]) => until))
  return {
    caseId: BigInt(caseId), procedureVersionId: 1n, unitId: 1n, receivedAt: at(0), settledAt: at(last), outcome: 'result',
    steps: steps.map(([name, from, until]) => ({ node: name, name, from: at(from), until: at(until) })),
    waits: waits.map(([reason, from, until]) => ({ reason, from: at(from), until: at(until) })), ...more,
  }
}
function mine(histories: readonly CaseHistory[], least = 5, worked: WorkedHours = everyHour) {
  const open = openCaseMine(worked, least)
  for (const one of histories) open.add(one)
  return open.mined()
}
const nameOf = ({ kind, name }: { kind: string; name: string }) => name === '' ? kind : `${kind} ${name}`

/*
 * Six dossiers go straight: taken for 1 hour, checked until hour 5 (4 hours), two of them until hour 11 (10).
 * Five are asked for a supplement while they are checked: open from 1 to 9, waited for from 2 to 6 (4 hours), so that
 * checking took 8 - 4 = 4; sent back, they are checked again from 9 to 12 (3 hours).
 */
const STRAIGHT = Array.from({ length: 6 }, (_, nth) => history(nth, [['take', 0, 1], ['check', 1, nth < 4 ? 5 : 11]]))
const AGAIN = Array.from({ length: 5 }, (_, nth) =>
  history(10 + nth, [['take', 0, 1], ['check', 1, 9], ['check', 9, 12]], [['supplement', 2, 6]]))

test('steps, waits, what follows what and what is done again are as they were counted by hand', () => {
  const { activities, directlyFollows, variants, bottleneck, ...rest } = mine([...STRAIGHT, ...AGAIN])
  expect(rest).toEqual({ cases: 11, leftOut: 0, unmeasured: 0 })
  const check = activities.find(({ name }) => name === 'check')
  // Hours in order: 3 ×5, 4 ×9, 10 ×2: of 16 the 8th is 4, the 15th (90 of a hundred: 14.4) is 10; 15 + 36 + 20 = 71.
  expect(check).toEqual({
    kind: 'step', name: 'check', count: 16, cases: 11, again: 5, casesAgain: 5, medianHours: 4, p90Hours: 10, totalHours: 71,
  })
  expect(activities.find(({ kind }) => kind === 'wait'))
    .toMatchObject({ name: 'supplement', count: 5, medianHours: 4, totalHours: 20 })
  expect(bottleneck).toEqual({ kind: 'step', name: 'check' })
  const edges = directlyFollows.map(({ from, to, count, medianHours }) =>
    [nameOf(from), nameOf(to), count, medianHours])
  expect(edges).toEqual([
    ['received', 'step take', 11, 1], ['step check', 'end result', 11, 0],
    ['step take', 'step check', 6, 4], // 4 ×4, 10 ×2
    ['step check', 'step check', 5, 3], // 9 to 12
    ['step take', 'wait supplement', 5, 5], // 1 to 6
    ['wait supplement', 'step check', 5, 3], // 6 to 9
  ])
  expect(variants.map(({ path, cases, medianHours }) => [path.map(nameOf).join(' > '), cases, medianHours])).toEqual([
    ['received > step take > step check > end result', 6, 5],
    ['received > step take > wait supplement > step check > step check > end result', 5, 12],
  ])
  expect(variants[0]?.share).toBeCloseTo(6 / 11, 12)
})

test('of a path that four went nothing is told, and of the rarest other one neither, so that four cannot be subtracted', () => {
  const rare = Array.from({ length: 4 }, (_, nth) => history(20 + nth, [['secret', 0, 40]]))
  const found = mine([...STRAIGHT, ...AGAIN, ...rare])
  expect([found.cases, found.leftOut, found.variants.length]).toEqual([6, 9, 1])
  expect(JSON.stringify(found)).not.toMatch(/secret|supplement/)
  expect(mine([...STRAIGHT, ...AGAIN, ...rare, history(30, [['secret', 0, 40]])])).toMatchObject({ cases: 16, leftOut: 0 })
  expect(mine(rare)).toMatchObject({ cases: 0, leftOut: null, activities: [], variants: [], bottleneck: null })
})

test('one that the calendar does not reach is counted as that, and in nothing else', () => {
  const worked = (unitId: bigint, from: Date, until: Date) => unitId === 2n ? undefined : everyHour(unitId, from, until)
  const found = mine([...STRAIGHT, history(40, [['take', 0, 1]], [], { unitId: 2n })], 5, worked)
  expect([found.cases, found.unmeasured, found.leftOut]).toEqual([6, 1, 0])
})

test('a wait takes from a step what lies in it alone', () => {
  const worked = (from: Date, until: Date) => everyHour(1n, from, until)
  const waits = [{ from: at(0), until: at(3) }, { from: at(8), until: at(20) }, { from: at(30), until: at(31) }]
  expect(hoursWithoutWaits(worked, { from: at(2), until: at(10) }, waits)).toBe(5) // 8 less 1 and 2
})

test('whatever happened, edges are one fewer than events, paths add up to cases, and nothing is of fewer than the least', () => {
  const piece = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 5, max: 9 }))
  const cases = fc.array(fc.record({
    steps: fc.array(piece, { maxLength: 3 }), waits: fc.array(piece, { maxLength: 1 }),
    outcome: fc.constantFrom('result', 'stopped'),
  }), { maxLength: 60 })
  fc.assert(fc.property(cases, fc.integer({ min: 1, max: 6 }), (all, least) => {
    const found = mine(all.map(({ steps, waits, outcome }, nth) => history(nth, steps, waits, { outcome })), least)
    const sum = (of: readonly { count: number }[]) => of.reduce((total, { count }) => total + count, 0)
    expect(sum(found.directlyFollows)).toBe(sum(found.activities) - found.cases)
    expect(found.variants.reduce((total, one) => total + one.cases, 0)).toBe(found.cases)
    const { leftOut } = found
    if (leftOut === null) expect([found.cases, all.length < least]).toEqual([0, true])
    else expect([found.cases + leftOut, leftOut === 0 || leftOut >= least]).toEqual([all.length, true])
    for (const one of [...found.variants, ...found.activities, ...found.directlyFollows])
      expect(one.cases).toBeGreaterThanOrEqual(least)
    for (const { casesAgain } of found.activities) expect(casesAgain === 0 || casesAgain >= least).toBe(true)
    const { activities } = mine(all.map(({ steps, waits, outcome }, nth) => history(nth, steps, waits, { outcome })), 1)
    expect(sum(activities)).toBe(all.reduce((total, one) => total + one.steps.length + one.waits.length + 2, 0))
  }))
})
