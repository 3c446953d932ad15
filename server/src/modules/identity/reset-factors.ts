import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { deleteTotp, dropIdleCodes, insertFactorReset } from './store/factors.ts'
import { deletePasskeys } from './store/passkeys.ts'
import { endSessionsOf } from './store/sessions.ts'
import { dropSignInSteps } from './store/sign-in-steps.ts'
import type { Staff } from './store/staff.ts'

export interface ResetFactors {
  /** Held before (holdStaff). */
  readonly staff: Pick<Staff, 'accountId' | 'publicId'>
  /** In words, for whoever reviews it later. */
  readonly reason: string
  readonly machineNow: Date
}

/**
 * Takes the second factors of an official away who has lost them (đặt lại xác thực hai bước): they sign in by password
 * alone, and enrol anew where the policy asks for it. The reason stands beside it. Leaves `account.factors-reset` and
 * ends all sessions. Refuses with `reason-needed`, and `no-factor` where there is none.
 */
export async function resetFactors(
  ctx: Ctx, { staff: { accountId, publicId }, reason, machineNow }: ResetFactors,
): Promise<Result<null, { readonly code: 'reason-needed' | 'no-factor' }>> {
  const why = reason.normalize('NFC').trim()
  if (why === '') return refuse({ code: 'reason-needed' })
  const hadPhone = await deleteTotp(ctx.tx, accountId)
  const hadKeys = await deletePasskeys(ctx.tx, accountId)
  await dropIdleCodes(ctx.tx, accountId)
  if (!hadPhone && !hadKeys) return refuse({ code: 'no-factor' })
  await insertFactorReset(ctx.tx, { accountId, reason: why, resetBy: ctx.actorId, resetAt: ctx.now })
  await dropSignInSteps(ctx.tx, accountId)
  await endSessionsOf(ctx.tx, accountId, machineNow, 'factor')
  const data = { account: publicId }
  await recordEvent(ctx, { type: 'account.factors-reset', subjectKind: 'account', subjectId: accountId, data })
  return ok(null)
}
