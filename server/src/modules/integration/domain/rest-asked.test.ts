/** Need: a partner that says when it may be asked again is left alone until then, never for ever (RFC 9110, 10.2.3). */
import { expect, test } from 'vitest'
import { restSecondsOf, triedAgainAt } from './rest-asked.ts'

const NOW = new Date('2026-11-30T08:00:00Z')
const HOUR = 3_600

test.each<[string, string, string | null, number | undefined]>([
  ['seconds', '120', null, 120],
  ['none', '0', null, 0],
  ['a day is an hour', '86400', null, HOUR],
  ['more digits than a number has', '999999999999999', null, HOUR],
  ['a minute from now', 'Mon, 30 Nov 2026 08:01:00 GMT', null, 60],
  ['a date that is past', 'Mon, 30 Nov 2026 07:00:00 GMT', null, 0],
  ['a date far away', 'Thu, 31 Dec 2099 00:00:00 GMT', null, HOUR],
  ['a clock that is a year behind, by its own clock', 'Sun, 30 Nov 2025 08:01:00 GMT', 'Sun, 30 Nov 2025 08:00:00 GMT', 60],
  ['a clock that is a year ahead, by its own clock', 'Tue, 30 Nov 2027 08:01:00 GMT', 'Tue, 30 Nov 2027 08:00:00 GMT', 60],
  ['a date beside one that nobody can read', 'Mon, 30 Nov 2026 08:01:00 GMT', 'yesterday', 60],
  ['minus', '-5', null, undefined],
  ['a fraction', '1.5', null, undefined],
  ['words', 'later', null, undefined],
  ['a day that is not', 'Mon, 99 Nov 2026 08:01:00 GMT', null, undefined],
  ['nothing', '', null, undefined],
])('%s', (_, retryAfter, date, seconds) => {
  expect(restSecondsOf({ retryAfter, date }, NOW, HOUR)).toBe(seconds)
})

test('it is not tried before its failures say so either', () => {
  const seconds = (backOff: number, asked: number | undefined) =>
    (triedAgainAt(NOW, backOff, asked).getTime() - NOW.getTime()) / 1_000
  expect([seconds(2, 120), seconds(300, 1), seconds(4, undefined)]).toEqual([120, 300, 4])
})
