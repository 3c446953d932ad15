/** Need (part C1): a short errand is soon done at the quick counter, and nobody with a longer one waits without end. */
import { expect, test } from 'vitest'
import type { Hall } from './hall.ts'
import { servicesFirst } from './quick-counter.ts'

const services = [['nop', 10], ['nhan', 3], ['hoi', 5]] as const
const HALL: Hall = {
  services: services.map(([code, minutes], at) => ({ code, digit: at + 1, name: code, nameEn: code, minutes })),
  counters: [
    { number: 1, services: ['nop', 'nhan'], isQuick: false },
    { number: 2, services: ['nop', 'nhan', 'hoi'], isQuick: true },
  ],
  quickMinutes: 5,
}

test.each([
  ['short errands first while an ordinary counter is open for the longer', HALL, 2, [1, 2], ['nhan', 'hoi']],
  ['all where it is alone', HALL, 2, [2], ['nop', 'nhan', 'hoi']],
  ['all at an ordinary counter', HALL, 1, [1, 2], ['nop', 'nhan']],
  ['all where the hall has no rule', { ...HALL, quickMinutes: undefined }, 2, [1, 2], ['nop', 'nhan', 'hoi']],
  ['what takes just as long as the rule says', { ...HALL, quickMinutes: 3 }, 2, [1, 2], ['nhan', 'hoi']],
  ['nothing at a counter that there is not', HALL, 7, [1, 2], []],
] as const)('%s', (_what, hall, counter, open, first) => {
  expect(servicesFirst(hall, counter, open)).toEqual(first)
})
