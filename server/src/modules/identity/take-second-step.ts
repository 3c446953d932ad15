import { type Result, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type CheckFactor, type FactorKind, type FactorRefusal, checkFactor } from './check-factor.ts'
import { useSignInStep } from './store/sign-in-steps.ts'

export interface TakeSecondStep extends CheckFactor {
  /** Of beginSignInStep. */
  readonly token: string
}

/**
 * The second step of signing in (bước hai của đăng nhập); the door then opens the session in the same transaction.
 * Refuses with `sign-in-step-over` where the first one is too long ago or was gone on from, or as `checkFactor` does:
 * the step stays then, for another try.
 */
export async function takeSecondStep(
  ctx: Ctx, { token, ...input }: TakeSecondStep,
): Promise<Result<{ readonly kind: FactorKind }, FactorRefusal | { readonly code: 'sign-in-step-over' }>> {
  if (!await useSignInStep(ctx.tx, token, input.machineNow)) return refuse({ code: 'sign-in-step-over' })
  return checkFactor(ctx, input)
}
