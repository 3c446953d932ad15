/** Need (part C1): nobody is called twice by mistake, nobody lost, and who did not come may still be served today. */
import { describe, expect, test } from 'vitest'
import { type TurnAction, type TurnState, isTurnOver, moveTurn } from './turn-state.ts'

/** Written from what clerks of a hall do, not from the code: all that is not here is refused. */
const MAY: readonly (readonly [TurnState, TurnAction, TurnState])[] = [
  // The next errand of the same visitor begins to wait when the one before is over.
  ['later', 'follow', 'waiting'], ['later', 'close', 'closed'],
  ['waiting', 'call', 'called'], ['waiting', 'close', 'closed'],
  ['called', 'recall', 'called'], ['called', 'start', 'serving'], ['called', 'hold', 'held'],
  ['called', 'pass-on', 'moved'], ['called', 'miss', 'missed'], ['called', 'end', 'missed'],
  // A clerk went home and left the number on the board.
  ['called', 'close', 'closed'], ['serving', 'close', 'closed'],
  ['serving', 'hold', 'held'], ['serving', 'pass-on', 'moved'], ['serving', 'end', 'served'],
  // Put aside to fill in a form, or not there when called: comes back to the counter, as long as the day lasts.
  ['held', 'call', 'called'], ['held', 'miss', 'missed'], ['held', 'close', 'closed'],
  ['missed', 'call', 'called'], ['missed', 'close', 'closed'],
]
const STATES: readonly TurnState[] =
  ['waiting', 'later', 'called', 'serving', 'held', 'missed', 'served', 'moved', 'closed']
const ACTIONS: readonly TurnAction[] =
  ['follow', 'call', 'recall', 'start', 'hold', 'pass-on', 'miss', 'end', 'close']

describe('a turn', () => {
  test.each(STATES.flatMap((state) => ACTIONS.map((action) => [state, action] as const)))('%s, %s', (state, action) => {
    const may = MAY.find(([from, by]) => from === state && by === action)
    expect(moveTurn(state, action)).toEqual(may
      ? { ok: true, value: may[2] } : { ok: false, refusal: { code: 'turn-moved-on', state } })
  })

  test('is over when it was served, passed on or closed, and no sooner', () => {
    expect(STATES.filter(isTurnOver)).toEqual(['served', 'moved', 'closed'])
  })
})
