import type { Ctx } from '../../platform/db.ts'
import { randomToken } from '../../platform/secrets.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { withFactor } from './store/factors.ts'
import { insertSignInStep } from './store/sign-in-steps.ts'

/**
 * Between the two steps of signing in: a token for whoever has just given the right password, for so many minutes as a
 * code sent to a phone lives, and for nothing but the second step. Undefined for an account without a second factor,
 * which is signed in by its password. For a cookie alone: it must not stand in a kept answer.
 */
export async function beginSignInStep(
  ctx: Ctx, accountId: bigint, machineNow: Date, { codeMinutes }: Pick<SignInPolicy, 'codeMinutes'>,
): Promise<{ readonly token: string } | undefined> {
  if (!(await withFactor(ctx.tx, [accountId])).has(accountId)) return undefined
  const token = randomToken()
  const expiresAt = new Date(machineNow.getTime() + codeMinutes * 60_000)
  await insertSignInStep(ctx.tx, token, { accountId, madeAt: machineNow, expiresAt })
  return { token }
}
