import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { listOpenTasks, unansweredAmong } from '../workflow/public.ts'
import { isClosed } from './domain/lifecycle.ts'
import {
  type Alarm, type PlannedAlarm, endAlarmsById, listDueAlarms, planAlarmRows, settleAlarm, statesOf,
} from './store/alarm-list.ts'
import { type Dossier, lockFreeDossier } from './store/dossier-store.ts'
import { isHandOverStuck } from './watch-hand-overs.ts'

/** So many are looked at to find one whose dossier nobody has in hand. */
const AT_ONCE = 20
/** Whose hands are looked into at the end of a shift: who sits at the counter. */
export const COUNTER_ROLES: readonly string[] = ['reception']

/** Whether a dossier still stands still for a cause; the rooms of the causes know, and they stand to the right. */
export type IsIdle = (tx: Tx, dossierId: bigint, cause: string) => Promise<boolean>

/**
 * Raises the next alarm whose moment has come, once, if there is still a reason: of a dossier that was answered, handed
 * over or moved on meanwhile it ends unraised, and of a letter that was printed. Two that look at once raise it once:
 * the dossier is locked first, as in every deed. Leaves `dossier.alarm-raised`. Answers whether there was one; for a
 * job, which asks again until not.
 */
export async function raiseNextAlarm(ctx: Ctx, isIdle: IsIdle): Promise<Result<boolean, never>> {
  for (const alarm of await listDueAlarms(ctx.tx, ctx.now, AT_ONCE)) {
    const dossier = await lockFreeDossier(ctx.tx, alarm.dossierId)
    if (!dossier) continue
    const isStill = await hasReason(ctx, dossier, alarm, isIdle)
    if (!await settleAlarm(ctx.tx, alarm.id, isStill ? { raisedAt: ctx.now } : { endedAt: ctx.now })) continue
    if (isStill) await tell(ctx, dossier, alarm)
    return ok(true)
  }
  return ok(false)
}

async function hasReason({ tx, now }: Ctx, { id, state }: Dossier, alarm: Alarm, isIdle: IsIdle): Promise<boolean> {
  switch (alarm.kind) {
    case 'unanswered': return (await unansweredAmong(tx, [id])).has(id)
    case 'held': return (await listOpenTasks(tx, id))
      .some(({ role, holderId }) => holderId !== null && COUNTER_ROLES.includes(role))
    case 'hand-over': return isHandOverStuck(tx, id, alarm.cause, now)
    // Also of a dossier that is over: what its letter says may be just that.
    case 'letter': return isIdle(tx, id, alarm.cause)
    case 'idle': return !isClosed(state) && isIdle(tx, id, alarm.cause)
  }
}

/** A dossier that stands still in a technical state, since when, and when somebody is to be told. */
export interface Idle {
  readonly dossierId: bigint
  readonly cause: string
  readonly since: Date
  readonly dueAt: Date
}

/**
 * Plans alarms of dossiers that stand still in a technical state, to be raised when each is due: each cause of a
 * dossier once, whoever looks and however often, until that alarm has ended; what stands still again after that is a
 * second one. Nothing is planned for a dossier that is closed. Answers how many are new.
 */
export async function planIdleAlarms(ctx: Ctx, idle: readonly Idle[]): Promise<number> {
  const states = await statesOf(ctx.tx, idle.map(({ dossierId }) => dossierId))
  const open = idle.filter(({ dossierId }) => {
    const state = states.get(dossierId)
    return state !== undefined && !isClosed(state)
  })
  return planAlarmRows(ctx.tx, open.map((one): PlannedAlarm => ({ ...one, kind: 'idle', level: 1 })))
}

/** Ends alarms, raised or planned, whose cause is gone. */
export async function endIdleAlarms(ctx: Ctx, ids: readonly bigint[]): Promise<void> {
  await endAlarmsById(ctx.tx, ids, ctx.now)
}

async function tell(ctx: Ctx, { id, publicId, number }: Dossier, { kind, level, cause }: Alarm): Promise<void> {
  await recordEvent(ctx, {
    type: 'dossier.alarm-raised', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, kind, level, cause },
  })
}
