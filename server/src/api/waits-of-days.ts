import { type Day, addDays, dayOf } from '../kernel/work-calendar.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import {
  type DayTarget, type Waits, RECALL_MINUTES, listOpenWaits, listWaits, readCounted, waitTargetOf,
} from '../modules/queue/public.ts'
import type { ApiRooms } from './rooms.ts'

/** Days, both included. */
export interface FigureDays { readonly from: Day; readonly until: Day }

/** As many days may be left uncounted, if the worker rests, without a figure reading all history. */
const MOST_OPEN_DAYS = 31

/** What no wait on a day shall be longer than, in whole minutes; null where no target is set (KH 1107 II.6.5). */
export function waitTargetOn(directory: DirectorySource, day: Day): number | null {
  return waitTargetOf(directory.on(day))?.minutes ?? null
}

/**
 * How long people waited at these sections in a span of days: of days that are over from what is kept of them, of today
 * and what is not counted yet from the visits themselves.
 */
export async function listAllWaits(
  { db, directory, clock }: Pick<ApiRooms, 'db' | 'directory' | 'clock'>, unitIds: readonly bigint[],
  { from, until }: FigureDays,
): Promise<Waits[]> {
  const today = dayOf(clock.now())
  const { last } = await readCounted(db)
  const end = until < today ? until : today
  const earliest = addDays(end, 1 - MOST_OPEN_DAYS)
  const next = last === null ? earliest : addDays(last, 1)
  const open: DayTarget[] = []
  for (let day = [next, from, earliest].toSorted().at(-1) ?? from; day <= end; day = addDays(day, 1))
    open.push({ day, ...waitTargetOf(directory.on(day)) ?? { minutes: null, recallMinutes: RECALL_MINUTES } })
  const [kept, live] = await Promise.all([
    listWaits(db, unitIds, from, until), open.length === 0 ? [] : listOpenWaits(db, unitIds, open),
  ])
  const sums = new Map<string, Waits>()
  for (const one of [...kept, ...live]) {
    const key = `${String(one.unitId)} ${one.service}`
    const had = sums.get(key)
    sums.set(key, had ? added(had, one) : one)
  }
  return [...sums.values()]
}

function added(one: Waits, other: Waits): Waits {
  return {
    unitId: one.unitId, service: one.service, visits: one.visits + other.visits, called: one.called + other.called,
    waitSeconds: one.waitSeconds + other.waitSeconds, served: one.served + other.served,
    servedSeconds: one.servedSeconds + other.servedSeconds, measured: one.measured + other.measured,
    over: one.over + other.over, neverCalled: one.neverCalled + other.neverCalled,
    neverServed: one.neverServed + other.neverServed,
  }
}
