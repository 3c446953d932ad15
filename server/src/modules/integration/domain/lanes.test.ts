/** Need: what a partner is told of a dossier comes in its order, whatever it refuses and however much goes at once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dealToLanes, isPoison, isStumble, nextCall, probesOf } from './lanes.ts'
import { type WaitingMessage, orderOf } from './message.ts'
import { compareAgainAfter, retryAfter } from './retry.ts'

const message = (id: number, dossier: number | null, more: Partial<WaitingMessage> = {}): WaitingMessage => ({
  id: BigInt(id), publicId: String(id), kind: 'a', dossierId: dossier === null ? null : BigInt(dossier), body: {},
  tries: 0, triedAt: null, stumbles: 0, ...more,
})
const messages = fc.array(fc.record({
  dossier: fc.option(fc.integer({ min: 1, max: 6 })), answersId: fc.option(fc.bigInt({ min: 1n, max: 4n })), kind: fc.constantFrom('a', 'b'), tries: fc.integer({ min: 0, max: 5 }),
}), { maxLength: 60 }).map((all) => all.map(({ dossier, ...more }, nth) => message(nth + 1, dossier, more)))

test('calls take everything once, each dossier and each message that is answered in its order, at most one of it in a call', () => {
  const [mosts, laneCounts] = [fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 8 })]
  fc.assert(fc.property(messages, mosts, laneCounts, (all, most, lanes) => {
    const sent: WaitingMessage[] = []
    for (let lane of dealToLanes(all, lanes)) {
      while (lane.length > 0) {
        const [call, rest] = nextCall(lane, most)
        expect(call.length).toBeGreaterThan(0)
        expect(call.length).toBeLessThanOrEqual(most)
        expect(new Set(call.map(({ kind }) => kind)).size).toBe(1)
        const orders = call.flatMap((one) => orderOf(one) ?? [])
        expect(new Set(orders).size).toBe(orders.length)
        if (call.some(({ tries }) => tries >= 3)) expect(call).toHaveLength(1)
        sent.push(...call)
        lane = [...rest]
      }
    }
    expect(new Set(sent.map(({ id }) => id)).size).toBe(all.length)
    const inOrder = (ids: readonly bigint[]) => { expect(ids).toEqual(ids.toSorted((a, b) => Number(a - b))) }
    for (const dossier of [1n, 2n, 3n, 4n, 5n, 6n])
      inOrder(sent.filter((one) => one.dossierId === dossier && !one.answersId).map(({ id }) => id))
    for (const came of [1n, 2n, 3n, 4n]) inOrder(sent.filter((one) => one.answersId === came).map(({ id }) => id))
  }))
})

test('one of a dossier does not overtake another that cannot go yet', () => {
  const lane = [message(1, 7), message(2, 8, { kind: 'b' }), message(3, 8), message(4, 9)]
  const [call, rest] = nextCall(lane, 10)
  expect([call, rest].map((list) => list.map(({ id }) => Number(id)))).toEqual([[1, 4], [2, 3]])
})

test('beside the oldest message that of another dossier that was tried longest ago tells whether a partner is back', () => {
  const [often, before] = [{ tries: 4, triedAt: new Date(2) }, { tries: 4, triedAt: new Date(1) }]
  const probes = (...waiting: WaitingMessage[]) => probesOf(waiting).map(({ id }) => Number(id))
  expect(probes()).toEqual([])
  expect(probes(message(1, 7), message(2, 7))).toEqual([1])
  const waiting = [message(1, 7, often), message(2, 7), message(3, 8, often), message(4, 8), message(5, 9)]
  expect(probes(...waiting)).toEqual([1, 5])
  expect(probes(message(1, 7, often), message(2, 8), message(3, null))).toEqual([1, 2])
  expect(probes(message(1, null, often), message(2, null))).toEqual([1, 2])
  expect(probes(message(1, 7), message(2, 8, often), message(3, 9, before))).toEqual([1, 3])
})

test('a message is what the partner stumbles on only where it answered others since', () => {
  const [before, at, since] = [1, 2, 3].map((minute) => new Date(minute * 60_000)) as [Date, Date, Date]
  const often = message(1, 1, { stumbles: 6, triedAt: at })
  const dies = (one: WaitingMessage, answeredAt: Date | null, fault = 'timeout') => isPoison(one, answeredAt, fault)
  expect([dies(often, since), dies(often, before), dies(often, null)]).toEqual([true, false, false])
  expect(dies({ ...often, stumbles: 5 }, since)).toBe(false)
  expect([dies(often, since, 'error-429'), dies(often, since, 'http-503'), dies(often, since, 'error-500')])
    .toEqual([false, false, true])
  expect(dies({ ...often, stumbles: 50 }, since, 'error-429')).toBe(true)
})

test('an outage counts for no message, however long: only what fails while others are answered', () => {
  const at = (minute: number) => new Date(minute * 60_000)
  const fail = (one: WaitingMessage, minute: number, answeredAt: Date | null): WaitingMessage => ({
    ...one, tries: one.tries + 1, stumbles: one.stumbles + Number(isStumble(one, answeredAt)), triedAt: at(minute),
  })
  let oldest = message(1, 1)
  for (let minute = 10; minute < 500; minute += 5) oldest = fail(oldest, minute, at(9))
  expect([oldest.tries, oldest.stumbles]).toEqual([98, 0])
  oldest = fail(oldest, 501, at(500))
  oldest = fail(oldest, 503, at(502))
  expect([oldest.stumbles, isPoison(oldest, at(504), 'timeout')]).toEqual([2, false])
})

test('a partner that is away is tried after 2, 4, 8 … seconds, never less often than every five minutes', () => {
  expect([1, 2, 3, 7, 8, 9, 1_000_000].map(retryAfter)).toEqual([2, 4, 8, 128, 256, 300, 300])
})

test('a catalogue that cannot be compared is asked again after a minute, twice as long each time, six hours at most', () => {
  expect([1, 2, 3, 9, 10, 1_000_000].map(compareAgainAfter)).toEqual([60, 120, 240, 15_360, 21_600, 21_600])
})
