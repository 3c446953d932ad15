import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { PlanTask } from './domain/task.ts'
import { lockInstance, taskAddress } from './store/instances.ts'
import { insertReport } from './store/reports.ts'
import { findTask } from './store/tasks.ts'

export interface ReportProgress {
  readonly instanceId: string
  readonly status: 'going-on' | 'done'
  /** What was done. */
  readonly said: string
  /** Evidence: number of a document, address of a page. */
  readonly document: string | null
  readonly link: string | null
  /** The threshold that is reached with it. */
  readonly milestone: Day | null
  /** Whether whoever reports may report for a unit. */
  readonly isReached: (unitId: bigint) => boolean
}

export type ReportProgressRefusal = {
  readonly code: 'plan-part-unknown' | 'plan-date-awaited' | 'plan-part-done' | 'plan-evidence-needed'
    | 'plan-never-done' | 'plan-milestone-unknown'
}

/**
 * Reports how an agency's part of a task goes; the newest report counts, once it is confirmed for good. Refuses with
 * `plan-part-unknown` what is not within reach, `plan-date-awaited` what waits for an event that nobody entered,
 * `plan-part-done` what is done and confirmed, `plan-never-done` the end of a task that goes on for good,
 * `plan-milestone-unknown` a threshold that the task has not, `plan-evidence-needed` an end or a threshold without
 * evidence. Leaves `plan.reported`. Answers the address of the report.
 */
export async function reportProgress(
  ctx: Ctx, input: ReportProgress,
): Promise<Result<string, ReportProgressRefusal>> {
  const today = dayOf(ctx.now)
  const part = await lockInstance(ctx.tx, input.instanceId, today)
  if (!part || !input.isReached(part.unitId)) return refuse({ code: 'plan-part-unknown' })
  const task = await findTask(ctx.tx, await taskAddress(ctx.tx, part.taskId), today)
  if (!task) return refuse({ code: 'plan-part-unknown' })
  if (task.content.deadline.type === 'event' && !task.entered) return refuse({ code: 'plan-date-awaited' })
  if (part.report?.status === 'done' && part.report.verdict === 'confirmed') return refuse({ code: 'plan-part-done' })
  const why = whyUnsound(task.content, input)
  if (why) return refuse({ code: why })
  const { status, said, document, link, milestone } = input
  const publicId = await insertReport(ctx.tx, {
    instanceId: part.id, status, said, document, link, milestone, day: today, at: ctx.now, by: ctx.actorId,
    for: ctx.onBehalfOfId ?? null,
  })
  await recordEvent({ ...ctx, unitId: part.unitId }, {
    type: `plan.reported`, subjectKind: 'plan-part', subjectId: part.id,
    data: {
      part: part.publicId, task: task.content.key, report: publicId, status, ...milestone !== null && { milestone },
    },
  })
  return ok(publicId)
}

function whyUnsound(
  { kind, deadline }: PlanTask, { status, milestone, document, link }: ReportProgress,
): ReportProgressRefusal['code'] | undefined {
  if (status === 'done' && kind === 'continuous') return 'plan-never-done'
  const known = deadline.type === 'milestones' ? deadline.milestones.map(({ on }) => on) : []
  if (milestone !== null && !known.includes(milestone)) return 'plan-milestone-unknown'
  const isProved = document !== null || link !== null
  return (status === 'done' || milestone !== null) && !isProved ? 'plan-evidence-needed' : undefined
}
