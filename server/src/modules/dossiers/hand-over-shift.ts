import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Staff, staffInUnit } from '../identity/public.ts'
import { type Task, holdTask, listHeld, listOpenTasks } from '../workflow/public.ts'
import { closeDeed } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { endAlarms } from './store/alarm-list.ts'
import { listLinesOf } from './store/desk-list.ts'
import { type Dossier, lockFreeDossier } from './store/dossier-store.ts'
import { insertShiftHandOvers } from './store/shift-list.ts'
import type { Viewer } from './viewer.ts'

export interface HandOverShift {
  readonly viewer: Viewer
  /** Account of a colleague, as its public id; null for the queue of the unit. */
  readonly toId: string | null
}

/** What came of one dossier: handed over, or why not. */
export interface HandedOver {
  readonly publicId: string
  readonly number: string
  readonly refusal: 'assignee-unknown' | 'changed-meanwhile' | 'not-your-step' | null
}

/** So many at once; whoever holds more presses again. */
const AT_ONCE = 500

/**
 * Hands all that somebody holds over at the end of a shift (bàn giao ca), to a colleague or back to the queue of the
 * unit. A dossier that somebody has in hand just now (`changed-meanwhile`), that was taken away meanwhile
 * (`not-your-step`), or for whose step the colleague has no role there (`assignee-unknown`), stays where it is; the rest
 * goes. Refuses as a whole only with `nothing-held`. Leaves `dossier.shift-handed-over` for each and
 * `shift.handed-over` for the unit, by which its head is told.
 */
export async function handOverShift(
  ctx: Ctx, _rooms: DossierRooms, { viewer, toId }: HandOverShift,
): Promise<Result<HandedOver[], { readonly code: 'nothing-held' }>> {
  const tasks = await listHeld(ctx.tx, viewer.accountId, ctx.now, undefined, AT_ONCE)
  if (tasks.length === 0) return refuse({ code: 'nothing-held' })
  const colleagues = new Map<string, readonly Staff[]>()
  const colleagueFor = async ({ unitId, role }: Task) => {
    const key = `${String(unitId)} ${role}`
    const there = colleagues.get(key) ?? await staffInUnit(ctx.tx, unitId, role, dayOf(ctx.now))
    colleagues.set(key, there)
    return there.find(({ publicId, accountId }) => publicId === toId && accountId !== viewer.accountId)
  }
  const names = new Map((await listLinesOf(ctx.tx, tasks.map(({ caseId }) => caseId))).map((line) => [line.id, line]))
  const rows: (HandedOver & { readonly unitId: bigint; readonly toAccount: bigint | null })[] = []
  for (const task of tasks) {
    const to = toId === null ? null : await colleagueFor(task)
    const refusal = to === undefined ? 'assignee-unknown' : await handOver(ctx, task, viewer, to)
    const { publicId, number } = names.get(task.caseId) ?? { publicId: '', number: '' }
    rows.push({ publicId, number, refusal, unitId: task.unitId, toAccount: to?.accountId ?? null })
  }
  await tellHeads(ctx, viewer, toId, rows)
  return ok(rows.map(({ publicId, number, refusal }) => ({ publicId, number, refusal })))
}

async function handOver(ctx: Ctx, task: Task, viewer: Viewer, to: Staff | null): Promise<HandedOver['refusal']> {
  // One in hand just now would let all the others wait: it is told instead.
  const dossier: Dossier | undefined = await lockFreeDossier(ctx.tx, task.caseId)
  if (!dossier) return 'changed-meanwhile'
  const open = await listOpenTasks(ctx.tx, task.caseId)
  if (!open.some(({ id, holderId }) => id === task.id && holderId === viewer.accountId)) return 'not-your-step'
  await holdTask(ctx.tx, task.id, to?.accountId ?? null)
  await endAlarms(ctx.tx, dossier.id, 'held', ctx.now)
  await closeDeed(ctx, { dossier, next: dossier.state }, 'dossier.shift-handed-over', {}, {
    data: { to: to?.publicId ?? 'queue' },
  })
  return null
}

async function tellHeads(
  ctx: Ctx, { accountId: byId }: Viewer, toId: string | null,
  rows: readonly (HandedOver & { readonly unitId: bigint; readonly toAccount: bigint | null })[],
): Promise<void> {
  const units = [...new Set(rows.map(({ unitId }) => unitId))]
  const told = units.map((unitId) => {
    const here = rows.filter((row) => row.unitId === unitId)
    const handed = here.filter(({ refusal }) => refusal === null).length
    return { unitId, byId, toId: here[0]?.toAccount ?? null, at: ctx.now, handed, refused: here.length - handed }
  })
  await insertShiftHandOvers(ctx.tx, told)
  for (const { unitId, handed, refused } of told) {
    await recordEvent(ctx, {
      type: 'shift.handed-over', subjectKind: 'unit', subjectId: unitId, data: { to: toId ?? 'queue', handed, refused },
    })
  }
}
