/** Need (part C1): whoever comes first by rule gains minutes, and nobody waits for ever behind them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countAhead, estimateWait } from './estimate.ts'
import { hallOf, rankOf, ticketNumber } from './hall.ts'

const nine = new Date('2021-06-25T09:00:00+07:00')
const elderly = { code: 'cao-tuoi', name: 'Người từ 80 tuổi', nameEn: 'Aged 80 or over', minutes: 60 }
const service = { code: 'nop-ho-so', digit: 1, name: 'Nộp hồ sơ', nameEn: 'Hand in', minutes: 10 }

describe('a hall', () => {
  test('calls an old person of nine o’clock before everybody who came after eight', () => {
    const rank = rankOf(nine, elderly)
    expect(rank < rankOf(new Date('2021-06-25T08:01:00+07:00'), undefined)).toBe(true)
    expect(rank > rankOf(new Date('2021-06-25T07:59:00+07:00'), undefined)).toBe(true)
  })

  test('lets nobody wait behind those who come more than the minutes of the rule later, whatever they are', () => {
    fc.assert(fc.property(fc.integer({ min: 61, max: 600 }), (minutes) => {
      const later = new Date(nine.getTime() + minutes * 60_000)
      expect(rankOf(nine, undefined) < rankOf(later, elderly)).toBe(true)
    }))
  })

  test.each([[1, 1_001], [23, 1_023], [999, 1_999], [1_000, 11_000]])('serial %i of the day is number %i', (serial, number) => {
    expect(ticketNumber(service, serial)).toBe(number)
  })

  test('never gives two services one number', () => {
    const digits = Array.from({ length: 9 }, (_, at) => at + 1)
    const numbers = digits.flatMap((digit) =>
      [1, 99, 100, 999, 1_000, 9_999].map((serial) => ticketNumber({ ...service, digit }, serial)))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('is only where people come, and its own rule comes before the general one', () => {
    const value = (number: number) => ({ value: { services: [service], counters: [{ number, services: ['nop-ho-so'] }] } })
    const directory = {
      policy: (key: string, ...scopes: readonly string[]) =>
        key === 'queue-hall' ? value(scopes.includes('cq:trung-tam') ? 7 : 1) : undefined,
      receivesPeople: (unit: { idOfData: string; isOneStop: boolean }) => unit.isOneStop || unit.idOfData === 'dv:buu-cuc',
    }
    const numbersAt = (idOfData: string, isOneStop: boolean) =>
      hallOf(directory, { idOfData, isOneStop })?.counters.map(({ number, isQuick }) => [number, isQuick])
    expect(numbersAt('cq:trung-tam', true)).toEqual([[7, false]])
    expect(numbersAt('xa:motcua', true)).toEqual([[1, false]])
    expect(numbersAt('xa:phong', false)).toBeUndefined()
    expect(numbersAt('dv:buu-cuc', false)).toEqual([[1, false]])
  })
})

describe('an estimate', () => {
  const services = [['nop', 10], ['nhan', 3], ['dat', 15]] as const
  const hallWith = (...counters: readonly string[]) => ({
    services: services.map(([code, minutes], nth) => ({ code, digit: nth + 1, name: code, nameEn: code, minutes })),
    counters: counters.map((list, nth) => ({ number: nth + 1, services: list.split(' '), isQuick: false })),
  })
  // Three ahead of ten minutes each, two counters, each in the middle of somebody: (3 × 10 + 5) / 2 = 17.5.
  test.each([[3, 'nop', [1, 2], 18], [0, 'nop', [1], 5], [0, 'nhan', [1, 2, 3], 2]] as const)(
    '%i ahead for %s at counters %j: %i minutes', (count, service, open, told) => {
      expect(estimateWait(hallWith('nop', 'nop', 'nhan'), service, { [service]: count }, open)).toBe(told)
    },
  )

  test('counts everybody whom the same counters call before, whatever they came for', () => {
    const mixed = hallWith('nop nhan', 'nop nhan')
    // Ten of ten minutes at both counters come before who collects: (10 × 10 + 1.5) / 2 = 50.75.
    expect(estimateWait(mixed, 'nhan', { nop: 10 }, [1, 2])).toBe(51)
    expect(countAhead(mixed, 'nhan', { nop: 10, nhan: 2 }, [1, 2])).toBe(12)
  })

  test('leaves to other counters their share of what they have, too', () => {
    // Of four for land both counters share the work, of six at the first only: (6 × 10 + 4 × 15 / 2 + 5) / 1 = 95.
    expect(estimateWait(hallWith('nop dat', 'dat'), 'nop', { nop: 6, dat: 4 }, [1, 2])).toBe(95)
    expect(countAhead(hallWith('nop dat', 'dat'), 'dat', { nop: 6, dat: 4 }, [2])).toBe(4)
  })

  test('is not made while nobody serves it, though one may know how many come before', () => {
    expect(estimateWait(hallWith('nop nhan', 'nhan'), 'nop', { nop: 2, nhan: 3 }, [2])).toBeUndefined()
    expect(countAhead(hallWith('nop nhan', 'nhan'), 'nop', { nop: 2, nhan: 3 }, [2])).toBe(5)
  })
})
