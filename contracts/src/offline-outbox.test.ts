/**
 * Need (part C5, C6): what was in a refused command goes off the device once the desk has dealt with it, not before;
 * what was noted of a parcel is sent in that order.
 */
import { expect, test } from 'vitest'
import { type OutboxAnswer, type OutboxRow, askRefused, isWiped, readAnswer, sendDue } from './offline-outbox.ts'

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

test('what was noted later of a parcel waits for what was noted before; other parcels do not', async () => {
  const waiting = { state: 'waiting' } as const
  const rows = new Map([
    row(1, { ...waiting, parcel: 'a' }), row(2, { ...waiting, parcel: 'b' }), row(3, { ...waiting, parcel: 'a' }),
    row(4, { ...waiting, parcel: 'a' }), row(5, waiting),
  ].map((one) => [one.n, one]))
  const sent: number[] = []
  let isThrough = false
  const ports = {
    now: () => 0, uploadPhoto: async () => ({ kind: 'none' } as const),
    listOpen: async () => [...rows.values()].filter(({ state }) => state === 'waiting' || state === 'sent'),
    save: async (one: OutboxRow) => { rows.set(one.n, one) },
    send: async ({ n, id }: OutboxRow): Promise<OutboxAnswer> => {
      sent.push(n)
      // The first of parcel a is lost on the way.
      if (n === 1 && !isThrough) return { kind: 'none' }
      return readAnswer(id, 200, n === 3 ? { id, state: 'refused', ...refused } : { id, state: 'accepted', number: 'BC' })
    },
  }
  await sendDue(ports, { isNow: true })
  expect(sent).toEqual([1, 2, 5])
  isThrough = true
  await sendDue(ports, { isNow: true })
  // Refused is settled, too: nothing waits for ever.
  expect(sent).toEqual([1, 2, 5, 1, 3, 4])
})
