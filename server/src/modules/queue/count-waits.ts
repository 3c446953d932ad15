import { type Day, addDays, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import { RECALL_MINUTES, type WaitTarget } from './domain/wait-target.ts'
import { countDay, isDayOpen, readCounted } from './store/day-waits.ts'

/** Which sections there were on a day, and what no wait on it was to be longer than. */
export interface CountedDays {
  unitsOn(day: Day): readonly bigint[]
  /** Undefined where no target was set. */
  targetOn(day: Day): WaitTarget | undefined
}

/** The next day whose waits can be counted: over, with nobody's visit left open, after the last that was. */
export async function nextDayToCount(db: Db, now: Date): Promise<Day | undefined> {
  const { last, first } = await readCounted(db)
  const day = last === null ? first : addDays(last, 1)
  return day === null || day >= dayOf(now) || await isDayOpen(db, day) ? undefined : day
}

/**
 * Counts how long visitors waited on the next day that is over, by section and service; a figure of a year reads these
 * counts. Leaves no event: they say what the events of the visits said. Answers whether there was such a day.
 */
export async function countNextDay(ctx: Ctx, day: Day, days: CountedDays): Promise<Result<boolean, never>> {
  const target = days.targetOn(day) ?? { minutes: null, recallMinutes: RECALL_MINUTES }
  return ok(await countDay(ctx.tx, days.unitsOn(day), { day, ...target }, ctx.now))
}
