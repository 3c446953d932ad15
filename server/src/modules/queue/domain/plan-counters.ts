import { waitsOf } from './simulate-hall.ts'
import { waitsWithQuick } from './simulate-quick.ts'

/** A span of a working day for which a number of counters is planned; seconds of the day. */
export interface Slot {
  readonly from: number
  readonly to: number
  /** How many come in it on a day like this, on average. */
  readonly arrivals: number
  /** How many more stand at the door when it begins; none unless said. */
  readonly early?: number
}

/** How many counters are open from a moment of the day on. */
export interface Step {
  readonly from: number
  readonly open: number
  /** Of these; unless said, as many as are open besides all ordinary ones: quick counters are opened last. */
  readonly quick?: number
}

/** People of one kind and the counters that serve them: the whole hall, or services that have counters of their own. */
export interface PlanCounters {
  /** In order; between two may be a break, in which no counter is open and nobody comes. */
  readonly slots: readonly Slot[]
  /** How long people took at the counter, as it was measured, in seconds; one of them is drawn for each who comes. */
  readonly services: readonly number[]
  /** What nine of ten shall not wait longer than, in minutes. */
  readonly targetMinutes: number
  /** At most so many counters there are. */
  readonly mostCounters: number
  /** Where some of them are quick: how many, and of each of `services` whether it was a short errand. */
  readonly quick?: { readonly counters: number; readonly isShort: readonly boolean[] } | undefined
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
  /** Whether it was tried that with one counter fewer in any slot the target is missed; where it is met, always. */
  readonly isFewest: boolean
}

/** Who may wait longer than the target. */
const MAY_WAIT_LONGER = 0.1

/** A group that was played through: its counters by slot, its waits by slot, the days that were played. */
interface Played {
  readonly wanted: PlanCounters
  readonly counters: readonly number[]
  readonly waits: readonly (readonly number[])[]
  readonly isFewest: boolean
}

/**
 * The fewest counters for each slot with which nine of ten of those who come in it wait no longer than the target.
 * Found by playing days through: people come by chance at the rate of the slot (Poisson) and take as long as was
 * measured. Begins with as many counters as the work needs, and opens one more where it goes wrong first, since those
 * whom a slot leaves over wait in the next. Then closes counters again as long as the target is kept: in the end one
 * fewer in any slot misses it on the same days.
 */
export function planCounters(wanted: PlanCounters): CounterPlan {
  return summaryOf([planGroup(wanted)])
}

/**
 * The same of a hall whose services have counters of their own: each group is planned by itself, and `whole` is what
 * the hall as a whole needs and how long people wait in it. All groups have the same slots.
 */
export function planHall(
  groups: readonly PlanCounters[],
): { readonly groups: readonly CounterPlan[]; readonly whole: CounterPlan } {
  const played = groups.map(planGroup)
  return { groups: played.map((one) => summaryOf([one])), whole: summaryOf(played) }
}

/**
 * How long people would wait if so many counters were open as a roster says, breaks of clerks and all: `steps` in order
 * of time. The counters of a slot are the fewest that are open in it.
 */
export function judgeRoster(wanted: PlanCounters, steps: readonly Step[]): CounterPlan {
  const waits = playDays(wanted, daysOf(wanted), steps)
  const counters = wanted.slots.map(({ from, to }) => Math.min(
    steps.findLast((step) => step.from <= from)?.open ?? 0,
    ...steps.filter((step) => from < step.from && step.from < to).map(({ open }) => open),
  ))
  return summaryOf([{ wanted, counters, waits, isFewest: false }])
}

/** How long people would wait with so many counters in each slot, on the days of a plan made by that chance. */
export function judgeCounters(wanted: PlanCounters, counters: readonly number[]): CounterPlan {
  const waits = playDays(wanted, daysOf(wanted), stepsOf(wanted.slots, counters))
  return summaryOf([{ wanted, counters, waits, isFewest: false }])
}

function planGroup(wanted: PlanCounters): Played {
  const { slots, mostCounters } = wanted
  const meanService = meanOf(wanted.services)
  const days = daysOf(wanted)
  const play = (counters: readonly number[]) => playDays(wanted, days, stepsOf(slots, counters))
  const counters = slots.map(({ arrivals, early = 0, from, to }) =>
    Math.min(mostCounters, Math.max(1, Math.ceil((arrivals + early) * meanService / (to - from)))))
  let waits = play(counters)
  for (;;) {
    const wrong = waits.findIndex((one, nth) => !isKept(one, wanted) && (counters[nth] ?? 0) < mostCounters)
    if (wrong === -1) break
    counters[wrong] = (counters[wrong] ?? 0) + 1
    waits = play(counters)
  }
  if (!waits.every((one) => isKept(one, wanted))) return { wanted, counters, waits, isFewest: false }
  // A slot may do with fewer once others have more: looked at again until one look finds nothing.
  for (let isChanged = true; isChanged;) {
    isChanged = false
    for (let nth = slots.length - 1; nth >= 0; nth -= 1) {
      while ((counters[nth] ?? 0) > 1) {
        const fewer = counters.with(nth, (counters[nth] ?? 0) - 1)
        const tried = play(fewer)
        if (!tried.every((one) => isKept(one, wanted))) break
        counters[nth] = fewer[nth] ?? 0
        waits = tried
        isChanged = true
      }
    }
  }
  return { wanted, counters, waits, isFewest: true }
}

