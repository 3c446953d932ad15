import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { decoyHash, hashSecret, isOutdated, isSecret } from '../../platform/secrets.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import { isTooLong } from './domain/password-rules.ts'
import { passwordRulesOf } from './password-rules-of.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { clearAttempts } from './store/attempts.ts'
import { findPassword, renewHash, requireChange } from './store/passwords.ts'

export interface SignInStaff {
  readonly username: string
  readonly password: string
  /** Of countAttempt, kind `password`, on the username. */
  readonly attempt: Attempt
  readonly machineNow: Date
  readonly policy: Pick<SignInPolicy, 'passwordRules' | 'administratorPasswordRules' | 'hashCost'>
}

export interface SignedIn {
  readonly accountId: bigint
  readonly publicId: string
  /** At the first sign-in and after its age: the door lets them do nothing else until it is done. */
  readonly mustChangePassword: boolean
}

/**
 * Checks the password of an official (cán bộ đăng nhập); the door then opens the session in the same transaction.
 *
 * Refuses with `sign-in-wrong`, in the same words and after the same work, whether there is no such account, it is
 * disabled, or the password is another; with `account-idle` whoever knows the password of one that was switched off
 * because nobody used it. Throws if the attempt was not counted before, in a transaction of its own.
 */
export async function signInStaff(
  ctx: Ctx, input: SignInStaff,
): Promise<Result<SignedIn, { readonly code: 'sign-in-wrong' | 'account-idle' }>> {
  const { username, password, attempt, machineNow, policy } = input
  await requireCounted(ctx.tx, attempt, 'password', username)
  const found = isTooLong(password) ? undefined : await findPassword(ctx.tx, username)
  const stored = found?.hash ?? await decoyHash(policy.hashCost)
  const isRight = await isSecret(stored, password)
  if (!found || !isRight) return refuse({ code: 'sign-in-wrong' })
  if (found.isOff) return refuse({ code: 'account-idle' })

  const { accountId, publicId, mustChange, changedAt } = found
  await clearAttempts(ctx.tx, attempt, machineNow)
  if (isOutdated(stored, policy.hashCost)) {
    await renewHash(ctx.tx, accountId, stored, await hashSecret(password, policy.hashCost))
  }
  const { maxAgeDays } = await passwordRulesOf(ctx, accountId, policy)
  const isTooOld = maxAgeDays !== null && ctx.now.getTime() - changedAt.getTime() > maxAgeDays * 86_400_000
  if (isTooOld) await requireChange(ctx.tx, accountId)
  return ok({ accountId, publicId, mustChangePassword: mustChange || isTooOld })
}
