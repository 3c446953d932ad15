import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type InstanceOf, instancesOf } from './domain/instances.ts'
import type { Plan } from './domain/task.ts'
import { insertInstances, listOpened } from './store/instances.ts'
import { listTasks, upsertPlan, upsertTasks } from './store/tasks.ts'

export type ImportPlanRefusal = {
  readonly code: 'plan-lead-unknown'
  /** Ids of the data that nobody has on the day, each with its task. */
  readonly leads: readonly string[]
}

export interface ImportedPlan {
  readonly tasks: { readonly added: number; readonly changed: number; readonly unchanged: number }
  readonly instances: { readonly opened: number; readonly kept: number }
  /** Tasks that are followed and stand in the file no more. */
  readonly gone: readonly string[]
}

/**
 * Takes a plan in, or what has changed of one: from today on its tasks say what the file says, and every agency that
 * leads one today has its part opened. What is open stays open, whoever leads now: it holds reports. Refuses with
 * `plan-lead-unknown` a plan of which nobody leads a task. Leaves `plan.imported` where anything changed.
 */
export async function importPlan(
  ctx: Ctx, plan: Plan, directory: Directory,
): Promise<Result<ImportedPlan, ImportPlanRefusal>> {
  const today = dayOf(ctx.now)
  const parts = plan.tasks.map((task) => ({ key: task.key, ...instancesOf(task, plan.tasks, directory) }))
  const leads = parts.flatMap(({ key, unknown }) => unknown.map((id) => `${key}: ${id}`))
  if (leads.length > 0) return refuse({ code: 'plan-lead-unknown', leads })
  const { id, isChanged } = await upsertPlan(ctx.tx, plan)
  const tasks = await upsertTasks(ctx.tx, id, plan.tasks, today)
  const opened = await openMissing(ctx, { documentId: id, parts, directory, today })
  const stored = await listTasks(ctx.tx, id, today)
  const gone = stored.map(({ content }) => content.key).filter((key) => !plan.tasks.some((task) => task.key === key))
  const wanted = parts.reduce((sum, { instances }) => sum + instances.length, 0)
  if (isChanged || tasks.added + tasks.changed + opened > 0) await recordEvent(ctx, {
    type: `plan.imported`, subjectKind: 'plan', subjectId: id,
    data: { plan: plan.document, added: tasks.added, changed: tasks.changed, opened },
  })
  return ok({
    tasks: { ...tasks, unchanged: plan.tasks.length - tasks.added - tasks.changed },
    instances: { opened, kept: wanted - opened }, gone,
  })
}

/** A part whose agency has ended is its heir’s, who gets no second one. */
async function openMissing({ tx }: Ctx, { documentId, parts, directory, today }: {
  readonly documentId: bigint; readonly directory: Directory; readonly today: Day
  readonly parts: readonly { readonly key: string; readonly instances: readonly InstanceOf[] }[]
}): Promise<number> {
  const open = groupBy(await listOpened(tx, documentId), ({ taskId }) => taskId)
  const nameOf = (unitId: bigint | undefined, year: number | null) => `${String(unitId)} ${String(year)}`
  let opened = 0
  for (const { id, content } of await listTasks(tx, documentId, today)) {
    const had = new Set((open.get(id) ?? []).map(({ unitId, year }) => nameOf(directory.heirOf(unitId)?.id, year)))
    const missing = (parts.find(({ key }) => key === content.key)?.instances ?? [])
      .filter(({ unitId, year }) => !had.has(nameOf(unitId, year)))
    if (missing.length > 0) await insertInstances(tx, id, missing, today)
    opened += missing.length
  }
  return opened
}
