/** Need (E7): what does not come is held when that is its own fault, and never because its partner is away. */
import { expect, test } from 'vitest'
import { type MissedPackage, isGivenUp, missedOnceMore, orderOfReading } from './missed.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30) + minutes * 60_000)
const missed = (more: Partial<MissedPackage> = {}): MissedPackage =>
  ({ name: 'a', tries: 8, since: at(0), triedAt: at(30), fault: 'http-500', ...more })
const cameAt = (handedOverAt: Date | null) => ({ lastTriedAt: at(25), handedOverAt })

test.each([
  ['others came since the try before', missed(), at(26), true],
  ['others came before it, and nothing since', missed(), at(24), false],
  ['nothing ever came', missed(), null, false],
  ['tried too few times', missed({ tries: 7 }), at(26), false],
  ['it is refused itself', missed({ fault: 'error-404' }), null, true],
  ['for a day nothing came', missed({ triedAt: at(24 * 60) }), null, true],
  ['for a minute less', missed({ triedAt: at(24 * 60 - 1) }), null, false],
  ['our antivirus is away', missed({ fault: 'antivirus-away', triedAt: at(24 * 60) }), at(26), false],
])('%s', (_, one, handedOverAt, expected) => {
  expect(isGivenUp(one, cameAt(handedOverAt))).toBe(expected)
})

test('each try counts from the first, and keeps the newest fault', () => {
  const first = missedOnceMore(undefined, { name: 'a', fault: 'timeout', now: at(0) })
  expect(missedOnceMore(first, { name: 'a', fault: 'http-500', now: at(1) }))
    .toEqual({ name: 'a', tries: 2, since: at(0), triedAt: at(1), fault: 'http-500' })
})

test('the new first, as they are listed, then those whose pause is over, the longest over first', () => {
  // One try: two seconds; three: eight.
  const before = [
    missed({ name: 'a', tries: 1, triedAt: at(1) }), missed({ name: 'b', tries: 3, triedAt: at(0) }),
    missed({ name: 'c', tries: 1, triedAt: at(2) }),
  ]
  const known = new Map(before.map((one) => [one.name, one]))
  expect(orderOfReading(['a', 'b', 'c', 'z', 'y'], known, at(2))).toEqual(['z', 'y', 'b', 'a'])
})
