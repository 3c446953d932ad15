import type { EventColumns } from './event-log.ts'

/** How long something took, of all times that it was seen. Percentiles by nearest rank: see `rankOf`. */
export interface Durations {
  readonly medianSeconds: number
  readonly p95Seconds: number
}

/** What is done in a log: how often, in how many cases, and in how many of them first or last. */
export interface MinedActivity {
  readonly activity: string
  readonly events: number
  readonly cases: number
  readonly asFirst: number
  readonly asLast: number
}

/** A variant (biến thể): cases in which the same was done in the same order, and how long they took from end to end. */
export interface MinedVariant extends Durations {
  readonly path: readonly string[]
  readonly cases: number
  /** Of all cases: 0 to 1, not rounded. */
  readonly share: number
}

/** That one was done directly after another (nối tiếp trực tiếp), with the time between them. */
export interface MinedFollowing extends Durations {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly cases: number
  readonly meanSeconds: number
}

export interface MinedLog {
  readonly cases: number
  readonly events: number
  readonly activities: readonly MinedActivity[]
  readonly variants: readonly MinedVariant[]
  readonly directlyFollows: readonly MinedFollowing[]
}

/**
 * What a log says of how work goes. Events of a case are in the order of their times, at the same time in that of the
 * log. A case lasts from its first event to its last, with one event no time at all. Lists begin with the most
 * frequent; of as many, names go by the numbers of their letters (Unicode), a path before those that go on from it.
 */
export function mineLog(log: EventColumns): MinedLog {
  const { cases, activities } = log
  const events = log.caseOf.length
  const { begins, path, times } = inOrder(log)
  const [done, first, last, followed] = [openTally(), openTally(), openTally(), openTally()]
  const [variants, followings] = [openNumbering<string>(), openNumbering<number>()]
  const [variantOf, lasted] = [new Uint32Array(cases), new Float64Array(cases)]
  const [followingOf, between] = [new Uint32Array(events - cases), new Float64Array(events - cases)]
  let steps = 0
  for (let one = 0; one < cases; one += 1) {
    const [begin, end] = [numberAt(begins, one), numberAt(begins, one + 1)]
    variantOf[one] = variants.numberOf(path.subarray(begin, end).join())
    lasted[one] = numberAt(times, end - 1) - numberAt(times, begin)
    first.add(numberAt(path, begin), one)
    last.add(numberAt(path, end - 1), one)
    for (let at = begin; at < end; at += 1) {
      done.add(numberAt(path, at), one)
      if (at === begin) continue
      const following = followings.numberOf(numberAt(path, at - 1) * activities.length + numberAt(path, at))
      followed.add(following, one)
      followingOf[steps] = following
      between[steps] = numberAt(times, at) - numberAt(times, at - 1)
      steps += 1
    }
  }
  const nameOf = (activity: number) => activities[activity] ?? ''
  const lastedBy = sortedBy(variantOf, lasted, variants.keys().length)
  const betweenBy = sortedBy(followingOf, between, followings.keys().length)
  return {
    cases, events,
    activities: activities.map((activity, one): MinedActivity => ({
      activity, events: done.times(one), cases: done.cases(one), asFirst: first.cases(one), asLast: last.cases(one),
    })).sort((a, b) => b.events - a.events || inLetters(a.activity, b.activity)),
    variants: variants.keys().map((key, one): MinedVariant => {
      const all = lastedBy(one)
      return {
        path: key.split(',').map((activity) => nameOf(Number(activity))), cases: all.length,
        share: all.length / cases, ...durationsOf(all),
      }
    }).sort((a, b) => b.cases - a.cases || alongPath(a.path, b.path)),
    directlyFollows: followings.keys().map((key, one): MinedFollowing => {
      const all = betweenBy(one)
      return {
        from: nameOf(Math.floor(key / activities.length)), to: nameOf(key % activities.length),
        count: followed.times(one), cases: followed.cases(one), ...durationsOf(all),
        // Of sorted numbers, so that the order of the lines does not show in the last digit.
        meanSeconds: all.reduce((sum, each) => sum + each, 0) / all.length / MICROSECONDS,
      }
    }).sort((a, b) => b.count - a.count || inLetters(a.from, b.from) || inLetters(a.to, b.to)),
  }
}

