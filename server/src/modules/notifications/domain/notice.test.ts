/** Need: what reached nobody may be said again, as long as it is still so. */
import { expect, test } from 'vitest'
import { standingOf, stillHolds, tryStateOf } from './notice.ts'

const TODAY = '2021-06-25'
const DUE = new Date('2021-06-30T17:00+07:00')
const PROMISE = 'Thời gian hẹn trả kết quả: 17 giờ 00 ngày 30/06/2021.'

test.each([
  ['acknowledged', '', 'submitted', true], ['acknowledged', '', 'received', false],
  ['supplement-asked', '', 'awaiting-supplement', true], ['supplement-asked', '', 'in-progress', false],
  ['payment-asked', '', 'awaiting-payment', true], ['result-ready', '', 'settled', true],
  ['result-ready', '', 'returned', false], ['unsettled', '', 'unsettled', true], ['unsettled', '', 'in-progress', false],
  // A promise as long as it is the one of now; nothing is promised while the clock stands.
  ['accepted', PROMISE, 'in-progress', true], ['accepted', PROMISE.replace('30/06', '29/06'), 'in-progress', false],
  ['accepted', 'Hồ sơ đã được tiếp nhận.', 'received', true], ['accepted', PROMISE, 'awaiting-supplement', false],
  // By when a supplement is wanted, to the end of that day.
  ['supplement-near', 'trước hết ngày 25/06/2021', 'awaiting-supplement', true],
  ['supplement-near', 'trước hết ngày 24/06/2021', 'awaiting-supplement', false],
  ['office-wrote', '', 'returned', true],
  // Of a process: until the dossier is over.
  ['moi-den-ky', '', 'in-progress', true], ['moi-den-ky', '', 'stopped', false],
])('%s „%s“, of a dossier that is %s: %s', (template, text, state, holds) => {
  expect(stillHolds({ template, text }, { state, dueAt: DUE }, TODAY)).toBe(holds)
})

test.each([
  [[], 'on-portal'], [['failed', 'failed'], 'failed'], [['failed', 'waiting', 'sent'], 'waiting'], [['failed', 'sent'], 'told'],
] as const)('%j is %s', (states, standing) => {
  expect(standingOf(states.map((state) => ({ state })))).toBe(standing)
})

test('a letter stands as its section says, all else as its gateway does', () => {
  const of = (more: object) => tryStateOf({ state: 'sent', arrival: null, letter: null, ...more })
  expect([of({}), of({ arrival: 'awaited' }), of({ arrival: 'delivered' }), of({ arrival: 'unknown' })])
    .toEqual(['sent', 'sent', 'delivered', 'unconfirmed'])
  expect([of({ state: 'failed', arrival: 'expired' }), of({ state: 'waiting' }), of({ state: 'failed', letter: 'returned' })])
    .toEqual(['failed', 'waiting', 'returned'])
})
