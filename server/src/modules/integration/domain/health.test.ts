/** Need: one look says whether a partner gets what it is told, and if not, whose turn it is. */
import { expect, test } from 'vitest'
import { type Signs, healthOf, lagOf } from './health.ts'
import { type ServiceSigns, serviceHealthOf } from './service-health.ts'

const NOW = new Date('2026-11-30T08:00:00Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000)
const WELL: Signs = {
  isNamed: true, pausedAt: null, failures: 0, dead: 0, waitingSince: null, unreadSince: null, waitingInSince: null,
  fetchFault: null, isProved: true,
}

test.each<[string, Partial<Signs>, string]>([
  ['nothing waits', {}, 'well'],
  ['nobody told or asked it anything, so that nothing proves it', { isProved: false }, 'unknown'],
  ['it never answered, and what waits for it is old', { isProved: false, waitingSince: ago(301) }, 'late'],
  ['what waits is on its way', { waitingSince: ago(300), unreadSince: ago(300) }, 'well'],
  ['it waits for more than five minutes', { waitingSince: ago(301) }, 'late'],
  ['what came is not worked off for more than five minutes', { waitingInSince: ago(301) }, 'late'],
  ['what came waits its turn', { waitingInSince: ago(300) }, 'well'],
  ['what it has cannot be fetched', { fetchFault: 'timeout' }, 'down'],
  ['nobody reads the events', { unreadSince: ago(301) }, 'late'],
  ['one is refused, and others are on their way', { dead: 1, waitingSince: ago(300) }, 'refused'],
  ['one is refused, and others that may go do not', { dead: 1, waitingSince: ago(301) }, 'late'],
  ['one is refused, and nobody reads the events', { dead: 1, unreadSince: ago(9_999) }, 'late'],
  ['it does not answer', { failures: 1, dead: 1, waitingSince: ago(9_999) }, 'down'],
  ['somebody paused it, so that it need not answer', { pausedAt: ago(1), failures: 3 }, 'paused'],
  ['no settings name it any more', { isNamed: false, pausedAt: ago(1), failures: 3 }, 'not-named'],
])('%s', (_, signs, health) => {
  expect(healthOf({ ...WELL, ...signs }, NOW)).toBe(health)
})

test('it is as far behind as the oldest that it was not told, and not behind where the clock was set back', () => {
  expect(lagOf({ waitingSince: ago(7), unreadSince: ago(90) }, NOW)).toBe(90)
  expect(lagOf({ waitingSince: ago(7), unreadSince: null }, NOW)).toBe(7)
  expect(lagOf({ waitingSince: null, unreadSince: null }, NOW)).toBe(0)
  expect(lagOf({ waitingSince: ago(-60), unreadSince: null }, NOW)).toBe(0)
})

const WORKED: ServiceSigns = { setting: 'named', fault: null, isTried: true, isOverdue: false, lastAt: ago(60), isWatched: true }

test.each<[string, Partial<ServiceSigns>, string]>([
  ['it did what it is there for, and nothing is overdue', {}, 'well'],
  ['nobody used it, so that nothing proves it', { lastAt: null }, 'unknown'],
  ['whoever waits is told alone when it fails', { isWatched: false }, 'unknown'],
  ['something should be done by now', { isOverdue: true, lastAt: null }, 'late'],
  ['it is put off as a whole, whatever it did before', { fault: 'http-500', isOverdue: true }, 'down'],
  ['it was away, and nobody tries it since nothing waits', { fault: 'http-500', isTried: false }, 'unknown'],
  ['nothing leaves, so that nothing can fail', { setting: 'kept', fault: 'http-500' }, 'kept'],
  ['no settings name it any more', { setting: 'none', fault: 'http-500' }, 'not-named'],
])('of a service: %s', (_, signs, health) => {
  expect(serviceHealthOf({ ...WORKED, ...signs })).toBe(health)
})
