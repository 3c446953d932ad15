/** Need (part C7): a plan knows that a quick counter calls short errands first (`quickMinutes`). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlanCounters, judgeRoster, planCounters } from './plan-counters.ts'
import { waitsOf } from './simulate-hall.ts'
import { waitsWithQuick } from './simulate-quick.ts'

const [SHORT, LONG] = [true, false]

describe('a hall with quick counters that is played through', () => {
  // One of each from 0 on. The long ones come first: the quick counter begins one, since nobody has a short errand, and
  // calls the short one before the other long one.
  test('calls a short errand before a longer one that came earlier, and else whoever came first', () => {
    expect([...waitsWithQuick({
      arrivals: [0, 0, 1, 2], services: [30, 10, 30, 5], isShort: [LONG, LONG, LONG, SHORT],
      counters: [{ from: 0, open: 2, quick: 1 }],
    })]).toEqual([0, 0, 14, 8])
  })

  test('without another counter a quick one calls by rank, until one opens', () => {
    const day = { arrivals: [0, 1, 2, 3], services: [10, 10, 10, 2], isShort: [LONG, LONG, LONG, SHORT] }
    expect([...waitsWithQuick({ ...day, counters: [{ from: 0, open: 1, quick: 1 }] })]).toEqual([0, 9, 18, 27])
    // At 10 both are free: the short one is called by the quick counter, and the long one by the other.
    expect([...waitsWithQuick({ ...day, counters: [{ from: 0, open: 1, quick: 1 }, { from: 10, open: 2, quick: 1 }] })])
      .toEqual([0, 9, 10, 7])
  })

  const person = fc.record({
    gap: fc.integer({ min: 0, max: 30 }), service: fc.integer({ min: 0, max: 60 }), isShort: fc.boolean(),
  })
  const dayOf = (people: readonly { gap: number; service: number; isShort: boolean }[]) => {
    let at = 0
    return {
      arrivals: people.map(({ gap }) => (at += gap)), services: people.map(({ service }) => service),
      isShort: people.map(({ isShort }) => isShort),
    }
  }

  test('is the same hall where no counter is quick, and where every errand is short', () => {
    fc.assert(fc.property(
      fc.array(person, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), fc.nat(5), (people, open, more) => {
        const day = dayOf(people)
        const plain = waitsOf({ ...day, counters: [{ from: 0, open: open + more }] })
        expect(waitsWithQuick({ ...day, counters: [{ from: 0, open: open + more, quick: 0 }] })).toEqual(plain)
        const counters = [{ from: 0, open: open + more, quick: more }]
        expect(waitsWithQuick({ ...day, isShort: day.isShort.map(() => SHORT), counters })).toEqual(plain)
      },
    ))
  })

  test('short errands wait no longer in sum with a quick counter than with one that calls by rank', () => {
    fc.assert(fc.property(fc.array(person, { maxLength: 60 }), (people) => {
      // All take as long: who is called first changes who waits, and not when counters are free.
      const day = { ...dayOf(people), services: people.map(() => 20) }
      const sumOf = (quick: number) => waitsWithQuick({ ...day, counters: [{ from: 0, open: 2, quick }] })
        .reduce((sum, wait, nth) => sum + (day.isShort[nth] === true ? wait : 0), 0)
      expect(sumOf(1)).toBeLessThanOrEqual(sumOf(0))
    }))
  })
})

describe('a plan with a quick counter', () => {
  // Half take three minutes, half half an hour.
  const plan = (quick: PlanCounters['quick']): PlanCounters => {
    let state = 1
    return {
      slots: [{ from: 0, to: 14_400, arrivals: 24 }], services: [180, 1_800], targetMinutes: 30, mostCounters: 3,
      days: 60, random: () => (state = state * 16_807 % 2_147_483_647) / 2_147_483_647, quick,
    }
  }
  const withQuick = { counters: 1, isShort: [SHORT, LONG] }

  test('plays it: the mean wait is shorter, since short errands wait for no long ones', () => {
    const steps = [{ from: 0, open: 2 }]
    const plain = judgeRoster(plan(undefined), steps)
    const quick = judgeRoster(plan({ ...withQuick, counters: 2 }), steps)
    expect(quick.waits.mean).toBeLessThan(plain.waits.mean)
  })

  test('opens it after the others, so that a plan of two has none', () => {
    const steps = [{ from: 0, open: 2 }]
    expect(judgeRoster(plan(withQuick), steps).waits).toEqual(judgeRoster(plan(undefined), steps).waits)
    expect(judgeRoster(plan(withQuick), [{ from: 0, open: 2, quick: 1 }]).waits.p50)
      .toBeLessThan(judgeRoster(plan(withQuick), steps).waits.p50)
    expect(planCounters(plan(withQuick)).slots[0]?.counters).toBeGreaterThan(1)
  })
})
