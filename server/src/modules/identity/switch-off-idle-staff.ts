import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockIdleStaff, switchOff } from './store/idle-staff.ts'

const DAY = 86_400_000
/** So many a transaction. */
const BATCH = 200

/**
 * Switches off accounts of staff that were not used for `days` (QCVN 12:2026: 45): who left and was forgotten must not
 * be a door. Nothing is lost: an administrator unlocks it, or gives a new password. Leaves `account.switched-off` for
 * each. Answers how many; for a job, which asks again until it is none.
 */
export async function switchOffIdleStaff(
  ctx: Ctx, { days, machineNow }: { readonly days: number; readonly machineNow: Date },
): Promise<Result<number, never>> {
  const since = {
    machine: new Date(machineNow.getTime() - days * DAY), product: new Date(ctx.now.getTime() - days * DAY),
  }
  const idle = await lockIdleStaff(ctx.tx, since, BATCH)
  if (idle.length === 0) return ok(0)
  const off = await switchOff(ctx.tx, idle, since, machineNow)
  for (const { id, publicId } of off) {
    await recordEvent(ctx, {
      type: 'account.switched-off', subjectKind: 'account', subjectId: id, data: { account: publicId, days },
    })
  }
  return ok(off.length)
}
