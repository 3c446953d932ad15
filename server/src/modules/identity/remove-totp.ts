import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CheckFactor, type FactorRefusal, checkFactor } from './check-factor.ts'
import { deleteTotp, dropIdleCodes } from './store/factors.ts'
import { dropSignInSteps } from './store/sign-in-steps.ts'

/**
 * Takes one's own codes by time away, with the codes to recover with (tắt xác thực hai bước), for whoever proves the
 * factor once more: a stolen session must not. Leaves `account.factor-removed`. Refuses as `checkFactor` does.
 */
export async function removeTotp(ctx: Ctx, input: CheckFactor): Promise<Result<null, FactorRefusal>> {
  const { accountId, publicId } = input
  const checked = await checkFactor(ctx, input)
  if (!checked.ok) return checked
  await deleteTotp(ctx.tx, accountId)
  await dropIdleCodes(ctx.tx, accountId)
  await dropSignInSteps(ctx.tx, accountId)
  const data = { account: publicId, kind: 'totp' }
  await recordEvent(ctx, { type: 'account.factor-removed', subjectKind: 'account', subjectId: accountId, data })
  return ok(null)
}
