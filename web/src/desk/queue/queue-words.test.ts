/** Need: a clerk reads at a glance how long people wait, and is offered only what may be done. */
import { TURN_STATES } from '@motcua/contracts/queue.ts'
import { expect, test } from 'vitest'
import { TURN_DEEDS, deedsOf, labelOfTurn, meanText, nextWord, secondsBetween, spanText } from './queue-words.ts'

test.each([
  [0, 'dưới 1 phút'], [59, 'dưới 1 phút'], [60, '1 phút'], [3_599, '59 phút'], [3_600, '1 giờ 0 phút'],
  [8_100, '2 giờ 15 phút'], // 8100 = 2 × 3600 + 15 × 60
])('%i seconds have gone by: %s', (seconds, text) => expect(spanText(seconds)).toBe(text))

test('a mean is told to the nearest minute', () => {
  expect([89, 90].map(meanText)).toEqual(['1 phút', '2 phút'])
})

test('nobody has waited for less than nothing, though the clock of the browser be behind', () => {
  expect(secondsBetween('2026-06-01T08:00:05+07:00', new Date('2026-06-01T08:00:00+07:00'))).toBe(0)
  expect(secondsBetween('2026-06-01T08:00:00+07:00', new Date('2026-06-01T08:01:30+07:00'))).toBe(90)
})

test('a person who sits at the counter is neither called again nor noted as not there', () => {
  expect(deedsOf({ state: 'called' })).toEqual(['start', 'recall', 'miss', 'hold', 'pass-on'])
  expect(deedsOf({ state: 'serving' })).toEqual(['hold', 'pass-on', 'end'])
  expect(deedsOf(null)).toEqual([])
  expect(TURN_STATES.filter((state) => deedsOf({ state }).length > 0)).toEqual(['called', 'serving'])
})

test('no two deeds have one key, and none that of the shell or of the screen', () => {
  const keys = [...TURN_DEEDS.map(({ key }) => key), 'g', 'r', 'h', 'z']
  expect(new Set(keys).size).toBe(keys.length)
})

test('each state that a clerk sees has a word of its own', () => {
  const words = (['called', 'serving', 'held', 'missed'] as const).map((state) => labelOfTurn({ state }).text)
  expect(new Set(words).size).toBe(4)
})

test('"next" says what becomes of whoever is there', () => {
  expect([null, { state: 'called' } as const, { state: 'serving' } as const].map(nextWord))
    .toEqual(['next', 'missAndNext', 'endAndNext'])
})
