import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { unansweredAmong } from '../workflow/public.ts'
import { type Alarm, type PlannedAlarm, listDueAlarms, planAlarmRows, settleAlarm } from './store/alarm-list.ts'
import { type Dossier, lockFreeDossier } from './store/dossier-store.ts'

/** So many are looked at to find one whose dossier nobody has in hand. */
const AT_ONCE = 20

/**
 * Raises the next alarm whose moment has come, once; of a dossier answered meanwhile it ends unraised. Two that look at
 * once raise it once: the dossier is locked first, as in every deed. Leaves `dossier.alarm-raised`. Answers whether there
 * was one; for a job, which asks again until not.
 */
export async function raiseNextAlarm(ctx: Ctx): Promise<Result<boolean, never>> {
  for (const alarm of await listDueAlarms(ctx.tx, ctx.now, AT_ONCE)) {
    const dossier = await lockFreeDossier(ctx.tx, alarm.dossierId)
    if (!dossier) continue
    const isStill = alarm.kind !== 'unanswered' || (await unansweredAmong(ctx.tx, [dossier.id])).has(dossier.id)
    if (!await settleAlarm(ctx.tx, alarm.id, isStill ? { raisedAt: ctx.now } : { endedAt: ctx.now })) continue
    if (isStill) await tell(ctx, dossier, alarm)
    return ok(true)
  }
  return ok(false)
}

/**
 * Plans alarms of dossiers that stand still in a technical state, to be raised when each is due: each cause of a dossier
 * once, whoever looks. Answers how many are new.
 */
export async function planIdleAlarms(
  ctx: Ctx, idle: readonly { readonly dossierId: bigint; readonly cause: string; readonly dueAt: Date }[],
): Promise<number> {
  // The moment from which it stands is not kept exactly by all who tell of it: an alarm is not planned anew by that.
  const since = new Date(0)
  return planAlarmRows(ctx.tx, idle.map(({ dossierId, cause, dueAt }): PlannedAlarm =>
    ({ dossierId, kind: 'idle', level: 1, cause, since, dueAt })))
}

async function tell(ctx: Ctx, { id, publicId, number }: Dossier, { kind, level, cause }: Alarm): Promise<void> {
  await recordEvent(ctx, {
    type: 'dossier.alarm-raised', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, kind, level, cause },
  })
}
