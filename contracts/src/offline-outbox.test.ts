/** Need (part C6): what was in a refused command goes off the device once the desk has dealt with it, not before. */
import { expect, test } from 'vitest'
import { type OutboxAnswer, type OutboxRow, askRefused, isWiped, readAnswer } from './offline-outbox.ts'

const row = (n: number, more: Partial<OutboxRow>): OutboxRow =>
  ({ n, id: String(n), state: 'refused', attempts: 0, nextAt: 0, photos: [], ...more })
const refused = { code: 'offline-too-late', reason: 'Muộn' }

test('only what waits at the desk is asked for, and only what was dealt with is wiped', async () => {
  const [asked, saved]: [number[], OutboxRow[]] = [[], []]
  const answers: Readonly<Record<number, OutboxAnswer>> = {
    1: readAnswer('1', 200, { id: '1', state: 'refused', ...refused, isDealtWith: true }),
    2: readAnswer('2', 200, { id: '2', state: 'refused', ...refused, isDealtWith: false }),
    // As it is told by a server of before an update, and by a network that asks for a sign-in.
    3: readAnswer('3', 200, { id: '3', state: 'refused', ...refused }), 4: readAnswer('4', 200, { isDealtWith: true }),
  }
  await askRefused([
    row(1, {}), row(2, {}), row(3, {}), row(4, {}), row(5, { isOnlyHere: true }), row(6, { isDealtWith: true }),
    row(7, { state: 'accepted' }), row(8, { state: 'waiting' }),
  ], {
    send: async ({ n }) => {
      asked.push(n)
      return answers[n] ?? { kind: 'none' }
    },
    save: async (one) => { saved.push(one) },
  })
  expect(asked).toEqual([1, 2, 3, 4])
  expect(saved).toEqual([row(1, { isDealtWith: true })])
  expect(saved.map(isWiped)).toEqual([true])
})
