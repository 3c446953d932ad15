/** Need: no outage that somebody mends loses a notice, and one mailbox holds up nobody else's mail. */
import { expect, test } from 'vitest'
import { endOfPatience, isOfTheWay, triedAgain } from './patience.ts'
import type { OutsideChannel, SaidChannel } from './ways.ts'

const NOW = new Date('2021-02-08T09:00:00Z')
const MINUTE = 60_000
/** Tết of 2021: away from Wednesday 10 February until Tuesday 16; the longest of late was nine days (2023, 2025). */
const NINE_DAYS = 9 * 24 * 60

test.each<[SaidChannel[], (minutes: number) => boolean]>([
  [['sms'], (minutes) => minutes === 15], [['email', 'letter'], (minutes) => minutes === 15],
  [['letter'], (minutes) => minutes > NINE_DAYS], [[], (minutes) => minutes > NINE_DAYS],
])('what goes on by %j waits for its own way as long as it should', (next, isRight) => {
  const end = endOfPatience(NOW, next.map((channel) => ({ channel, text: 'x' })))
  expect(isRight((end.getTime() - NOW.getTime()) / MINUTE)).toBe(true)
})

test('pauses grow to a quarter of an hour, and no further in ten days', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 1_000].map((tries) => (triedAgain(NOW, tries).getTime() - NOW.getTime()) / MINUTE)
  expect(pauses).toEqual([1, 2, 4, 8, 16, 16, 16])
})

test.each<[OutsideChannel, string, boolean]>([
  ['sms', 'timeout', true], ['sms', 'http-503', true], ['sms', 'http-401', true], ['zalo', 'zalo-124', true],
  ['email', 'etimedout', true], ['email', 'smtp-421', true], ['email', 'smtp-535', true],
  ['email', 'smtp-450', false], ['email', 'smtp-452', false], ['email', 'eenvelope', false],
  ['push', 'http-503', false], ['push', 'unreachable', false], ['sms', 'unexpected', false],
])('by %s, %s is of the whole way: %s', (channel, fault, expected) => {
  expect(isOfTheWay(channel, fault)).toBe(expected)
})
