import { groupBy } from '../../kernel/group-by.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { momentAfter } from './domain/moment-after.ts'
import type { WorkMoves } from './move-work.ts'
import { type Pause, listPausesOfCases } from './store/clock-store.ts'
import { lockCountedStarts, redateStart } from './store/listener-store.ts'
import { type CountedTimer, listCountedTimers, listCountedTimersOfNone, redateTokens } from './store/timer-store.ts'

/** A moment of a process that comes at another time than before. */
export interface TimerRedated {
  readonly caseId: bigint | null
  /** Of its model. */
  readonly node: string
  readonly before: Date
  readonly after: Date
}

/**
 * Counts anew the moments in working time of cases whose steps and clocks go on by another calendar (tính lại mốc giờ
 * làm việc): on the edge of a step by that of the step, beside steps by that of the dossier's clock; pauses are left
 * out. As with what is promised, none comes earlier than before. The owner of the cases has locked them, and leaves
 * their events. Answers those that moved.
 */
export async function recountTimers(
  ctx: Ctx, { tasks, clocks }: Pick<WorkMoves, 'tasks' | 'clocks'>, calendarOf: (versionId: bigint) => WorkCalendar,
): Promise<TimerRedated[]> {
  const ofSteps = new Map(tasks
    .filter(({ task, calendarVersionId }) => task.calendarVersionId !== calendarVersionId)
    .map(({ task, calendarVersionId }) => [task.id, calendarVersionId]))
  const ofCases = new Map(clocks
    .filter(({ clock, calendarVersionId }) => clock.kind === 'dossier' && clock.calendarVersionId !== calendarVersionId)
    .map(({ clock, calendarVersionId }) => [clock.caseId, calendarVersionId]))
  const withSteps = tasks.flatMap(({ task }) => ofSteps.has(task.id) ? [task.caseId] : [])
  const cases = [...new Set([...withSteps, ...ofCases.keys()])]
  if (cases.length === 0) return []
  const timers = await listCountedTimers(ctx.tx, cases)
  if (timers.length === 0) return []
  const pauses = groupBy(await listPausesOfCases(ctx.tx, cases), ({ caseId }) => caseId)
  return redateLater(ctx, timers, (timer) => {
    const caseId = timer.caseId ?? 0n
    const version = timer.taskId === null ? ofCases.get(caseId) : ofSteps.get(timer.taskId)
    return version === undefined ? undefined : recountTimer(timer, pauses.get(caseId) ?? [], calendarOf(version))
  })
}

/**
 * The same of the next runs that belong to no case, which are counted by the calendar of the province's own agency;
 * before the first of them, of the starts that come by themselves. Answers those that moved, and the last token looked
 * at; none when all are done.
 */
export async function recountTimersOfNone(
  ctx: Ctx, calendar: WorkCalendar, { after, limit }: { after: TimerPlace | undefined; limit: number },
): Promise<{ readonly redated: readonly TimerRedated[]; readonly last: TimerPlace | undefined }> {
  const timers = await listCountedTimersOfNone(ctx.tx, after, limit)
  const isFirst = after === undefined || after.instanceId === 0n
  const redated = [
    ...isFirst ? await recountStarts(ctx, calendar) : [],
    ...await redateLater(ctx, timers, (timer) => recountTimer(timer, [], calendar)),
  ]
  return { redated, last: timers.length < limit ? undefined : timers.at(-1) }
}

/** Starts to come of a cycle in working time (quy trình tự bắt đầu theo chu kỳ); those after it count from them. */
async function recountStarts(ctx: Ctx, calendar: WorkCalendar): Promise<TimerRedated[]> {
  const moved: TimerRedated[] = []
  for (const { id, node, dueAt, counted } of await lockCountedStarts(ctx.tx)) {
    const after = recountTimer({ counted }, [], calendar)
    if (!after || after <= dueAt) continue
    await redateStart(ctx.tx, id, after)
    moved.push({ caseId: null, node, before: dueAt, after })
  }
  return moved
}

export type TimerPlace = Pick<CountedTimer, 'instanceId' | 'tokenId'>

async function redateLater(
  ctx: Ctx, timers: readonly CountedTimer[], dueOf: (timer: CountedTimer) => Date | undefined,
): Promise<TimerRedated[]> {
  const moved = timers.flatMap((timer) => {
    const dueAt = dueOf(timer)
    return dueAt && dueAt > timer.dueAt ? [{ ...timer, after: dueAt }] : []
  })
  await redateTokens(ctx.tx, moved.map(({ instanceId, tokenId, after }) => ({ instanceId, tokenId, dueAt: after })))
  return moved.map(({ caseId, node, dueAt: before, after }) => ({ caseId, node, before, after }))
}

/** Undefined where the calendar does not reach. */
function recountTimer(
  { counted: { from, span } }: Pick<CountedTimer, 'counted'>, pauses: readonly Pause[], calendar: WorkCalendar,
) {
  const due = momentAfter(span, new Date(from), calendar, pauses)
  return due.ok ? due.value : undefined
}
