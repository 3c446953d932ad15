import { type CaseHistory, type WorkedHours, hoursWithoutWaits } from './case-history.ts'
import { openEventLog } from './event-log.ts'
import { mineLog, rankOf } from './mine-log.ts'

/**
 * What is done in a case: that it was received, a step by its name, a wait by what is waited for, how it ended by its
 * outcome.
 */
export interface Activity { readonly kind: 'received' | 'step' | 'wait' | 'end'; readonly name: string }

export interface CaseActivity extends Activity {
  readonly count: number
  readonly cases: number
  /** How often more than once in the same case: what was done again (làm lại). */
  readonly again: number
  readonly casesAgain: number
  /** From when a step lay open to when it was done, without waits for others; of a wait all of it. */
  readonly medianHours: number
  readonly p90Hours: number
  readonly totalHours: number
}

export interface CaseEdge {
  readonly from: Activity
  readonly to: Activity
  readonly count: number
  readonly cases: number
  readonly medianHours: number
}

export interface CaseVariant {
  readonly path: readonly Activity[]
  readonly cases: number
  /** Of all cases: 0 to 1, not rounded. */
  readonly share: number
  readonly medianHours: number
}

/** How dossiers went, in accounting hours of the calendar: 8 are one working day. */
export interface MinedCases {
  readonly cases: number
  /** Cases whose path fewer than the least went, so that nothing else tells of them; null: some, and so few. */
  readonly leftOut: number | null
  /** Cases that the calendar does not reach, so that no hours are told. */
  readonly unmeasured: number
  readonly activities: readonly CaseActivity[]
  readonly directlyFollows: readonly CaseEdge[]
  readonly variants: readonly CaseVariant[]
  /** The step in which dossiers lay longest, all of them together; null where nothing took time. */
  readonly bottleneck: Activity | null
}

export interface CaseMine {
  readonly add: (history: CaseHistory) => void
  readonly mined: () => MinedCases
}

const MICROSECONDS_OF_HOUR = 3_600_000_000

/**
 * Counts cases one after the other and keeps of each event its number alone, so that it does not matter how many are
 * read. An event is when something was over; the time between two is what the later one took and what lay before it.
 *
 * Of a path that fewer than `least` cases went nothing is told: they are left out before anything is counted. So there
 * is no activity, edge or sum of fewer either, and nothing to be worked out by subtraction. Where so few are left out
 * together that their number is a small one, the rarest path that is left goes too.
 */
