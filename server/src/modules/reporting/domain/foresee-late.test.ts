/** Need (plan, F10): whoever has a dossier is told two days ahead that it may be late, and how sure that is. */
import { expect, test } from 'vitest'
import { HOUR } from '../../../kernel/civil-day.ts'
import { type Course, openLearnt, standingAt } from './foresee-late.ts'
import { openJudge } from './judge-warnings.ts'

const START = Date.parse('2021-06-01T00:00Z')
const at = (hours: number) => new Date(START + hours * HOUR)
const EVER = new Date('9999-12-31T00:00Z')
/** A calendar without nights: an hour is an hour. */
const everyHour = (_unitId: bigint, from: Date, until: Date) => (until.getTime() - from.getTime()) / HOUR

type Steps = readonly (readonly [node: string, from: number, until: number | null])[]
interface Known {
  readonly due: number
  readonly settled?: number | undefined
  readonly unit?: bigint
  readonly waits?: readonly (readonly [number, number | null])[]
}
function course(steps: Steps, { due, settled, unit = 1n, waits = [] }: Known): Course {
  const until = settled === undefined ? EVER : at(settled)
  const open = { from: at(0), until, dueAt: at(due), isWaiting: false, settledAt: null, isLate: false }
  return {
    caseId: 1n, procedure: 'p', unitId: unit, receivedAt: at(0),
    stood: settled === undefined ? [open]
      : [open, { ...open, from: at(settled), until: EVER, settledAt: at(settled), isLate: settled > due }],
    steps: steps.map(([node, from, end]) =>
      ({ node, name: node, from: at(from), until: end === null ? null : at(end) })),
    waits: waits.map(([from, end]) => ({ reason: 'supplement', from: at(from), until: end === null ? null : at(end) })),
  }
}
/** Settled so many hours after its step `check` began, at hour 10. */
const taught = (hours: number, unit = 1n) =>
  course([['take', 0, 10], ['check', 10, 10 + hours]], { due: 100, settled: 10 + hours, unit })
function learntOf(courses: readonly Course[]) {
  const learnt = openLearnt(everyHour)
  for (const one of courses) learnt.learn(one)
  return learnt
}
const standing = (one: Course, hours: number) => standingAt(one, at(hours), everyHour) ?? expect.fail('it stands nowhere')

test('a dossier stands in the step that was open then, by what had happened then; waiting or over, in none', () => {
  const one = course([['take', 0, 10], ['check', 10, 40]], { due: 50, settled: 40, waits: [[12, 20]] })
  expect(standing(one, 5)).toMatchObject({ step: { node: 'take' }, hoursInStep: 5, hoursLeft: 45 })
  // In `check` since 10, of which 12 to 20 was waited for: 30 - 10 - 8.
  expect(standing(one, 30)).toMatchObject({ step: { node: 'check' }, hoursInStep: 12, hoursLeft: 20 })
  // At 15 three hours of the wait had gone by, whenever it ended.
  expect(standing(one, 15).hoursInStep).toBe(2)
  expect([standingAt(one, at(40), everyHour), standingAt(one, at(-1), everyHour)]).toEqual([undefined, undefined])
  const waiting = { ...one, stood: one.stood.map((stood) => ({ ...stood, isWaiting: true })) }
  expect(standingAt(waiting, at(30), everyHour)).toBeUndefined()
})

test('it is at risk where half of those that lay as long took more hours yet than are left', () => {
  const learnt = learntOf([4, 8, 20, 22, 30, 40, 60].map((hours) => taught(hours)))
  // In `check` for 10 hours: of 20, 22, 30, 40, 60 there were 10, 12, 20, 30, 50 yet; the middle is 20.
  const late = course([['take', 0, 10], ['check', 10, null]], { due: 39 })
  expect(learnt.foresee(late, standing(late, 20))).toEqual({ hoursYet: 20, alike: 5, isOfUnit: true, isAtRisk: true })
  const inTime = course([['take', 0, 10], ['check', 10, null]], { due: 40 })
  expect(learnt.foresee(inTime, standing(inTime, 20))).toMatchObject({ hoursYet: 20, isAtRisk: false })
})

test('one that has lain longer than most, of twenty at least, is at risk whatever is left; of fewer nothing is said', () => {
  const long = course([['take', 0, 10], ['check', 10, null]], { due: 500 })
  const known = (count: number) => learntOf([
    ...Array.from({ length: count - 4 }, () => taught(5)), ...[30, 31, 32, 33].map((hours) => taught(hours)),
  ])
  expect(known(20).foresee(long, standing(long, 31)))
    .toEqual({ hoursYet: null, alike: 20, isOfUnit: false, isAtRisk: true })
  expect(known(19).foresee(long, standing(long, 31))).toBeUndefined()
})

