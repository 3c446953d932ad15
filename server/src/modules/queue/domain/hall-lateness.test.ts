/** Need (part C7): whoever runs a hall hears once that the 15 minutes will be missed, and not again at each change. */
import { describe, expect, test } from 'vitest'
import type { Hall } from './hall.ts'
import { isLate, isWellAgain, latestService } from './hall-lateness.ts'

const HALL: Hall = {
  services: [
    { code: 'nop', digit: 1, name: 'Nộp', nameEn: 'Hand in', minutes: 10 },
    { code: 'nhan', digit: 2, name: 'Nhận', nameEn: 'Collect', minutes: 4 },
  ],
  counters: [{ number: 1, services: ['nop'], isQuick: false }, { number: 2, services: ['nhan'], isQuick: false }],
}
const NOW = new Date('2025-03-03T09:00+07:00')
const since = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const waits = (service: string, count: number, minutes: number) => ({ service, count, aside: 0, since: since(minutes) })

describe('the latest service of a hall', () => {
  test('is where most work is ahead', () => {
    // One person of ten minutes and half of the next one: 15; three of four minutes and a half: 14.
    const waiting = [waits('nop', 1, 2), waits('nhan', 3, 3)]
    expect(latestService(HALL, waiting, [1, 2], NOW)).toEqual({ service: 'nop', minutes: 15 })
  })

  test('is where somebody has waited longest already', () => {
    const waiting = [waits('nop', 1, 2), waits('nhan', 1, 20)]
    expect(latestService(HALL, waiting, [1, 2], NOW)).toEqual({ service: 'nhan', minutes: 20 })
  })

  test('has who is put aside waiting, and not ahead of whoever comes', () => {
    // Half of the one at the counter: 5 minutes; but one of the six who were called in vain has waited 12.
    const sixAside = { ...waits('nop', 6, 12), aside: 6 }
    expect(latestService(HALL, [sixAside], [1], NOW)).toEqual({ service: 'nop', minutes: 12 })
    expect(latestService(HALL, [{ ...sixAside, since: since(2) }], [1], NOW)).toEqual({ service: 'nop', minutes: 5 })
  })

  test('is one for which no counter is open, before all others; none while nobody waits', () => {
    const waiting = [waits('nop', 9, 2), waits('nhan', 1, 1)]
    expect(latestService(HALL, waiting, [1], NOW)).toEqual({ service: 'nhan', minutes: null })
    expect(latestService(HALL, [], [1], NOW)).toBeUndefined()
  })
})

// Of 15 minutes four fifths are 12.
test.each([[16, true, false], [15, false, false], [13, false, false], [12, false, true], [null, true, false]])(
  '%s minutes against 15: late %s, well again %s', (minutes, late, well) => {
    const latest = { service: 'nop', minutes }
    expect([isLate(latest, 15), isWellAgain(latest, 15)]).toEqual([late, well])
  },
)

test('a hall in which nobody waits is not late, and well again', () => {
  expect([isLate(undefined, 15), isWellAgain(undefined, 15)]).toEqual([false, true])
})
