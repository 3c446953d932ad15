/** Need: nothing is rolled out that was not approved and piloted (KH 1107 II.6.2–3); each pair against a table. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ModelDeed, type ModelState, MODEL_DEEDS, MODEL_STATES, deedsIn, stateAfter } from './model-state.ts'

const ROWS = readFileSync(new URL('model-state.expected.csv', import.meta.url), 'utf8').trim().split('\n').slice(1)
  .map((line) => line.split(',').slice(0, 3) as [ModelState, ModelDeed, string])

test('every pair of state and deed stands in the table, once', () => {
  expect(ROWS.map(([state, deed]) => `${state} ${deed}`))
    .toEqual(MODEL_STATES.flatMap((state) => MODEL_DEEDS.map((deed) => `${state} ${deed}`)))
})

test.each(ROWS)('%s, %s: %s', (state, deed, after) => {
  expect(stateAfter(state, deed) ?? '-').toBe(after)
  expect(deedsIn(state).includes(deed)).toBe(after !== '-')
})
