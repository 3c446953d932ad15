/** Need (part C7): a plan of counters is believed if the hall it plays through behaves as theory says (Erlang). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlanCounters, judgeCounters, judgeRoster, planCounters, planHall } from './plan-counters.ts'
import { groupsOf } from './service-groups.ts'
import { waitsOf } from './simulate-hall.ts'

/** Mulberry32: the same seed, the same day. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = state + 0x6d2b79f5 | 0
    let mixed = Math.imul(state ^ state >>> 15, 1 | state)
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed
    return ((mixed ^ mixed >>> 14) >>> 0) / 4_294_967_296
  }
}

/** Mean wait of M/M/c by Erlang's C: λ a second, 1/μ seconds each, c counters. */
function erlangWait(lambda: number, mean: number, c: number): number {
  const load = lambda * mean
  let term = 1
  let sum = 1
  for (let k = 1; k < c; k += 1) {
    term *= load / k
    sum += term
  }
  const last = term * load / c * c / (c - load)
  return last / (sum + last) * mean / (c - load)
}

/** One counter after the other, minute by minute: slow, and written without a look at the other. */
function waitsByHand(arrivals: readonly number[], services: readonly number[], counters: number): number[] {
  const freeAt = Array<number>(counters).fill(0)
  return arrivals.map((arrival, nth) => {
    const soonest = freeAt.indexOf(Math.min(...freeAt))
    const begun = Math.max(arrival, freeAt[soonest] ?? 0)
    freeAt[soonest] = begun + (services[nth] ?? 0)
    return begun - arrival
  })
}

