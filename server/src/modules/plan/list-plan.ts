import type { Day } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Db, Tx } from '../../platform/db.ts'
import {
  type Standing, type StandingCounts, type TaskSpan, countStandings, isOfYear, spanOf, standingOf,
} from './domain/standing.ts'
import { type StoredInstance, listInstances } from './store/instances.ts'
import { type StoredPlan, type StoredTask, findTask, listPlans, listTasks } from './store/tasks.ts'

/** One agency's part as it stands on a day. */
export interface PlanPart extends StoredInstance {
  readonly span: TaskSpan
  readonly standing: Standing
}

export interface ListedTask extends StoredTask {
  /** Of its parts; of a task that others are parts of, of all of theirs. */
  readonly counts: StandingCounts
  /** The last day of the whole task; null where there is none, or none yet. */
  readonly due: Day | null
}

/** A plan with how many of its parts stand how: by task, and of all that were asked. */
export interface ListedPlan extends StoredPlan {
  readonly tasks: readonly ListedTask[]
  readonly counts: StandingCounts
  /** Whose parts are within reach: of `unitIds`, whatever is asked of them. */
  readonly unitIds: readonly bigint[]
}

export interface Asked {
  readonly day: Day
  /** Only parts of that year. */
  readonly year?: number | undefined
  /** Only parts of these units; undefined for all. */
  readonly unitIds?: readonly bigint[] | undefined
  /** Of these only parts of one agency. */
  readonly ofUnits?: readonly bigint[] | undefined
}

/** The newest plan that is followed, as it stands at the end of a day; undefined before any was taken in. */
export async function listPlan(db: Db | Tx, asked: Asked): Promise<ListedPlan | undefined> {
  const [plan] = await listPlans(db)
  if (!plan) return undefined
  const [tasks, instances] = await Promise.all([
    listTasks(db, plan.id, asked.day), listInstances(db, { ...asked, documentId: plan.id }),
  ])
  const byTask = groupBy(instances, ({ taskId }) => taskId)
  const standingsOf = (task: StoredTask) =>
    partsAsked(task, byTask.get(task.id) ?? [], asked).map(({ standing }) => standing)
  const standings = new Map(tasks.map((task) => [task.content.key, standingsOf(task)]))
  const withParts = ({ content }: StoredTask) => [
    ...standings.get(content.key) ?? [],
    ...tasks.filter((one) => one.content.parent === content.key).flatMap((one) => standings.get(one.content.key) ?? []),
  ]
  return {
    ...plan, tasks: tasks.map((task) => ({ ...task, counts: countStandings(withParts(task)), due: dueOf(task) })),
    counts: countStandings([...standings.values()].flat()),
    unitIds: [...new Set(instances.map(({ unitId }) => unitId))],
  }
}

/** A task with its parts as they stand at the end of a day; undefined if there is none of that address then. */
export async function listParts(
  db: Db | Tx, taskId: string, asked: Asked,
): Promise<{ readonly task: ListedTask; readonly parts: readonly PlanPart[] } | undefined> {
  const task = await findTask(db, taskId, asked.day)
  if (!task) return undefined
  const parts = partsAsked(task, await listInstances(db, { ...asked, taskId: task.id }), asked)
  return { task: { ...task, counts: countStandings(parts.map(({ standing }) => standing)), due: dueOf(task) }, parts }
}

function dueOf({ content: { deadline }, entered }: StoredTask): Day | null {
  return 'end' in deadline ? deadline.end : entered?.dueOn ?? null
}

function partsAsked(task: StoredTask, instances: readonly StoredInstance[], asked: Asked): PlanPart[] {
  const { content: { deadline }, entered } = task
  const { day, year, ofUnits } = asked
  return instances.filter(({ unitId }) => ofUnits?.includes(unitId) ?? true).flatMap((part) => {
    const span = spanOf(deadline, { year: part.year, entered: entered ?? undefined, reached: part.reached })
    return year === undefined || isOfYear(span, part.year, year)
      ? [{ ...part, span, standing: standingOf(span, part, day) }] : []
  })
}