const MICROSECONDS = 1_000_000

/** Activities and times of all events, case by case, each in its order; case n begins at `begins[n]`. */
function inOrder({ cases, caseOf, activityOf, microseconds }: EventColumns) {
  const { begins, places } = placesBy(caseOf, cases)
  const inCase = new Uint32Array(caseOf.length)
  places.forEach((place, event) => { inCase[place] = event })
  for (let one = 0; one < cases; one += 1) {
    inCase.subarray(begins[one], begins[one + 1])
      .sort((a, b) => numberAt(microseconds, a) - numberAt(microseconds, b) || a - b)
  }
  return {
    begins, path: inCase.map((event) => numberAt(activityOf, event)),
    times: Float64Array.from(inCase, (event) => numberAt(microseconds, event)),
  }
}

/** Where each thing goes when they are put together by their groups, in their order; group n begins at `begins[n]`. */
function placesBy(groupOf: Uint32Array, groups: number) {
  const begins = new Uint32Array(groups + 1)
  for (const group of groupOf) begins[group + 1] = numberAt(begins, group + 1) + 1
  let before = 0
  for (let group = 0; group <= groups; group += 1) begins[group] = before += numberAt(begins, group)
  const next = begins.slice()
  const places = groupOf.map((group) => {
    const place = numberAt(next, group)
    next[group] = place + 1
    return place
  })
  return { begins, places }
}

/** The values of each group, least first. */
function sortedBy(groupOf: Uint32Array, values: Float64Array, groups: number): (group: number) => Float64Array {
  const { begins, places } = placesBy(groupOf, groups)
  const together = new Float64Array(values.length)
  values.forEach((value, nth) => { together[numberAt(places, nth)] = value })
  return (group) => together.subarray(begins[group], begins[group + 1]).sort()
}

function durationsOf(sorted: Float64Array): Durations {
  return { medianSeconds: rankOf(sorted, 50) / MICROSECONDS, p95Seconds: rankOf(sorted, 95) / MICROSECONDS }
}

/**
 * A percentile by nearest rank: the least of the values below or at which lie so many of a hundred. It is always one
 * that was seen; the median of two is the lesser one.
 */
export function rankOf(sorted: Float64Array, percent: number): number {
  return numberAt(sorted, Math.ceil(percent * sorted.length / 100) - 1)
}

/** How often things were seen, and in how many cases; those of one case are added together. */
function openTally() {
  const [times, cases, lastCase]: [number[], number[], number[]] = [[], [], []]
  return {
    add(thing: number, inCase: number): void {
      times[thing] = numberAt(times, thing) + 1
      if (lastCase[thing] === inCase) return
      lastCase[thing] = inCase
      cases[thing] = numberAt(cases, thing) + 1
    },
    times: (thing: number) => numberAt(times, thing),
    cases: (thing: number) => numberAt(cases, thing),
  }
}

/** Numbers for what is seen, from 0 on, as it is seen first. */
function openNumbering<Key>() {
  const numbers = new Map<Key, number>()
  return {
    numberOf(key: Key): number {
      const known = numbers.get(key) ?? numbers.size
      if (known === numbers.size) numbers.set(key, known)
      return known
    },
    keys: () => [...numbers.keys()],
  }
}

function numberAt(list: ArrayLike<number>, at: number): number {
  return list[at] ?? 0
}

function inLetters(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function alongPath(a: readonly string[], b: readonly string[]): number {
  const parting = a.findIndex((activity, at) => activity !== b[at])
  return parting < 0 || parting >= b.length ? a.length - b.length : inLetters(a[parting] ?? '', b[parting] ?? '')
}
