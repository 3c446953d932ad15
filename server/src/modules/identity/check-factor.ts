import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { totpStepOf } from '../../platform/totp.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import { type FactorKeeper, recoveryHashOf } from './factor-keeper.ts'
import { clearAttempts } from './store/attempts.ts'
import { lockTotp, takeStep, useRecoveryCode } from './store/factors.ts'

/** By which second factor somebody signed in. */
export type FactorKind = 'totp' | 'recovery-code' | 'passkey'

export interface CheckFactor {
  readonly accountId: bigint
  readonly publicId: string
  /** As typed: six digits of the phone, or a code to recover with. */
  readonly code: string
  /** Of countAttempt, kind `factor`, on the account's public id. */
  readonly attempt: Attempt
  readonly machineNow: Date
  readonly keeper: FactorKeeper
}

export type FactorRefusal = { readonly code: 'factor-wrong' | 'factor-used-already' | 'factor-unreadable' }

/**
 * Checks the second factor of an official (bước hai). A code is taken once, whoever brings it: one of a step that was
 * taken, or of one before it, is refused with `factor-used-already`. Refuses with `factor-wrong`, and with
 * `factor-unreadable` where the key of the secret is gone from the server: codes to recover with still work then.
 * Throws if the attempt was not counted before, in a transaction of its own.
 */
export async function checkFactor(
  ctx: Ctx, { accountId, publicId, code, attempt, machineNow, keeper }: CheckFactor,
): Promise<Result<{ readonly kind: FactorKind }, FactorRefusal>> {
  await requireCounted(ctx.tx, attempt, 'factor', publicId)
  const typed = tidyCode(code)
  if (!/^\d{6}$/.test(typed)) {
    if (!await useRecoveryCode(ctx.tx, accountId, recoveryHashOf(publicId, typed), machineNow))
      return refuse({ code: 'factor-wrong' })
    await clearAttempts(ctx.tx, attempt, machineNow)
    return ok({ kind: 'recovery-code' })
  }
  const stored = await lockTotp(ctx.tx, accountId)
  if (!stored?.confirmedAt) return refuse({ code: 'factor-wrong' })
  const secret = await keeper.open(stored.sealed, publicId)
  if (secret === undefined) return refuse({ code: 'factor-unreadable' })
  const step = await totpStepOf(secret, typed, machineNow)
  if (step === undefined) return refuse({ code: 'factor-wrong' })
  if (stored.lastStep !== null && step <= stored.lastStep) return refuse({ code: 'factor-used-already' })
  await takeStep(ctx.tx, accountId, step, stored.confirmedAt)
  await clearAttempts(ctx.tx, attempt, machineNow)
  return ok({ kind: 'totp' })
}

/** Blanks and hyphens are for the eye. */
export function tidyCode(code: string): string {
  return code.slice(0, 100).replace(/[\s-]/g, '').toUpperCase()
}
