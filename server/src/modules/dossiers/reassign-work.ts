import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type Staff, awayAmong, findStaff, staffInUnit, standInsFor } from '../identity/public.ts'
import { type Task, type TaskCursor, holdTask, listHeld, listOpenTasks } from '../workflow/public.ts'
import { type GivenTo, holderByRule } from './give-by-rule.ts'
import { closeDeed } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { endAlarms } from './store/alarm-list.ts'
import { listLinesOf } from './store/desk-list.ts'
import { lockFreeDossier } from './store/dossier-store.ts'
import { type Viewer, isUnitWithin } from './viewer.ts'

export interface ReassignWork {
  /** With the reach of `dossier.assign`. */
  readonly viewer: Viewer
  /** Who holds the work now, as the public id of the account. */
  readonly fromId: string
  /** A colleague, by the rule of each step, or back to the queue of its unit. */
  readonly to: { readonly by: 'person'; readonly id: string } | { readonly by: 'rule' | 'queue' }
  /** Only these dossiers; all, if none are named. */
  readonly only?: ReadonlySet<string> | undefined
}

/** What came of one dossier: given on, to whom; or why not. */
export interface Reassigned {
  readonly publicId: string
  readonly number: string
  readonly toName: string | null
  readonly refusal: 'assignee-unknown' | 'assignee-away' | 'changed-meanwhile' | 'not-your-step' | 'rule-gives-nobody' | null
}

/** One transaction gives so many on: nobody waits for long for what it holds. */
const AT_ONCE = 25

/**
 * Gives the next of what somebody holds to others (giao lại hàng loạt), because they leave, are away, or have too much:
 * the steps after one of them, due first, at units within reach of whoever shares out work; and where the next begin.
 * What somebody has in hand just now (`changed-meanwhile`), was taken away meanwhile (`not-your-step`), whom it cannot
 * be
 * given to (`assignee-unknown`, `assignee-away`, `rule-gives-nobody`) stays; the rest goes. Refuses as a whole with
 * `nothing-held` or `staff-unknown`. Leaves `dossier.reassigned` for each.
 */
export async function reassignWork(
  ctx: Ctx, rooms: DossierRooms, input: ReassignWork, after: TaskCursor | undefined,
): Promise<Result<
  { rows: Reassigned[]; next: TaskCursor | undefined }, { readonly code: 'nothing-held' | 'staff-unknown' }
>> {
  const { viewer, fromId, only } = input
  const from = await findStaff(ctx.tx, fromId)
  if (!from) return refuse({ code: 'staff-unknown' })
  const tasks = await listHeld(ctx.tx, from.accountId, ctx.now, after, AT_ONCE)
  if (tasks.length === 0) return refuse({ code: 'nothing-held' })
  const directory = rooms.directory.on(dayOf(ctx.now))
  const lines = await listLinesOf(ctx.tx, tasks.map(({ caseId }) => caseId))
  const names = new Map(lines.map((line) => [line.id, line]))
  const rows: Reassigned[] = []
  for (const task of tasks) {
    const line = names.get(task.caseId)
    if (!line || !viewer.reaches.some((scope) => isUnitWithin(directory, scope, task.unitId))) continue
    if (only && !only.has(line.publicId)) continue
    const { publicId, number } = line
    rows.push({ publicId, number, ...await giveOn(ctx, rooms, input, from, task) })
  }
  return ok({ rows, next: tasks.length < AT_ONCE ? undefined : tasks.at(-1) })
}

async function giveOn(
  ctx: Ctx, rooms: DossierRooms, { to }: ReassignWork, from: Staff, task: Task,
): Promise<Pick<Reassigned, 'toName' | 'refusal'>> {
  const stays = (refusal: Reassigned['refusal']) => ({ toName: null, refusal })
  // One in hand just now would let all the others wait: it is told instead.
  const dossier = await lockFreeDossier(ctx.tx, task.caseId)
  if (!dossier) return stays('changed-meanwhile')
  const open = await listOpenTasks(ctx.tx, task.caseId)
  if (!open.some(({ id, holderId }) => id === task.id && holderId === from.accountId)) return stays('not-your-step')
  const there = await staffInUnit(ctx.tx, task.unitId, task.role, dayOf(ctx.now))
  let given: GivenTo | undefined
  if (to.by === 'rule') {
    const process = await rooms.processes.of(dossier.procedureVersionId, ctx.tx)
    const { procedureId } = dossier
    const directory = rooms.directory.on(dayOf(ctx.now))
    given = await holderByRule(ctx, {
      caseId: dossier.id, procedureId, process, directory, submittedBy: dossier.submittedBy, asked: dossier,
    }, task, from.accountId)
    if (!given) return stays('rule-gives-nobody')
  }
  const toId = given?.holderId
  const next = there.find(({ publicId, accountId }) => to.by === 'person' ? publicId === to.id : accountId === toId)
  if (to.by !== 'queue' && (!next || next.accountId === from.accountId)) return stays('assignee-unknown')
  if (to.by === 'person' && next && await isOutOfReach(ctx, next, task)) return stays('assignee-away')
  await holdTask(ctx.tx, task.id, next?.accountId ?? null, given?.given)
  await endAlarms(ctx.tx, dossier.id, 'held', ctx.now)
  await closeDeed(ctx, { dossier, next: dossier.state }, 'dossier.reassigned', {}, {
    data: { from: from.publicId, to: next?.publicId ?? 'queue', by: to.by, ...given && { why: given.given.why } },
  })
  return { toName: next?.fullName ?? null, refusal: null }
}

/** Whether somebody is away and nobody stands in for that role there: what they are given would wait for them. */
export async function isOutOfReach(
  ctx: Ctx, { accountId }: Pick<Staff, 'accountId'>, { role, unitId }: { role: string; unitId: bigint },
): Promise<boolean> {
  const today = dayOf(ctx.now)
  if (!(await awayAmong(ctx.tx, [accountId], today)).has(accountId)) return false
  const standIns = await standInsFor(ctx.tx, [accountId], today)
  return !standIns.some((one) => one.role === role && one.unitId === unitId && one.from <= today)
}
