/** Need: a gateway is asked while an SMS may still arrive, ever more rarely, and its silence is called silence. */
import { expect, test } from 'vitest'
import { arrivalOf, askedNext } from './arrival.ts'

const NOW = new Date('2021-06-25T09:00+07:00')
const rule = { firstAskMinutes: 2, giveUpAfterHours: 72 }
const minutes = (tries: number) => (askedNext(NOW, tries, rule).getTime() - NOW.getTime()) / 60_000

test('after 2, 4, 8 … minutes, and never later than after four hours', () => {
  expect([0, 1, 2, 6, 7, 1_000].map(minutes)).toEqual([2, 4, 8, 128, 240, 240])
})

test.each([
  ['is believed at once', 'delivered', '2021-06-25T08:59+07:00', 'delivered'],
  ['is believed, however late', 'expired', '2021-06-01T09:00+07:00', 'expired'],
  ['is awaited for 72 hours', undefined, '2021-06-22T09:01+07:00', undefined],
  ['is called unknown then', undefined, '2021-06-22T09:00+07:00', 'unknown'],
] as const)('what a gateway says, or does not, %s', (_, said, sentAt, arrival) => {
  expect(arrivalOf(said, new Date(sentAt), NOW, rule)).toBe(arrival)
})
