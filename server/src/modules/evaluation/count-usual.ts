import { HOUR, addDays, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type RuledPeriod, periodOn } from './evaluation-rules.ts'
import type { EvaluationRooms } from './gather-steps.ts'
import { findClosed } from './store/closed-periods.ts'
import { findUsualCountedAt, replaceUsual } from './store/norms.ts'
import { countSides, walkSteps } from './walk-steps.ts'

/** Drafts compare with what is at most so old; a whole walk of a quarter takes a while. */
const HOURS = 6

/**
 * Counts anew how steps are usually done in the period that runs, and in the one before it while that is not closed;
 * the first of them that was not counted for six hours. Answers whether it counted one, so that there may be more.
 */
export async function countUsual(ctx: Ctx, rooms: EvaluationRooms): Promise<Result<boolean, never>> {
  const current = periodOn(rooms.directory, dayOf(ctx.now))
  const before = current && periodOn(rooms.directory, addDays(current.from, -1))
  for (const period of [before, current]) {
    if (period && await isDue(ctx, period)) {
      const norms = await countSides(walkSteps(rooms, ctx.tx, period), async () => undefined)
      await replaceUsual(ctx.tx, period.code, norms, ctx.now)
      return ok(true)
    }
  }
  return ok(false)
}

async function isDue({ tx, now }: Ctx, { code }: RuledPeriod): Promise<boolean> {
  if (await findClosed(tx, code)) return false
  const last = await findUsualCountedAt(tx, code)
  return last === null || now.getTime() - last.getTime() >= HOURS * HOUR
}
