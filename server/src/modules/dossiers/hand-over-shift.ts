import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Staff, findStaff, staffInUnit } from '../identity/public.ts'
import { type Task, type TaskCursor, holdTask, listHeld, listOpenTasks } from '../workflow/public.ts'
import { closeDeed } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { endAlarms } from './store/alarm-list.ts'
import { listLinesOf } from './store/desk-list.ts'
import { type Dossier, lockFreeDossier } from './store/dossier-store.ts'
import { insertShiftHandOvers } from './store/shift-list.ts'
import { type Viewer, deskOf, placesOf } from './viewer.ts'

export interface HandOverShift {
  readonly viewer: Viewer
  /** Account of a colleague, as its public id; null for the queue of the unit. */
  readonly toId: string | null
}

/** What came of one dossier: handed over, or why not. */
export interface HandedOver {
  readonly publicId: string
  readonly number: string
  /** Whose step it is, as the public id. */
  readonly unit: string
  readonly refusal: 'assignee-unknown' | 'changed-meanwhile' | 'not-your-step' | null
}

/** One transaction hands over so many: nobody waits for long for what it holds. */
const AT_ONCE = 25

/**
 * Hands the next of what somebody holds over at the end of a shift (bàn giao ca), to a colleague or back to the queue
 * of the unit: the steps after one of them, due first, and where the next begin. A dossier that somebody has in hand
 * just now (`changed-meanwhile`), that was taken away meanwhile (`not-your-step`), or for whose step the colleague has
 * no role there (`assignee-unknown`), stays where it is; the rest goes. Refuses as a whole only with `nothing-held`.
 * Leaves `dossier.shift-handed-over` for each; the heads are told of all together by `tellOfHandOver`.
 */
export async function handOverShift(
  ctx: Ctx, { directory }: DossierRooms, { viewer, toId }: HandOverShift, after: TaskCursor | undefined,
): Promise<Result<{ rows: HandedOver[]; next: TaskCursor | undefined }, { readonly code: 'nothing-held' }>> {
  const tasks = await listHeld(ctx.tx, deskOf(viewer), ctx.now, after, AT_ONCE, placesOf(viewer))
  if (tasks.length === 0) return refuse({ code: 'nothing-held' })
  const today = directory.on(dayOf(ctx.now))
  const colleagues = new Map<string, readonly Staff[]>()
  const colleagueFor = async ({ unitId, role }: Task) => {
    const key = `${String(unitId)} ${role}`
    const there = colleagues.get(key) ?? await staffInUnit(ctx.tx, unitId, role, dayOf(ctx.now))
    colleagues.set(key, there)
    return there.find(({ publicId, accountId }) => publicId === toId && accountId !== deskOf(viewer))
  }
  const names = new Map((await listLinesOf(ctx.tx, tasks.map(({ caseId }) => caseId))).map((line) => [line.id, line]))
  const rows: HandedOver[] = []
  for (const task of tasks) {
    const to = toId === null ? null : await colleagueFor(task)
    const refusal = to === undefined ? 'assignee-unknown' : await handOver(ctx, task, viewer, to)
    const { publicId, number } = names.get(task.caseId) ?? { publicId: '', number: '' }
    rows.push({ publicId, number, unit: today.byId(task.unitId)?.publicId ?? '', refusal })
  }
  return ok({ rows, next: tasks.length < AT_ONCE ? undefined : tasks.at(-1) })
}

async function handOver(ctx: Ctx, task: Task, viewer: Viewer, to: Staff | null): Promise<HandedOver['refusal']> {
  // One in hand just now would let all the others wait: it is told instead.
  const dossier: Dossier | undefined = await lockFreeDossier(ctx.tx, task.caseId)
  if (!dossier) return 'changed-meanwhile'
  const open = await listOpenTasks(ctx.tx, task.caseId)
  if (!open.some(({ id, holderId }) => id === task.id && holderId === deskOf(viewer))) return 'not-your-step'
  await holdTask(ctx.tx, task.id, to?.accountId ?? null)
  await endAlarms(ctx.tx, dossier.id, 'held', ctx.now)
  await closeDeed(ctx, { dossier, next: dossier.state }, 'dossier.shift-handed-over', {}, {
    data: { to: to?.publicId ?? 'queue' },
  })
  return null
}

/**
 * Tells the heads of a hand-over once it is through, a row a unit with how many were handed over and how many stayed.
 * Leaves `shift.handed-over` for each unit. Answers the rows.
 */
export async function tellOfHandOver(
  ctx: Ctx, { directory }: DossierRooms, { viewer: { accountId: byId }, toId }: HandOverShift,
  rows: readonly HandedOver[],
): Promise<Result<readonly HandedOver[], never>> {
  const today = directory.on(dayOf(ctx.now))
  const toAccount = toId === null ? undefined : await findStaff(ctx.tx, toId)
  const told = [...new Set(rows.map(({ unit }) => unit))].flatMap((unit) => {
    const unitId = today.byPublicId(unit)?.id
    const here = rows.filter((row) => row.unit === unit)
    const handed = here.filter(({ refusal }) => refusal === null).length
    return unitId === undefined ? [] : [
      { unitId, byId, toId: toAccount?.accountId ?? null, at: ctx.now, handed, refused: here.length - handed },
    ]
  })
  await insertShiftHandOvers(ctx.tx, told)
  for (const { unitId, handed, refused } of told) {
    await recordEvent(ctx, {
      type: 'shift.handed-over', subjectKind: 'unit', subjectId: unitId, data: { to: toId ?? 'queue', handed, refused },
    })
  }
  return ok(rows)
}
