/** Need: what was true on a day that is over stays true of it; from today on the data hold. Checked day by day. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, addDays } from '../../../kernel/work-calendar.ts'
import { type Version, planVersions } from './plan-versions.ts'

const FIRST = '2021-06-01'
const DAYS = Array.from({ length: 40 }, (_, n) => addDays(FIRST, n))
const TODAY = '2021-06-20'

/** Versions that do not overlap, within the days looked at or open at their end. */
const versions = fc.array(fc.record({ gap: fc.nat(6), length: fc.integer({ min: 1, max: 9 }), fingerprint: fc.constantFrom('a', 'b') }), { maxLength: 5 })
  .chain((pieces) => fc.boolean().map((isOpen): Version[] => {
    let at = 0
    return pieces.map(({ gap, length, fingerprint }, n) => {
      const from = at + gap
      at = from + length
      const validTo = isOpen && n === pieces.length - 1 ? null : addDays(FIRST, at - 1)
      return { validFrom: addDays(FIRST, from), validTo, fingerprint }
    })
  }))

const saidOn = (list: readonly Version[], day: Day) =>
  list.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)).map(({ fingerprint }) => fingerprint)

/** What stands afterwards, as a clerk would carry the plan out. */
function carryOut(stored: readonly Version[], wanted: readonly Version[]): Version[] {
  const { end, drop, open } = planVersions(stored, wanted, TODAY)
  const kept = stored.filter((one) => !drop.includes(one)).map((one) => {
    const change = end.find((other) => other.stored === one)
    return change ? { ...one, validTo: change.validTo } : one
  })
  return [...kept, ...open.map(({ wanted: { fingerprint }, validFrom, validTo }) => ({ fingerprint, validFrom, validTo }))]
}

describe('what is planned', () => {
  test('says of each day from today on what the data say, of each day before what was recorded, and nothing twice', () => {
    fc.assert(fc.property(versions.filter((list) => list.length > 0), versions, (stored, wanted) => {
      const after = carryOut(stored, wanted)
      for (const day of [...DAYS, '2199-01-01']) expect(saidOn(after, day)).toEqual(saidOn(day < TODAY ? stored : wanted, day))
      expect(after.every(({ validFrom, validTo }) => validTo === null || validFrom <= validTo)).toBe(true)
    }), { numRuns: 2_000 })
  })

  test('of a thing nobody knew takes over its past too', () => {
    fc.assert(fc.property(versions, (wanted) => {
      const after = carryOut([], wanted)
      for (const day of DAYS) expect(saidOn(after, day)).toEqual(saidOn(wanted, day))
    }))
  })

  test('is nothing when carried out already', () => {
    fc.assert(fc.property(versions, versions, (stored, wanted) => {
      const after = carryOut(stored, wanted)
      expect(planVersions(after, wanted, TODAY)).toMatchObject({ end: [], drop: [], open: [], isChanged: false })
    }), { numRuns: 2_000 })
  })

  test('tells when the data say otherwise about days that are over', () => {
    const stored = [{ validFrom: FIRST, validTo: null, fingerprint: 'a' }]
    const plan = (wanted: Version[]) => planVersions(stored, wanted, TODAY)
    expect(plan([{ validFrom: FIRST, validTo: null, fingerprint: 'b' }])).toMatchObject({
      end: [{ validTo: '2021-06-19' }], open: [{ validFrom: TODAY, validTo: null }], differsInThePast: true })
    expect(plan([{ validFrom: FIRST, validTo: '2021-06-30', fingerprint: 'a' }])).toMatchObject({
      end: [{ validTo: '2021-06-30' }], open: [], differsInThePast: false })
  })
})
