import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockAccount, updateAccount } from './store/accounts.ts'
import { endSessionsOf } from './store/sessions.ts'

export type DisableStaffRefusal = { readonly code: 'account-unknown' } | { readonly code: 'own-account' }

/**
 * Closes the account of an official who leaves (vô hiệu hóa tài khoản): no session survives, none can be opened. Leaves
 * `account.disabled`. The row stays, because events name it. Closed already, it is `account-unknown`; one's own is
 * `own-account`, or the last administrator could lock the house from outside.
 */
export async function disableStaff(
  ctx: Ctx, { publicId, machineNow }: { readonly publicId: string; readonly machineNow: Date },
): Promise<Result<null, DisableStaffRefusal>> {
  const account = await lockAccount(ctx.tx, publicId, 'staff')
  if (!account) return refuse({ code: 'account-unknown' })
  if (account.id === ctx.actorId) return refuse({ code: 'own-account' })
  await updateAccount(ctx.tx, account.id, { status: 'disabled' })
  await endSessionsOf(ctx.tx, account.id, machineNow, 'disabled')
  const data = { account: publicId, why: 'staff' }
  await recordEvent(ctx, { type: 'account.disabled', subjectKind: 'account', subjectId: account.id, data })
  return ok(null)
}