test('a unit with too few of its own learns from all; of a step that few went through nothing is said', () => {
  const learnt = learntOf([...[1, 2, 3, 4, 5].map((hours) => taught(hours)), taught(9, 2n)])
  const other = course([['take', 0, 10], ['check', 10, null]], { due: 100, unit: 2n })
  // Of 1, 2, 3, 4, 5, 9 the middle, the lesser of two, is 3.
  expect(learnt.foresee(other, standing(other, 10)))
    .toEqual({ hoursYet: 3, alike: 6, isOfUnit: false, isAtRisk: false })
  const strange = course([['strange', 0, null]], { due: 100 })
  expect(learnt.foresee(strange, standing(strange, 1))).toBeUndefined()
})

test('what is not over teaches nothing, and what was waited for is no work', () => {
  // 10 hours of work.
  const waited = course([['take', 0, 10], ['check', 10, 50]], { due: 100, settled: 50, waits: [[10, 40]] })
  const open = course([['take', 0, 10], ['check', 10, null]], { due: 100 })
  const learnt = learntOf([...Array.from({ length: 5 }, () => waited), ...Array.from({ length: 9 }, () => open)])
  expect(learnt.foresee(open, standing(open, 10))).toMatchObject({ hoursYet: 10, alike: 5 })
})

/*
 * Learnt: `check` takes 20 hours, `sign` 2. Looked at 16 hours before the day, 100, so at hour 84:
 * - still in `check`, just begun: 20 > 16, warned. Three came late, one did not.
 * - in `sign` for an hour: 2 - 1 < 16, not warned. Five came in time, two late.
 */
test('precision and recall are as they were counted by hand, beside those of warning of all that is due', () => {
  const before = course([['check', 0, 18], ['sign', 18, 20]], { due: 100, settled: 20 })
  const learnt = learntOf(Array.from({ length: 5 }, () => before))
  const warnsAt = (_unitId: bigint, dueAt: Date) => new Date(dueAt.getTime() - 16 * HOUR)
  const span = { from: at(90), before: at(110), now: at(300), warnsAt }
  const judge = openJudge(learnt, everyHour, span)
  const checking = (settled?: number) =>
    course([['take', 0, 84], ['check', 84, settled ?? null]], { due: 100, settled })
  const signing = (settled: number) => course([['take', 0, 70], ['sign', 83, settled]], { due: 100, settled })
  for (const one of [checking(101), checking(130), checking(), checking(99)]) judge.judge(one)
  for (const settled of [90, 92, 94, 96, 98, 101, 102]) judge.judge(signing(settled))
  // Not judged: over before it was looked at; with a day that is not in the span; and too little known of its step.
  judge.judge(signing(80))
  judge.judge(course([['check', 0, null]], { due: 120 }))
  judge.judge(course([['strange', 0, 99]], { due: 100, settled: 99 }))
  expect(judge.judged()).toEqual({
    rule: { truePositives: 3, falsePositives: 1, falseNegatives: 2, trueNegatives: 6, precision: 3 / 4, recall: 3 / 5 },
    allThatAreDue: {
      truePositives: 5, falsePositives: 7, falseNegatives: 0, trueNegatives: 0, precision: 5 / 12, recall: 1,
    },
    unknown: 1, undecided: 0,
  })
})

test('one that still waits, or whose day was moved and is not over, is not decided; each is looked at once', () => {
  const learnt = learntOf([])
  const judge = openJudge(learnt, everyHour, {
    from: at(90), before: at(200), now: at(150), warnsAt: (_unitId, dueAt) => new Date(dueAt.getTime() - 16 * HOUR),
  })
  const moved = course([['check', 0, null]], { due: 100 })
  const [first] = moved.stood
  if (!first) throw new Error('it stood nowhere')
  judge.judge({ ...moved, stood: [{ ...first, until: at(95) }, { ...first, from: at(95), dueAt: at(160) }] })
  expect(judge.judged()).toMatchObject({ undecided: 1, unknown: 0, rule: { precision: null, recall: null } })
  judge.judge({
    ...moved, stood: [
      { ...first, until: at(95) }, { ...first, from: at(95), until: at(149), dueAt: at(140) },
      { ...first, from: at(149), dueAt: at(140), settledAt: at(149), isLate: true },
    ],
  })
  expect(judge.judged())
    .toMatchObject({ undecided: 1, unknown: 1, allThatAreDue: { truePositives: 1, falsePositives: 0 } })
})
