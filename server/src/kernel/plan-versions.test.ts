/**
 * Need: a day that is over stays as it was recorded, and from today on the data hold: for any history, any data, any
 * day.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './civil-day.ts'
import { type Span, planVersions } from './plan-versions.ts'

const FIRST = '2021-06-01'
const DAYS = 40
const dayAt = (index: number) => addDays(FIRST, index)

/** Disjoint spans with gaps, saying one of three things. */
const spans = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 4 }), length: fc.integer({ min: 1, max: 9 }), says: fc.constantFrom('a', 'b', 'c'),
    }),
    { maxLength: 4 },
  )
  .chain((parts) =>
    fc.boolean().map((isOpen) => {
      let at = 0
      return parts.map(({ gap, length, says }, index): Span => {
        const from = at + gap
        at = from + length
        const isLast = index === parts.length - 1
        return { validFrom: dayAt(from), validTo: isLast && isOpen ? null : dayAt(at - 1), fingerprint: says }
      })
    }),
  )

const said = (list: readonly Span[], day: string) =>
  list.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))?.fingerprint

function carriedOut(stored: readonly Span[], wanted: readonly Span[], today: string): Span[] {
  const plan = planVersions(stored, wanted, today)
  const ends = new Map(plan.end.map(({ of, validTo }) => [of, validTo]))
  return [
    ...stored
      .filter((one) => !plan.withdraw.includes(one))
      .map((one) => ({ ...one, validTo: ends.has(one) ? (ends.get(one) ?? null) : one.validTo })),
    ...plan.open.map(({ of, validFrom, validTo }) => ({ fingerprint: of.fingerprint, validFrom, validTo })),
  ]
}

describe('a plan', () => {
  test('leaves the past alone and makes the future what is wanted, with no two at a time; the same again plans nothing', () => {
    fc.assert(
      fc.property(spans, spans, fc.integer({ min: 0, max: DAYS }), (stored, wanted, index) => {
        fc.pre(stored.length > 0)
        const today = dayAt(index)
        const after = carriedOut(stored, wanted, today)
        for (let day = 0; day < DAYS + 20; day += 1) {
          const at = dayAt(day)
          expect(said(after, at)).toBe(said(at < today ? stored : wanted, at))
          expect(after.filter((one) => said([one], at) !== undefined).length).toBeLessThanOrEqual(1)
        }
        // What was taken back entirely is as if it had never been recorded.
        if (after.length > 0)
          expect(planVersions(after, wanted, today)).toMatchObject({ end: [], withdraw: [], open: [] })
      }),
      { numRuns: 2_000 },
    )
  })

  test('of a thing never recorded takes its past over too', () => {
    const wanted: Span[] = [
      { validFrom: '1989-07-01', validTo: '2020-12-31', fingerprint: 'a' },
      { validFrom: '2021-01-01', validTo: null, fingerprint: 'b' },
    ]
    expect(planVersions([], wanted, '2021-06-25').open).toHaveLength(2)
  })

  test('says when the data speak otherwise of days that are over', () => {
    const stored: Span[] = [{ validFrom: '2021-01-01', validTo: null, fingerprint: 'a' }]
    const wanted: Span[] = [{ validFrom: '2021-01-01', validTo: null, fingerprint: 'b' }]
    expect(planVersions(stored, wanted, '2021-06-25').differsInThePast).toBe(true)
    expect(planVersions(stored, wanted, '2021-01-01').differsInThePast).toBe(false)
  })
})
