/** Need (part C1): a short errand is soon done at the quick counter, and nobody with a longer one waits without end. */
import { expect, test } from 'vitest'
import { countAhead, estimateWait } from './estimate.ts'
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

/** Counter 1 does nop (10 minutes) and nhan (3), counter 2 is quick: nhan and hoi (5) first. */
test.each([
  ['a short errand waits for short ones alone', 'nhan', { nop: 6, nhan: 2 }, [1, 2], 2, 8], // 1,5 + 2 × 3
  ['nor for those whom only the other counter serves', 'hoi', { nop: 6 }, [1, 2], 0, 3], // 2,5
  ['a longer one is soon called where the quick counter is busy with others', 'nop', { hoi: 8 }, [1, 2], 0, 5],
  ['and where nobody has a short errand both do it', 'nop', { nop: 4 }, [1, 2], 4, 23], // (5 + 40) / 2
  ['alone a quick counter calls by rank', 'nhan', { nop: 2, nhan: 1 }, [2], 3, 25], // 1,5 + 20 + 3
  ['and so it is without its rule', 'hoi', { nop: 2 }, [1, 2], 2, 13, false], // 2,5 + 10
] as const)('%s', (_what, service, ahead, open, people, minutes, isRuled: boolean = true) => {
  const hall = isRuled ? HALL : { ...HALL, quickMinutes: undefined }
  expect([countAhead(hall, service, ahead, open), estimateWait(hall, service, ahead, open)]).toEqual([people, minutes])
})
