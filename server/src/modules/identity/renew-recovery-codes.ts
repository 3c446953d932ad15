import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CheckFactor, type FactorRefusal, checkFactor } from './check-factor.ts'
import { newRecoveryCodes, recoveryHashOf } from './factor-keeper.ts'
import { putRecoveryCodes } from './store/factors.ts'

/**
 * Ten new codes to recover with, in place of those that were left (tạo lại mã khôi phục), for whoever proves the factor
 * once more. They are shown once and must not stand in a kept answer. Leaves `account.recovery-codes-made`. Refuses as
 * `checkFactor` does.
 */
export async function renewRecoveryCodes(
  ctx: Ctx, input: CheckFactor,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, FactorRefusal>> {
  const { accountId, publicId, machineNow } = input
  const checked = await checkFactor(ctx, input)
  if (!checked.ok) return checked
  const recoveryCodes = newRecoveryCodes()
  const hashes = recoveryCodes.map((one) => recoveryHashOf(publicId, one))
  await putRecoveryCodes(ctx.tx, accountId, hashes, machineNow)
  const data = { account: publicId }
  await recordEvent(ctx, { type: 'account.recovery-codes-made', subjectKind: 'account', subjectId: accountId, data })
  return ok({ recoveryCodes })
}