export function openCaseMine(workedHours: WorkedHours, least: number): CaseMine {
  const keys: string[] = []
  const activities: Activity[] = []
  const numbers = new Map<string, number>()
  const paths = new Map<string, number>()
  const events: Record<'pathOf' | 'size' | 'activity' | 'at' | 'took', number[]> = {
    pathOf: [], size: [], activity: [], at: [], took: [],
  }
  let unmeasured = 0
  const numberOf = (activity: Activity) => {
    const key = `${activity.kind} ${activity.name}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    activities.push(activity)
    numbers.set(key, keys.length)
    return keys.push(key) - 1
  }
  return {
    add(history) {
      const found = eventsOf(history, workedHours)
      if (!found) { unmeasured += 1; return }
      const path = found.map(({ activity }) => numberOf(activity))
      const pathKey = path.join()
      const pathNumber = paths.get(pathKey) ?? paths.size
      paths.set(pathKey, pathNumber)
      events.pathOf.push(pathNumber)
      events.size.push(path.length)
      for (const [nth, one] of path.entries()) {
        events.activity.push(one)
        events.at.push(found[nth]?.at ?? 0)
        events.took.push(found[nth]?.took ?? 0)
      }
    },
    mined() {
      const shown = shownPaths(events.pathOf, paths.size, least)
      const log = openEventLog()
      const tookBy = activities.map((): number[] => [])
      const againBy = activities.map(() => ({ again: 0, cases: 0 }))
      let at = 0
      for (const [nth, path] of events.pathOf.entries()) {
        const end = at + (events.size[nth] ?? 0)
        const times = new Map<number, number>()
        for (; at < end; at += 1) {
          const activity = events.activity[at] ?? 0
          if (!shown.has(path)) continue
          log.add(String(nth), keys[activity] ?? '', Math.round((events.at[at] ?? 0) * MICROSECONDS_OF_HOUR))
          tookBy[activity]?.push(events.took[at] ?? 0)
          times.set(activity, (times.get(activity) ?? 0) + 1)
        }
        for (const [activity, count] of times) {
          const one = againBy[activity]
          if (!one || count === 1) continue
          one.again += count - 1
          one.cases += 1
        }
      }
      const mined = mineLog(log.columns())
      const all = events.pathOf.length
      const leftOut = all - mined.cases
      const activityOf = (key: string) => activities[numbers.get(key) ?? 0] ?? { kind: 'step', name: key } as const
      const counted = mined.activities.map(({ activity: key, events: count, cases }): CaseActivity => {
        const number = numbers.get(key) ?? 0
        const took = Float64Array.from(tookBy[number] ?? []).sort()
        return {
          ...activityOf(key), count, cases, again: againBy[number]?.again ?? 0, casesAgain: againBy[number]?.cases ?? 0,
          medianHours: rankOf(took, 50), p90Hours: rankOf(took, 90),
          totalHours: took.reduce((sum, one) => sum + one, 0),
        }
      })
      return {
        cases: mined.cases, leftOut: leftOut > 0 && leftOut < least ? null : leftOut, unmeasured, activities: counted,
        directlyFollows: mined.directlyFollows.map(({ from, to, count, cases, medianSeconds }) =>
          ({ from: activityOf(from), to: activityOf(to), count, cases, medianHours: medianSeconds / 3600 })),
        variants: mined.variants.map(({ path, cases, medianSeconds }) =>
          ({ path: path.map(activityOf), cases, share: cases / all, medianHours: medianSeconds / 3600 })),
        bottleneck: bottleneckOf(counted),
      }
    },
  }
}

function bottleneckOf(activities: readonly CaseActivity[]): Activity | null {
  const [longest] = activities.filter(({ kind, totalHours }) => kind === 'step' && totalHours > 0)
    .sort((one, other) => other.totalHours - one.totalHours)
  return longest ? { kind: longest.kind, name: longest.name } : null
}

/** Paths that enough cases went; and of those not the rarest, where what is left out would be a small number. */
function shownPaths(pathOf: readonly number[], paths: number, least: number): ReadonlySet<number> {
  const counts = new Array<number>(paths).fill(0)
  for (const path of pathOf) counts[path] = (counts[path] ?? 0) + 1
  const ranked = counts.map((count, path) => ({ count, path })).sort((a, b) => b.count - a.count || a.path - b.path)
  const shown = ranked.filter(({ count }) => count >= least)
  const leftOut = pathOf.length - shown.reduce((sum, { count }) => sum + count, 0)
  if (leftOut > 0 && leftOut < least) shown.pop()
  return new Set(shown.map(({ path }) => path))
}

interface Event { readonly activity: Activity; readonly at: number; readonly took: number }
interface Happened { readonly activity: Activity; readonly until: Date; readonly took: number | undefined }

/** What happened, in order, in hours worked since it was received. */
function eventsOf(history: CaseHistory, workedHours: WorkedHours): Event[] | undefined {
  const { receivedAt, settledAt, unitId, waits, steps, outcome } = history
  const worked = (from: Date, until: Date) => workedHours(unitId, from, until)
  const happened: Happened[] = [
    ...waits.map(({ reason, from, until }): Happened =>
      ({ activity: { kind: 'wait', name: reason }, until, took: worked(from, until) })),
    ...steps.map((step): Happened => ({
      activity: { kind: 'step', name: step.name }, until: step.until, took: hoursWithoutWaits(worked, step, waits),
    })),
  ]
  const events: Event[] = []
  for (const { activity, until, took } of [
    { activity: { kind: 'received', name: '' }, until: receivedAt, took: 0 } satisfies Happened,
    ...happened.sort((a, b) => a.until.getTime() - b.until.getTime()),
    { activity: { kind: 'end', name: outcome }, until: settledAt, took: 0 } satisfies Happened,
  ]) {
    const at = worked(receivedAt, until)
    if (at === undefined || took === undefined) return undefined
    events.push({ activity, at, took })
  }
  return events
}
