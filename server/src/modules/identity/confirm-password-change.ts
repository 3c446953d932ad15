import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { isSecret } from '../../platform/secrets.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import { lockPassword } from './store/passwords.ts'

export interface ConfirmPasswordChange {
  readonly accountId: bigint
  readonly current: string
  readonly next: string
  /** Of countAttempt, kind `password`, on the account's public id, as for the change itself. */
  readonly attempt: Attempt
}

/**
 * Whether a change that was let through before is the one that is asked for again: `next` is the password now,
 * `current` the one before it. Asks the account, because a request may keep neither a password nor a hash of one
 * (docs/adr/0021).
 *
 * Refuses with `another-change`. Throws if the attempt was not counted before.
 */
export async function confirmPasswordChange(
  ctx: Ctx, { accountId, current, next, attempt }: ConfirmPasswordChange,
): Promise<Result<null, { readonly code: 'another-change' }>> {
  const stored = await lockPassword(ctx.tx, accountId)
  if (!stored) return refuse({ code: 'another-change' })
  await requireCounted(ctx.tx, attempt, 'password', stored.publicId)
  const [before] = stored.previous
  const isSame = before !== undefined && await isSecret(stored.hash, next)
    && await isSecret(before, current)
  return isSame ? ok(null) : refuse({ code: 'another-change' })
}
