import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { publicIdOfAccount } from './store/accounts.ts'
import { closeSession } from './store/sessions.ts'

/**
 * Ends the session of a token (đăng xuất). Leaves `account.signed-out`; nothing, if it was over: whoever presses twice,
 * or comes back to an old page, is out all the same.
 */
export async function endSession(
  ctx: Ctx, { token, machineNow }: { readonly token: string; readonly machineNow: Date },
): Promise<Result<{ readonly isEnded: boolean }, never>> {
  const closed = await closeSession(ctx.tx, token, machineNow, 'signed-out')
  if (!closed) return ok({ isEnded: false })
  const { accountId } = closed
  const data = { account: await publicIdOfAccount(ctx.tx, accountId) ?? '' }
  const event = { type: 'account.signed-out', subjectKind: 'account', subjectId: accountId, data } as const
  await recordEvent({ ...ctx, actorId: accountId }, event)
  return ok({ isEnded: true })
}
