import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { totpStepOf } from '../../platform/totp.ts'
import { recordEvent } from '../audit/public.ts'
import { type CheckFactor, type FactorRefusal, tidyCode } from './check-factor.ts'
import { requireCounted } from './count-attempt.ts'
import { newRecoveryCodes, recoveryHashOf } from './factor-keeper.ts'
import { clearAttempts } from './store/attempts.ts'
import { lockTotp, putRecoveryCodes, takeStep } from './store/factors.ts'
import { endSessionsOf } from './store/sessions.ts'

export interface ConfirmTotp extends CheckFactor {
  /** Token of the session in use: it goes on, all others end. */
  readonly keep: string
}

export type ConfirmTotpRefusal = FactorRefusal | { readonly code: 'factor-not-begun' }

/** A secret that was shown so long ago is not confirmed any more: it may have been left on a screen. */
const MINUTES = 30

/**
 * Binds a phone to an account by the first code that it shows (xác nhận xác thực hai bước): from then on each sign-in
 * asks for one. Answers ten codes to recover with, which are shown once and must not stand in a kept answer. Leaves
 * `account.factor-added` and ends all sessions but the one in use, which may have been begun by whoever knows only the
 * password.
 *
 * Refuses with `factor-wrong`, `factor-unreadable`, or `factor-not-begun`. Throws if the attempt was not counted
 * before.
 */
export async function confirmTotp(
  ctx: Ctx, { accountId, publicId, code, attempt, machineNow, keeper, keep }: ConfirmTotp,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, ConfirmTotpRefusal>> {
  await requireCounted(ctx.tx, attempt, 'factor', publicId)
  const begun = await lockTotp(ctx.tx, accountId)
  const oldest = machineNow.getTime() - MINUTES * 60_000
  if (!begun || begun.confirmedAt || begun.begunAt.getTime() < oldest) return refuse({ code: 'factor-not-begun' })
  const secret = await keeper.open(begun.sealed, publicId)
  if (secret === undefined) return refuse({ code: 'factor-unreadable' })
  const step = await totpStepOf(secret, tidyCode(code), machineNow)
  if (step === undefined) return refuse({ code: 'factor-wrong' })

  await takeStep(ctx.tx, accountId, step, machineNow)
  const recoveryCodes = newRecoveryCodes()
  const hashes = recoveryCodes.map((one) => recoveryHashOf(publicId, one))
  await putRecoveryCodes(ctx.tx, accountId, hashes, machineNow)
  await clearAttempts(ctx.tx, attempt, machineNow)
  await endSessionsOf(ctx.tx, accountId, machineNow, 'factor', keep)
  const data = { account: publicId, kind: 'totp' }
  await recordEvent(ctx, { type: 'account.factor-added', subjectKind: 'account', subjectId: accountId, data })
  return ok({ recoveryCodes })
}
