import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { isSecret } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import { type CheckFactor, type FactorRefusal, checkFactor } from './check-factor.ts'
import { type CheckPasskey, checkPasskey } from './check-passkey.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import { clearAttempts } from './store/attempts.ts'
import { withFactor } from './store/factors.ts'
import { lockPassword } from './store/passwords.ts'

export interface ProveHolder {
  readonly accountId: bigint
  readonly password: string
  /** Of countAttempt, kind `password`, on the account's public id. */
  readonly attempt: Attempt
  /** A code of the phone, or one to recover with. */
  readonly code?: CheckFactor | undefined
  /** One of the account's own keys. */
  readonly key?: CheckPasskey | undefined
  readonly machineNow: Date
}

export type ProveHolderRefusal = FactorRefusal | { readonly code: 'current-password-wrong' | 'passkey-wrong' }

/**
 * Whoever adds a factor to an account or takes a key away says the password once more, and proves the second factor
 * where the account has one: neither a session that was left open nor that and the password make a way in for good.
 * Answers the account's public id. Leaves `account.holder-proven` where there was a factor: it was used. Refuses with
 * `current-password-wrong`, `factor-wrong` where nothing or something wrong proves it, and as `checkFactor` and
 * `checkPasskey` do. Throws if an attempt was not counted before.
 */
export async function proveHolder(
  ctx: Ctx, { accountId, password, attempt, code, key, machineNow }: ProveHolder,
): Promise<Result<{ readonly publicId: string }, ProveHolderRefusal>> {
  const stored = await lockPassword(ctx.tx, accountId)
  if (!stored) throw new Error('an account without a password is signed in')
  await requireCounted(ctx.tx, attempt, 'password', stored.publicId)
  if (!await isSecret(stored.hash, password)) return refuse({ code: 'current-password-wrong' })
  if ((await withFactor(ctx.tx, [accountId])).has(accountId)) {
    const proven = code ? await checkFactor(ctx, code) : key ? await checkPasskey(ctx, key) : undefined
    if (!proven) return refuse({ code: 'factor-wrong' })
    if (!proven.ok) return proven
    const isStranger = 'accountId' in proven.value && (proven.value.accountId !== accountId || proven.value.isSuspect)
    if (isStranger) return refuse({ code: 'passkey-wrong' })
    const data = { account: stored.publicId, kind: 'kind' in proven.value ? proven.value.kind : 'passkey' }
    await recordEvent(ctx, { type: 'account.holder-proven', subjectKind: 'account', subjectId: accountId, data })
  }
  await clearAttempts(ctx.tx, attempt, machineNow)
  return ok({ publicId: stored.publicId })
}
