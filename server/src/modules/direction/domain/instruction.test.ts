/** Need (issue 9, F3): an instruction is acknowledged, answered, sent back or closed, each by whoever may, in order. */
import { expect, test } from 'vitest'
import { INSTRUCTION_STATES, INSTRUCTION_STEPS, isOverdue, stateAfter, stepsOpenTo } from './instruction.ts'

/** As it was told: nobody answers what they did not acknowledge, and nothing follows the end. `-` is forbidden. */
const EXPECTED = `
               acknowledge   answer    send-back   close
given          acknowledged  -         -           closed
acknowledged   -             answered  -           closed
answered       -             -         sent-back   closed
sent-back      -             answered  -           closed
closed         -             -         -           -`

test('every state with every step ends as it was told, or is refused', () => {
  const [head = [], ...rows] = EXPECTED.trim().split('\n').map((line) => line.trim().split(/\s+/))
  expect(head).toEqual([...INSTRUCTION_STEPS])
  expect(rows.map(([state]) => state)).toEqual([...INSTRUCTION_STATES])
  for (const [state, ...cells] of rows) {
    const given = INSTRUCTION_STATES.find((one) => one === state) ?? 'closed'
    expect([state, ...INSTRUCTION_STEPS.map((step) => stateAfter(given, step) ?? '-')]).toEqual([state, ...cells])
  }
})

test('whoever was told is shown their own steps, whoever gave it theirs, and a third none', () => {
  const [addressee, giver] = [{ isAddressee: true, isGiver: false }, { isAddressee: false, isGiver: true }]
  expect(stepsOpenTo(addressee, 'given')).toEqual(['acknowledge'])
  expect(stepsOpenTo(addressee, 'answered')).toEqual([])
  expect(stepsOpenTo(giver, 'answered')).toEqual(['send-back', 'close'])
  expect(stepsOpenTo(giver, 'closed')).toEqual([])
  expect(stepsOpenTo({ isAddressee: false, isGiver: false }, 'given')).toEqual([])
})

test('late is what waits for the addressee when its day is over; the day itself still counts', () => {
  const late = (state: typeof INSTRUCTION_STATES[number], today: string) => isOverdue({ state, dueOn: '2021-06-25' }, today)
  expect(INSTRUCTION_STATES.filter((state) => late(state, '2021-06-26'))).toEqual(['given', 'acknowledged', 'sent-back'])
  expect(INSTRUCTION_STATES.filter((state) => late(state, '2021-06-25'))).toEqual([])
})
