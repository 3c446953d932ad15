/** Need: a report goes from draft to locked by the steps of TT 01/2020, and what is locked is changed by nobody. */
import { expect, test } from 'vitest'
import { REPORT_DEEDS, REPORT_STATES, afterDeed, deedsAfter } from './report-course.ts'

/** By hand: state, deed, state after it. All else is refused. */
const ALLOWED = [
  'draft submit submitted', 'returned submit submitted', 'submitted take consolidated', 'submitted return returned',
  'consolidated return returned', 'consolidated lock locked',
]

const all = REPORT_STATES.flatMap((state) => REPORT_DEEDS.map((deed) => [state, deed] as const))

test.each(all)('%s and %s', (state, deed) => {
  const to = ALLOWED.find((one) => one.startsWith(`${state} ${deed} `))?.split(' ')[2]
  expect(afterDeed(state, deed, false)).toEqual(to !== undefined ? { ok: true, value: to }
    : { ok: false, refusal: { code: state === 'locked' ? 'report-locked' : 'report-moved-on' } })
})

test('whoever has nobody above locks what was submitted', () => {
  expect(afterDeed('submitted', 'lock', true)).toEqual({ ok: true, value: 'locked' })
  expect(afterDeed('draft', 'lock', true)).toEqual({ ok: false, refusal: { code: 'report-moved-on' } })
})

test('what can follow is offered, and nothing else', () => {
  const offered = REPORT_STATES.map((state) => [state, deedsAfter(state, false), deedsAfter(state, true)])
  expect(offered).toEqual([
    ['draft', ['submit'], ['submit']], ['submitted', ['take', 'return'], ['take', 'return', 'lock']],
    ['consolidated', ['return', 'lock'], ['return']], ['returned', ['submit'], ['submit']], ['locked', [], []],
  ])
})
