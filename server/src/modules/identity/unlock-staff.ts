import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { keyOf } from './count-attempt.ts'
import { lockAccount } from './store/accounts.ts'
import { clearAttempts } from './store/attempts.ts'
import { wakeStaff } from './store/idle-staff.ts'

/**
 * Lets an official try again who is locked out by wrong passwords, before the lock ends by itself, or whose account was
 * switched off because nobody used it (mở khóa tài khoản, QCVN 12:2026). Leaves `account.unlocked`; nothing, if nothing
 * was locked or counted. Refuses with `account-unknown`.
 */
export async function unlockStaff(
  ctx: Ctx, { publicId, machineNow }: { readonly publicId: string; readonly machineNow: Date },
): Promise<Result<{ readonly isUnlocked: boolean }, { readonly code: 'account-unknown' }>> {
  const account = await lockAccount(ctx.tx, publicId, 'staff')
  if (!account) return refuse({ code: 'account-unknown' })
  let cleared = 0n
  for (const on of [account.username ?? '', publicId]) {
    cleared += await clearAttempts(ctx.tx, { kind: 'password', key: keyOf('password', on) }, machineNow)
  }
  cleared += await clearAttempts(ctx.tx, { kind: 'factor', key: keyOf('factor', publicId) }, machineNow)
  const wasOff = await wakeStaff(ctx.tx, account.id, machineNow)
  if (cleared === 0n && !wasOff) return ok({ isUnlocked: false })
  const data = { account: publicId }
  await recordEvent(ctx, { type: 'account.unlocked', subjectKind: 'account', subjectId: account.id, data })
  return ok({ isUnlocked: true })
}