describe('a hall that is played through', () => {
  // Two counters from 0 on; each takes 10: the third waits for the first, the fourth for the second.
  test('calls whoever came first when a counter is free', () => {
    const day = { arrivals: [0, 1, 2, 3], services: [10, 10, 10, 10], counters: [{ from: 0, open: 2 }] }
    expect([...waitsOf(day)]).toEqual([0, 0, 8, 8])
  })

  test('opens a second counter when the plan says so, and finishes whom a closed one has', () => {
    const counters = [{ from: 0, open: 1 }, { from: 5, open: 2 }, { from: 20, open: 0 }, { from: 60, open: 1 }]
    // At 5 the second opens for the second person; at 15 both are busy until 30 and 25, and none is open until 60.
    expect([...waitsOf({ arrivals: [0, 1, 15, 16, 21], services: [30, 20, 5, 5, 5], counters })])
      .toEqual([0, 4, 45, 49, 49])
  })

  test('lets wait for ever whom no counter will call', () => {
    expect([...waitsOf({ arrivals: [0], services: [1], counters: [] })]).toEqual([Infinity])
  })

  test('agrees with a clerk who writes down each counter', () => {
    const person = fc.record({ gap: fc.integer({ min: 0, max: 30 }), service: fc.integer({ min: 0, max: 60 }) })
    fc.assert(fc.property(fc.array(person, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (people, open) => {
      let at = 0
      const arrivals = people.map(({ gap }) => (at += gap))
      const services = people.map(({ service }) => service)
      expect([...waitsOf({ arrivals, services, counters: [{ from: 0, open }] })])
        .toEqual(waitsByHand(arrivals, services, open))
    }))
  })

  test.each([[1, 0.6], [2, 0.75], [4, 0.85], [10, 0.9]])(
    'with %i counters at a load of %f waits as M/M/c does, within three of a hundred', (c, load) => {
      const [mean, random] = [300, randomOf(1107)]
      const lambda = c * load / mean
      const exponential = (rate: number) => -Math.log(1 - random()) / rate
      const count = 1_500_000
      const arrivals: number[] = []
      for (let at = 0; arrivals.length < count; arrivals.push(at)) at += exponential(lambda)
      const services = arrivals.map(() => exponential(1 / mean))
      const waits = waitsOf({ arrivals, services, counters: [{ from: 0, open: c }] })
      const measured = waits.reduce((sum, wait) => sum + wait, 0) / count
      expect(Math.abs(measured / erlangWait(lambda, mean, c) - 1)).toBeLessThan(0.03)
    },
  )
})

describe('a plan of counters', () => {
  const hour = 3_600
  const slots = [
    { from: 7 * hour, to: 7.5 * hour, arrivals: 30 }, { from: 7.5 * hour, to: 8 * hour, arrivals: 12 },
    { from: 13 * hour, to: 13.5 * hour, arrivals: 6 },
  ]
  const plan = (more: object = {}) => planCounters({
    slots, services: [240, 300, 360, 600], targetMinutes: 15, mostCounters: 20, days: 200, random: randomOf(7), ...more,
  })

  test('opens enough for nine of ten to wait no longer than the target, and not many more', () => {
    const { slots: planned, isMet } = plan()
    expect(isMet).toBe(true)
    // 30 people of 375 seconds are 6.25 half hours of work: fewer than six counters leave more over than can wait.
    expect(planned[0]?.counters).toBeGreaterThanOrEqual(5)
    expect(planned[0]?.counters).toBeLessThanOrEqual(8)
    expect(planned[0]?.counters).toBeGreaterThan(planned[2]?.counters ?? 99)
  })

  test('says that it cannot be done where there are too few counters', () => {
    const { isMet, slots: planned, shareOver } = plan({ mostCounters: 2 })
    expect(isMet).toBe(false)
    expect(planned.map(({ counters }) => counters).every((open) => open <= 2)).toBe(true)
    expect(shareOver).toBeGreaterThan(0.1)
  })

  test('wants more counters for those who stand at the door when it opens than for as many who come one by one', () => {
    const first = (arrivals: number, early: number) =>
      plan({ slots: [{ from: 7 * hour, to: 7.5 * hour, arrivals, early }], targetMinutes: 10 }).slots[0]?.counters ?? 0
    expect(first(0, 24)).toBeGreaterThan(first(24, 0))
  })

  test('wants more counters for a shorter target', () => {
    const open = (targetMinutes: number) =>
      plan({ targetMinutes }).slots.reduce((sum, { counters }) => sum + counters, 0)
    expect(open(3)).toBeGreaterThan(open(30))
  })

  test('is the same for the same chance', () => {
    expect(plan()).toEqual(plan())
  })

  /** Made anew for each answer: the same seed plays the same days. */
  const wantedOf = (more: Partial<PlanCounters> = {}): PlanCounters => ({
    slots, services: [240, 300, 360, 600], targetMinutes: 15, mostCounters: 20, days: 200, random: randomOf(7), ...more,
  })

  test.each([5, 15, 30])('is the fewest for %i minutes: one counter less in any slot misses the target', (targetMinutes) => {
    const { slots: planned, isMet, isFewest } = planCounters(wantedOf({ targetMinutes }))
    expect([isMet, isFewest]).toEqual([true, true])
    const counters = planned.map((slot) => slot.counters)
    expect(judgeCounters(wantedOf({ targetMinutes }), counters).isMet).toBe(true)
    const fewer = counters.flatMap((open, nth) => open > 1 ? [counters.with(nth, open - 1)] : [])
    expect(fewer.length).toBeGreaterThan(0)
    expect(fewer.map((one) => judgeCounters(wantedOf({ targetMinutes }), one).isMet)).toEqual(fewer.map(() => false))
  })

  test('is not called the fewest where the target is missed anyhow', () => {
    expect(plan({ mostCounters: 2 }).isFewest).toBe(false)
  })

  test('of services with counters of their own is one for each, and together what the hall needs', () => {
    const { groups, whole } = planHall([wantedOf(), wantedOf({ services: [120], random: randomOf(8) })])
    expect(groups.map(({ slots: planned }) => planned[0]?.counters)).toEqual([
      planCounters(wantedOf()).slots[0]?.counters,
      planCounters(wantedOf({ services: [120], random: randomOf(8) })).slots[0]?.counters,
    ])
    expect(whole.slots.map(({ counters }) => counters)).toEqual(slots.map((_, nth) =>
      groups.reduce((sum, { slots: planned }) => sum + (planned[nth]?.counters ?? 0), 0)))
    expect(whole.slots.map(({ arrivals }) => arrivals)).toEqual([60, 24, 12])
  })

  test('lets wait longer where the roster has a break, than without it', () => {
    const open = (counters: number) => [
      { from: 7 * hour, open: counters }, { from: 8 * hour, open: 0 }, { from: 13 * hour, open: 2 },
    ]
    const whole = judgeRoster(wantedOf(), open(8))
    // Two of the eight are away from 07:10 to 07:30.
    const [first, ...rest] = open(8)
    const broken = judgeRoster(wantedOf(), [
      first ?? { from: 0, open: 0 }, { from: 7 * hour + 600, open: 5 }, { from: 7.5 * hour, open: 8 }, ...rest,
    ])
    expect(broken.slots[0]?.counters).toBe(5)
    expect(whole.slots[0]?.counters).toBe(8)
    expect(broken.slots[0]?.meanWait ?? 0).toBeGreaterThan(whole.slots[0]?.meanWait ?? 0)
  })
})

test('services are of one group as far as counters serve both, over a third, too', () => {
  const service = (code: string, nth: number) => ({ code, digit: nth + 1, name: code, nameEn: code, minutes: 5 })
  const services = ['a', 'b', 'c', 'd'].map(service)
  const counter = (number: number, ...codes: readonly string[]) => ({ number, services: codes, isQuick: false })
  expect(groupsOf({ services, counters: [counter(1, 'a'), counter(2, 'd'), counter(3, 'b', 'c'), counter(4, 'c', 'a')] }))
    .toEqual([{ services: ['a', 'b', 'c'], counters: [1, 3, 4] }, { services: ['d'], counters: [2] }])
})
