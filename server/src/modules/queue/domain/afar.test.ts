/** Need (part C1): a number from afar is called to somebody who can be there. */
import { expect, test } from 'vitest'
import { whyNotFromAfar } from './afar.ts'
import type { Hall } from './hall.ts'

const HALL: Hall = {
  services: [{ code: 'nop', digit: 1, name: 'Nộp', nameEn: 'Hand in', minutes: 10 }],
  counters: [{ number: 1, services: ['nop'], isQuick: false }],
}
const rules = { mostMinutes: 60 }

// Three ahead of ten minutes each and half of whom is served: 35 minutes at one counter.
test.each([
  ['who is there in time', 35, rules, [1], undefined],
  ['who would be called on the way', 36, rules, [1], { code: 'afar-too-soon', minutes: 35 }],
  ['who is there already', 0, rules, [1], undefined],
  ['who is too far away', 61, rules, [1], { code: 'afar-too-far', mostMinutes: 60 }],
  ['where nobody can tell the wait', 10, rules, [], { code: 'afar-closed' }],
  ['where no rule allows it', 0, undefined, [1], { code: 'afar-closed' }],
] as const)('%s', (_what, minutes, given, open, why) => {
  expect(whyNotFromAfar(HALL, { service: 'nop', minutes, rules: given, ahead: { nop: 3 }, open })).toEqual(why)
})
