import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { findFinished } from '../workflow/public.ts'
import { type Point, keptLimit } from './domain/step-input.ts'
import { periodOn } from './evaluation-rules.ts'
import { type EvaluationRooms, type GatheredStep, gatherSteps } from './gather-steps.ts'
import { findClosed, lockPeriod } from './store/closed-periods.ts'
import { insertContest } from './store/contests.ts'

export interface ContestStep {
  /** The step by its address. */
  readonly step: string
  readonly point: Point
  readonly reason: string
}

export type ContestStepRefusal = {
  readonly code: 'evaluation-step-unknown' | 'evaluation-contest-late' | 'evaluation-point-none' | 'evaluation-contested'
}

/**
 * An officer contests an input of their own sheet: that the step was late by them, that it came back by an error of
 * theirs, or that it is theirs at all. Refuses with `evaluation-step-unknown` what is no step of theirs,
 * `evaluation-contest-late` after the days for it or once the period is closed, `evaluation-point-none` lateness of a
 * step that was not late, or a return of one that did not come back, `evaluation-contested` the same a second time.
 * Leaves `evaluation.contested`. Answers the address of what was contested.
 */
export async function contestStep(
  ctx: Ctx, rooms: EvaluationRooms, { step: publicId, point, reason }: ContestStep,
): Promise<Result<string, ContestStepRefusal>> {
  const found = await findFinished(ctx.tx, publicId)
  if (found?.doneBy !== ctx.actorId) return refuse({ code: 'evaluation-step-unknown' })
  const day = dayOf(found.doneAt)
  const period = periodOn(rooms.directory, day)
  if (!period) return refuse({ code: 'evaluation-step-unknown' })
  await lockPeriod(ctx.tx, period.code, 'shared')
  if (dayOf(ctx.now) > period.contestUntil || await findClosed(ctx.tx, period.code))
    return refuse({ code: 'evaluation-contest-late' })
  const step = (await gatherSteps(rooms, ctx.tx, [ctx.actorId], { from: day, until: day }))
    .find((one) => one.publicId === publicId)
  if (!step) return refuse({ code: 'evaluation-step-unknown' })
  if (!mayContest(step, point)) return refuse({ code: 'evaluation-point-none' })
  const made = await insertContest(ctx, {
    taskId: step.taskId, point, period: period.code, accountId: ctx.actorId, unitId: step.unitId, reason,
  })
  if (!made) return refuse({ code: 'evaluation-contested' })
  await recordEvent({ ...ctx, unitId: step.unitId }, {
    type: `evaluation.contested`, subjectKind: 'contest', subjectId: made.id,
    data: { contest: made.publicId, step: publicId, point, period: period.code },
  })
  return ok(made.publicId)
}

/** Whether there is anything to contest in that point of a step. */
export function mayContest(step: GatheredStep, point: Point): boolean {
  if (point === 'timeliness') return keptLimit(step, 'officer') === false
  return point === 'step' || step.isReturned
}
