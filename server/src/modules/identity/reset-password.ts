import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { hashSecret, randomPassword } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import { passwordRulesOf } from './password-rules-of.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { lockAccount } from './store/accounts.ts'
import { wakeStaff } from './store/idle-staff.ts'
import { lockPassword, putPassword } from './store/passwords.ts'
import { endSessionsOf } from './store/sessions.ts'
import { dropSignInSteps } from './store/sign-in-steps.ts'

export interface ResetPassword {
  readonly publicId: string
  readonly machineNow: Date
  readonly policy: Pick<SignInPolicy, 'passwordRules' | 'administratorPasswordRules' | 'hashCost'>
}

/**
 * Gives an official who has forgotten theirs a password made by chance, shown once to the administrator and changed at
 * the first sign-in (cấp lại mật khẩu); one that was switched off is on again. Leaves `account.password-reset` and ends
 * all sessions. The password must not stand in the kept answer of the request. Refuses with `account-unknown`.
 */
export async function resetPassword(
  ctx: Ctx, { publicId, machineNow, policy }: ResetPassword,
): Promise<Result<{ readonly initialPassword: string }, { readonly code: 'account-unknown' }>> {
  const account = await lockAccount(ctx.tx, publicId, 'staff')
  if (!account) return refuse({ code: 'account-unknown' })
  const old = await lockPassword(ctx.tx, account.id)
  const initialPassword = randomPassword()
  const hash = await hashSecret(initialPassword, policy.hashCost)
  const { notLast, changeAtFirst } = await passwordRulesOf(ctx, account.id, policy)
  const previous = (old ? [old.hash, ...old.previous] : []).slice(0, Math.max(1, notLast))
  await putPassword(ctx.tx, { accountId: account.id, hash, mustChange: changeAtFirst, changedAt: ctx.now, previous })
  await wakeStaff(ctx.tx, account.id, machineNow)
  await dropSignInSteps(ctx.tx, account.id)
  await endSessionsOf(ctx.tx, account.id, machineNow, 'password')
  const data = { account: publicId }
  await recordEvent(ctx, { type: 'account.password-reset', subjectKind: 'account', subjectId: account.id, data })
  return ok({ initialPassword })
}
