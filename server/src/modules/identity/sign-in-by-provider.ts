import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { holdOpenAccount } from './store/sessions.ts'
import { type StaffSubject, findStaffOfSubject } from './store/staff-subjects.ts'

/**
 * Finds whose account of staff somebody at an outside provider has (cán bộ đăng nhập bằng hệ thống ngoài), by what an
 * administrator has said of the account and nothing else. It stands for the password alone: the door goes on as after
 * one. Whoever names the account anew meanwhile waits until the session is there, and then ends it. Refuses with
 * `subject-unknown` alike for whoever has no account and one that is closed, and with `account-idle`.
 */
export async function signInByProvider(
  ctx: Ctx, subject: StaffSubject,
): Promise<Result<{ readonly accountId: bigint; readonly username: string },
  { readonly code: 'subject-unknown' | 'account-idle' }>> {
  const seen = await findStaffOfSubject(ctx.tx, subject)
  // The account is held before its identifier is read for good: naming it holds it, too, and first.
  const held = seen && await holdOpenAccount(ctx.tx, seen.accountId)
  const found = held && await findStaffOfSubject(ctx.tx, subject)
  if (found?.accountId !== seen?.accountId || !found) return refuse({ code: 'subject-unknown' })
  const { accountId, username, isOff } = found
  return isOff ? refuse({ code: 'account-idle' }) : ok({ accountId, username })
}
