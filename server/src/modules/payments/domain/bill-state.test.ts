/** Need (part C4): money counts once, also when it comes late, twice or wrong. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type BillAction, type BillState, moveBill } from './bill-state.ts'

/** Written from what may become of a bill at a cash desk, not from the code: an empty cell is refused. */
const [head = '', ...lines] = readFileSync(new URL('bill-state.csv', import.meta.url), 'utf8').trimEnd().split('\n')
const actions = head.split(',').slice(1) as BillAction[]
const cells = lines.flatMap((line) => {
  const [state, ...next] = line.split(',') as [BillState, ...string[]]
  return actions.map((action, nth) => ({ state, action, next: next[nth] ?? '' }))
})

describe('a bill', () => {
  test('has every pair of state and action written down', () => expect(cells).toHaveLength(20))

  test.each(cells)('$state, $action', ({ state, action, next }) => {
    expect(moveBill(state, action)).toEqual(next === ''
      ? { ok: false, refusal: { code: 'bill-state', state } } : { ok: true, value: next })
  })
})
