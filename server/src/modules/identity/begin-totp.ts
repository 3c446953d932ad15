import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { isSecret } from '../../platform/secrets.ts'
import { newTotpSecret } from '../../platform/totp.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import type { FactorKeeper } from './factor-keeper.ts'
import { clearAttempts } from './store/attempts.ts'
import { putBegunTotp } from './store/factors.ts'
import { lockPassword } from './store/passwords.ts'

export interface BeginTotp {
  readonly accountId: bigint
  readonly password: string
  /** Of countAttempt, kind `password`, on the account's public id: a stolen session must not bind a phone to it. */
  readonly attempt: Attempt
  readonly machineNow: Date
  readonly keeper: FactorKeeper
}

export type BeginTotpRefusal = { readonly code: 'current-password-wrong' | 'factor-there-already' }

/**
 * Makes the secret by which a phone will show codes to an official, to be shown once (bật xác thực hai bước). It opens
 * and asks nothing until `confirmTotp`; one that was begun before is forgotten. Leaves no event: nothing holds yet. The
 * secret must not stand in a kept answer.
 *
 * Refuses with `current-password-wrong`, and with `factor-there-already`: a phone is exchanged by taking the old one
 * away first. Throws if the attempt was not counted before.
 */
export async function beginTotp(
  ctx: Ctx, { accountId, password, attempt, machineNow, keeper }: BeginTotp,
): Promise<Result<{ readonly secret: string }, BeginTotpRefusal>> {
  const stored = await lockPassword(ctx.tx, accountId)
  if (!stored) throw new Error('an account without a password is signed in')
  await requireCounted(ctx.tx, attempt, 'password', stored.publicId)
  if (!await isSecret(stored.hash, password)) return refuse({ code: 'current-password-wrong' })
  const secret = newTotpSecret()
  const sealed = await keeper.seal(secret, stored.publicId)
  if (!await putBegunTotp(ctx.tx, accountId, sealed, machineNow)) return refuse({ code: 'factor-there-already' })
  await clearAttempts(ctx.tx, attempt, machineNow)
  return ok({ secret })
}
