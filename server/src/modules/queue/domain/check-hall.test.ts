/** Need (part C1): a hall that is changed at the desk has each thing once, and somebody for everything. */
import { describe, expect, test } from 'vitest'
import { faultsOfHall } from './check-hall.ts'
import { type Hall, hallOfValue, hallValueOf } from './hall.ts'
import { codesOfServices } from './service-codes.ts'

const service = (code: string, digit: number) => ({ code, digit, name: code, nameEn: code, minutes: 5 })
const counter = (number: number, ...services: readonly string[]) => ({ number, services, isQuick: false })
const GOOD: Hall = {
  services: [service('nop', 1), service('nhan', 2)], counters: [counter(1, 'nop'), { ...counter(2, 'nhan'), isQuick: true }],
  quickMinutes: 5,
}

test.each([
  ['nothing of a good one', GOOD, []],
  ['a service twice', { ...GOOD, services: [...GOOD.services, { ...service('nop', 3), name: 'khác' }] }, ['hall-service-twice nop']],
  ['a name twice, however it is typed', {
    ...GOOD, services: GOOD.services.map((one) => ({ ...one, name: one.code === 'nop' ? 'Nộp hồ sơ' : 'nộp  HỒ SƠ ' })),
  }, ['hall-name-twice nộp hồ sơ']],
  ['a digit twice', { ...GOOD, services: [service('nop', 1), service('nhan', 1)] }, ['hall-digit-twice 1']],
  ['a counter twice', { ...GOOD, counters: [...GOOD.counters, counter(1, 'nhan')] }, ['hall-counter-twice 1']],
  ['a service that there is not', { ...GOOD, counters: [...GOOD.counters, counter(3, 'dat')] },
    ['hall-service-unknown 3: dat']],
  ['a service of no counter', { ...GOOD, counters: [counter(1, 'nop')] }, ['hall-service-unserved nhan']],
  ['a quick counter without a rule', { ...GOOD, quickMinutes: undefined }, ['hall-quick-minutes 2']],
] as const)('tells %s', (_what, hall, faults) => {
  expect(faultsOfHall(hall).map(({ code, of }) => `${code} ${of}`)).toEqual(faults)
})

test('is the same after it was kept', () => {
  expect(hallOfValue(JSON.parse(JSON.stringify(hallValueOf(GOOD))))).toEqual(GOOD)
})

describe('a service that is new', () => {
  test('has a code made of its name, that of no other', () => {
    expect(codesOfServices([
      { code: 'nop-ho-so', name: 'Nộp hồ sơ' }, { code: null, name: 'Đất đai' }, { code: null, name: 'Nộp hồ sơ' },
      { code: null, name: '24/7' }, { code: null, name: 'Đất đai' },
    ])).toEqual(['nop-ho-so', 'dat-dai', 'nop-ho-so-2', 'viec', 'dat-dai-2'])
  })

  test('has one of forty letters at most', () => {
    expect(codesOfServices([{ code: null, name: 'Đăng ký '.repeat(20) }])[0]?.length).toBeLessThanOrEqual(40)
  })
})
