import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { periodByCode } from './evaluation-rules.ts'
import { findClosed, lockPeriod } from './store/closed-periods.ts'
import { insertDecision, lockContest } from './store/contests.ts'

export interface DecideContest {
  /** What was contested, by its address. */
  readonly contest: string
  readonly verdict: 'granted' | 'upheld'
  readonly reason: string
  /** Whether whoever decides is a head over a unit. */
  readonly isReached: (unitId: bigint) => boolean
}

export type DecideContestRefusal = {
  readonly code: 'evaluation-contest-unknown' | 'evaluation-own-contest' | 'evaluation-contest-decided'
    | 'evaluation-decision-late'
}

/**
 * A head grants what an officer contests, so that it does not count, or upholds the input, with a reason either way.
 * Refuses with `evaluation-contest-unknown` what is not of a unit within reach, `evaluation-own-contest` one's own,
 * also for whom one stands in, `evaluation-contest-decided` a second time, `evaluation-decision-late` after the days
 * for it: what nobody decided by then is granted by silence. Leaves `evaluation.contest-decided`.
 */
export async function decideContest(
  ctx: Ctx, rooms: { readonly directory: DirectorySource },
  { contest: publicId, verdict, reason, isReached }: DecideContest,
): Promise<Result<string, DecideContestRefusal>> {
  const contest = await lockContest(ctx.tx, publicId)
  if (!contest || !isReached(contest.unitId)) return refuse({ code: 'evaluation-contest-unknown' })
  if ([ctx.actorId, ctx.onBehalfOfId].includes(contest.accountId)) return refuse({ code: 'evaluation-own-contest' })
  if (contest.verdict !== null) return refuse({ code: 'evaluation-contest-decided' })
  await lockPeriod(ctx.tx, contest.period, 'shared')
  const period = periodByCode(rooms.directory, contest.period)
  if (!period || dayOf(ctx.now) > period.decideUntil || await findClosed(ctx.tx, contest.period))
    return refuse({ code: 'evaluation-decision-late' })
  await insertDecision(ctx, contest.id, { verdict, reason })
  await recordEvent({ ...ctx, unitId: contest.unitId }, {
    type: `evaluation.contest-decided`, subjectKind: 'contest', subjectId: contest.id,
    data: { contest: publicId, point: contest.point, verdict, period: contest.period },
  })
  return ok(publicId)
}
