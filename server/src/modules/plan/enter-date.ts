import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Deadline } from './domain/task.ts'
import { type StoredTask, findTask, insertEnteredDates, listTasks } from './store/tasks.ts'

export interface EnterDate {
  readonly taskId: string
  /** Whether whoever enters it follows the plan. */
  readonly isFollowed: boolean
  /** When the event took place. */
  readonly startsOn: Day | null
  /** By when it is to be done: of an event only where somebody set a day. */
  readonly dueOn: Day | null
  /** The paper that says so. */
  readonly basis: string
}

export type EnterDateRefusal = {
  readonly code: 'plan-task-unknown' | 'plan-date-fixed' | 'plan-event-needed' | 'plan-event-later' | 'plan-due-needed'
    | 'days-reversed'
}

/**
 * Enters the event for which tasks wait, for all that wait for the same, or the day that another paper sets for one;
 * it holds from today on, until another is entered. Refuses with `plan-task-unknown` what is no task, and any to
 * whoever does not follow the plan, `plan-date-fixed` one whose days the plan sets itself, `plan-event-needed` an event
 * without its day, `plan-event-later` one to come, `plan-due-needed` another paper's day that is missing,
 * `days-reversed` an end before the event. Leaves `plan.date-entered`. Answers how many tasks have it now.
 */
export async function enterDate(ctx: Ctx, input: EnterDate): Promise<Result<number, EnterDateRefusal>> {
  const { taskId, isFollowed, dueOn, basis } = input
  const today = dayOf(ctx.now)
  const task = await findTask(ctx.tx, taskId, today)
  if (!task || !isFollowed) return refuse({ code: 'plan-task-unknown' })
  const why = whyNot(task.content.deadline, input, today)
  if (why) return refuse({ code: why })
  const startsOn = task.content.deadline.type === 'event' ? input.startsOn : null
  const tasks = await waitingWith(ctx, task, today)
  await insertEnteredDates(ctx.tx, tasks.map(({ id }) => id), {
    startsOn, dueOn, basis, day: today, at: ctx.now, by: ctx.actorId,
  })
  await recordEvent(ctx, {
    type: `plan.date-entered`, subjectKind: 'plan-task', subjectId: task.id,
    data: {
      task: taskId, tasks: tasks.map(({ content }) => content.key).join(' '), basis,
      ...startsOn !== null && { startsOn }, ...dueOn !== null && { dueOn },
    },
  })
  return ok(tasks.length)
}

function whyNot(
  { type }: Deadline, { startsOn, dueOn }: EnterDate, today: Day,
): EnterDateRefusal['code'] | undefined {
  switch (type) {
    case 'event':
      if (startsOn === null) return 'plan-event-needed'
      if (startsOn > today) return 'plan-event-later'
      return dueOn !== null && dueOn < startsOn ? 'days-reversed' : undefined
    case 'external_plan': case 'external_progress':
      return dueOn === null ? 'plan-due-needed' : undefined
    case 'ongoing': case 'start_only': case 'quarter': case 'year': case 'period': case 'annual': case 'milestones':
      return 'plan-date-fixed'
  }
}

async function waitingWith({ tx }: Ctx, task: StoredTask, today: Day): Promise<readonly StoredTask[]> {
  const { deadline } = task.content
  if (deadline.type !== 'event') return [task]
  const tasks = await listTasks(tx, task.documentId, today)
  return tasks.filter(({ content }) => content.deadline.type === 'event' && content.deadline.event === deadline.event)
}
