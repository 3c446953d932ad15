import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { hashSecret, isSecret } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import { type PasswordFault, faultsOfPassword } from './domain/password-rules.ts'
import { passwordRulesOf } from './password-rules-of.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { clearAttempts } from './store/attempts.ts'
import { lockPassword, putPassword } from './store/passwords.ts'
import { endSessionsOf } from './store/sessions.ts'
import { dropSignInSteps } from './store/sign-in-steps.ts'

export interface ChangePassword {
  readonly accountId: bigint
  readonly current: string
  readonly next: string
  /** Of countAttempt, kind `password`, on the account's public id: a stolen session must not guess the password. */
  readonly attempt: Attempt
  /** Token of the session in use: it goes on, all others end. */
  readonly keep: string
  readonly machineNow: Date
  readonly policy: Pick<SignInPolicy, 'passwordRules' | 'administratorPasswordRules' | 'poorWords' | 'hashCost'>
}

export type ChangePasswordRefusal =
  | { readonly code: 'current-password-wrong' } | { readonly code: 'password-used-before' }
  | { readonly code: 'password-weak'; readonly faults: readonly PasswordFault[] }

/**
 * Changes one's own password (đổi mật khẩu). Leaves `account.password-changed` and ends all sessions but the one in
 * use.
 *
 * Refuses with `current-password-wrong`; with `password-weak` and everything that is wrong with it; with
 * `password-used-before` for the present one and those before it, as many as policy says. Throws if the attempt was not
 * counted before.
 */
export async function changePassword(ctx: Ctx, input: ChangePassword): Promise<Result<null, ChangePasswordRefusal>> {
  const { accountId, current, next, attempt, keep, machineNow, policy } = input
  const stored = await lockPassword(ctx.tx, accountId)
  if (!stored) throw new Error('an account without a password is signed in')
  await requireCounted(ctx.tx, attempt, 'password', stored.publicId)
  const isRight = await isSecret(stored.hash, current)
  if (!isRight) return refuse({ code: 'current-password-wrong' })

  const passwordRules = await passwordRulesOf(ctx, accountId, policy)
  const faults = faultsOfPassword(next, stored.username, passwordRules, policy.poorWords())
  if (faults.length > 0) return refuse({ code: 'password-weak', faults })
  const barred = [stored.hash, ...stored.previous].slice(0, Math.max(1, passwordRules.notLast))
  for (const hash of barred) if (await isSecret(hash, next)) return refuse({ code: 'password-used-before' })

  const hash = await hashSecret(next, policy.hashCost)
  await putPassword(ctx.tx, { accountId, hash, mustChange: false, changedAt: ctx.now, previous: barred })
  await clearAttempts(ctx.tx, attempt, machineNow)
  await dropSignInSteps(ctx.tx, accountId)
  await endSessionsOf(ctx.tx, accountId, machineNow, 'password', keep)
  const data = { account: stored.publicId }
  await recordEvent(ctx, { type: 'account.password-changed', subjectKind: 'account', subjectId: accountId, data })
  return ok(null)
}
