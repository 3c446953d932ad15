import { waitsOf } from './simulate-hall.ts'

/** A span of a working day for which a number of counters is planned; seconds of the day. */
export interface Slot {
  readonly from: number
  readonly to: number
  /** How many come in it on a day like this, on average. */
  readonly arrivals: number
  /** How many more stand at the door when it begins; none unless said. */
  readonly early?: number
}

export interface PlanCounters {
  /** In order; between two may be a break, in which no counter is open and nobody comes. */
  readonly slots: readonly Slot[]
  /** How long people took at the counter, as it was measured, in seconds; one of them is drawn for each who comes. */
  readonly services: readonly number[]
  /** What nine of ten shall not wait longer than, in minutes. */
  readonly targetMinutes: number
  /** At most so many counters there are. */
  readonly mostCounters: number
  /** Days played through for each answer. */
  readonly days: number
  /** Chance, from 0 up to 1; the same chance gives the same plan. */
  readonly random: () => number
}

export interface PlannedSlot extends Slot {
  readonly counters: number
  /** Of those who come in this slot, over all days: mean in seconds, and the share that waits longer than the target */
  readonly meanWait: number
  readonly shareOver: number
}

export interface CounterPlan {
  readonly slots: readonly PlannedSlot[]
  /** Over all who come, in seconds. */
  readonly waits: { readonly mean: number; readonly p50: number; readonly p90: number; readonly p95: number }
  readonly shareOver: number
  /** Whether nine of ten wait no longer than the target in each slot; false where there are too few counters for it. */
  readonly isMet: boolean
}

/** Who may wait longer than the target. */
const MAY_WAIT_LONGER = 0.1

/**
 * As few counters for each slot as are found with which nine of ten of those who come in it wait no longer than the
 * target.
 * Found by playing days through: people come by chance at the rate of the slot (Poisson) and take as long as was
 * measured. Begins with as many counters as the work needs, and opens one more where it goes wrong first, since those
 * whom a slot leaves over wait in the next. All counters serve everybody: where each has services of its own, each
 * service is planned by itself.
 */
export function planCounters(wanted: PlanCounters): CounterPlan {
  const { slots, targetMinutes, mostCounters } = wanted
  const meanService = meanOf(wanted.services)
  const days = Array.from({ length: wanted.days }, () => dayOf(wanted))
  const counters = slots.map(({ arrivals, early = 0, from, to }) =>
    Math.min(mostCounters, Math.max(1, Math.ceil((arrivals + early) * meanService / (to - from)))))
  for (;;) {
    const plan = judge(slots, counters, days, targetMinutes * 60)
    const wrong = plan.slots.findIndex(({ shareOver, counters: open }) =>
      shareOver > MAY_WAIT_LONGER && open < mostCounters)
    if (wrong === -1) return plan
    counters[wrong] = (counters[wrong] ?? 0) + 1
  }
}

interface PlayedDay { readonly arrivals: readonly number[]; readonly services: readonly number[] }

function dayOf({ slots, services, random }: PlanCounters): PlayedDay {
  const arrivals: number[] = []
  for (const { from, to, arrivals: expected, early = 0 } of slots) {
    const atDoor = Math.floor(early) + Number(random() < early % 1)
    for (let nth = 0; nth < atDoor; nth += 1) arrivals.push(from)
    const rate = expected / (to - from)
    if (rate <= 0) continue
    for (let at = from - Math.log(1 - random()) / rate; at < to; at -= Math.log(1 - random()) / rate) arrivals.push(at)
  }
  return { arrivals, services: arrivals.map(() => services[Math.floor(random() * services.length)] ?? 0) }
}

function judge(
  slots: readonly Slot[], counters: readonly number[], days: readonly PlayedDay[], target: number,
): CounterPlan {
  const steps = slots.flatMap(({ from, to }, nth) => {
    const isBreak = (slots[nth + 1]?.from ?? Infinity) > to
    return [{ from, open: counters[nth] ?? 0 }, ...isBreak && nth + 1 < slots.length ? [{ from: to, open: 0 }] : []]
  })
  const perSlot = slots.map(() => [] as number[])
  for (const { arrivals, services } of days) {
    const waits = waitsOf({ arrivals, services, counters: steps })
    arrivals.forEach((at, nth) => {
      const slot = slots.findIndex(({ from, to }) => from <= at && at < to)
      perSlot[slot]?.push(waits[nth] ?? 0)
    })
  }
  const shareOver = (waits: readonly number[]) =>
    waits.length === 0 ? 0 : waits.filter((wait) => wait > target).length / waits.length
  const planned = slots.map((slot, nth) => {
    const waits = perSlot[nth] ?? []
    return { ...slot, counters: counters[nth] ?? 0, meanWait: meanOf(waits), shareOver: shareOver(waits) }
  })
  const all = perSlot.flat().sort((a, b) => a - b)
  const at = (share: number) => all[Math.min(all.length - 1, Math.ceil(all.length * share) - 1)] ?? 0
  return {
    slots: planned, waits: { mean: meanOf(all), p50: at(0.5), p90: at(0.9), p95: at(0.95) }, shareOver: shareOver(all),
    isMet: planned.every((slot) => slot.shareOver <= MAY_WAIT_LONGER),
  }
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