interface PlayedDay {
  readonly arrivals: readonly number[]
  readonly services: readonly number[]
  readonly isShort: readonly boolean[]
}

function daysOf(wanted: PlanCounters): PlayedDay[] {
  return Array.from({ length: wanted.days }, () => dayOf(wanted))
}

function dayOf({ slots, services, random, quick }: PlanCounters): PlayedDay {
  const arrivals: number[] = []
  for (const { from, to, arrivals: expected, early = 0 } of slots) {
    const atDoor = Math.floor(early) + Number(random() < early % 1)
    for (let nth = 0; nth < atDoor; nth += 1) arrivals.push(from)
    const rate = expected / (to - from)
    if (rate <= 0) continue
    for (let at = from - Math.log(1 - random()) / rate; at < to; at -= Math.log(1 - random()) / rate) arrivals.push(at)
  }
  const drawn = arrivals.map(() => Math.floor(random() * services.length))
  return {
    arrivals, services: drawn.map((nth) => services[nth] ?? 0),
    isShort: drawn.map((nth) => quick?.isShort[nth] === true),
  }
}

function stepsOf(slots: readonly Slot[], counters: readonly number[]): Step[] {
  return slots.flatMap(({ from, to }, nth) => {
    const isBreak = (slots[nth + 1]?.from ?? Infinity) > to
    return [{ from, open: counters[nth] ?? 0 }, ...isBreak && nth + 1 < slots.length ? [{ from: to, open: 0 }] : []]
  })
}

/** Waits of all days, by the slot in which people came. */
function playDays(
  { slots, mostCounters, quick }: PlanCounters, days: readonly PlayedDay[], steps: readonly Step[],
): number[][] {
  const ordinary = mostCounters - (quick?.counters ?? 0)
  const counters = steps.map((step) => ({ ...step, quick: step.quick ?? Math.max(0, step.open - ordinary) }))
  const perSlot = slots.map(() => [] as number[])
  for (const { arrivals, services, isShort } of days) {
    const waits = quick
      ? waitsWithQuick({ arrivals, services, isShort, counters }) : waitsOf({ arrivals, services, counters })
    arrivals.forEach((at, nth) => {
      const slot = slots.findIndex(({ from, to }) => from <= at && at < to)
      perSlot[slot]?.push(waits[nth] ?? 0)
    })
  }
  return perSlot
}

function isKept(waits: readonly number[], { targetMinutes }: PlanCounters): boolean {
  return shareOver(waits, targetMinutes) <= MAY_WAIT_LONGER
}

function shareOver(waits: readonly number[], targetMinutes: number): number {
  return waits.length === 0 ? 0 : waits.filter((wait) => wait > targetMinutes * 60).length / waits.length
}

function summaryOf(played: readonly Played[]): CounterPlan {
  const [first] = played
  if (!first) throw new Error('a plan of nothing')
  const { targetMinutes } = first.wanted
  const perSlot = first.wanted.slots.map((_, nth) => played.flatMap(({ waits }) => waits[nth] ?? []))
  const sum = (of: (one: Played) => number) => played.reduce((total, one) => total + of(one), 0)
  const slots = first.wanted.slots.map(({ from, to }, nth) => ({
    from, to, arrivals: sum(({ wanted }) => wanted.slots[nth]?.arrivals ?? 0),
    early: sum(({ wanted }) => wanted.slots[nth]?.early ?? 0), counters: sum(({ counters }) => counters[nth] ?? 0),
    meanWait: meanOf(perSlot[nth] ?? []), shareOver: shareOver(perSlot[nth] ?? [], targetMinutes),
  }))
  const all = perSlot.flat().sort((a, b) => a - b)
  const at = (share: number) => all[Math.min(all.length - 1, Math.ceil(all.length * share) - 1)] ?? 0
  return {
    slots, waits: { mean: meanOf(all), p50: at(0.5), p90: at(0.9), p95: at(0.95) },
    shareOver: shareOver(all, targetMinutes),
    isMet: played.every(({ waits, wanted }) => waits.every((one) => isKept(one, wanted))),
    isFewest: played.every(({ isFewest }) => isFewest),
  }
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
