import { dayOf } from '../../kernel/civil-day.ts'
import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type Manager, isKnownTo, mayManage } from './domain/manage-account.ts'
import { lockAccount } from './store/accounts.ts'
import { type Staff, findStaff, rolesOf } from './store/staff.ts'

export type HoldStaffRefusal =
  | { readonly code: 'staff-unknown' } | { readonly code: 'account-unknown' } | { readonly code: 'own-account' }
  | { readonly code: 'account-beyond-reach' }

/**
 * Holds an account of staff for whoever manages it, before the deed and in its transaction: what it may do cannot
 * change until then. `isEnding` is for taking a role away, which needs no reach over the others.
 *
 * Refuses with `staff-unknown` if there is none within reach, `account-unknown` if it is closed, `own-account` (with a
 * stolen session one could set a password without the present one, or guess it for ever), and `account-beyond-reach`
 * if it holds more than its manager may give (domain/manage-account.ts).
 */
export async function holdStaff(
  ctx: Ctx,
  {
    publicId, manager, isEnding = false,
  }: { readonly publicId: string; readonly manager: Manager; readonly isEnding?: boolean },
): Promise<Result<Staff, HoldStaffRefusal>> {
  const isOpen = (await lockAccount(ctx.tx, publicId, 'staff')) !== undefined
  const staff = await findStaff(ctx.tx, publicId)
  const today = dayOf(ctx.now)
  const held = await rolesOf(ctx.tx, [staff?.accountId ?? NO_ROW], today)
  if (!staff) return refuse({ code: 'staff-unknown' })
  const account = { unitId: staff.unitId, held }
  if (!isKnownTo(manager, account)) return refuse({ code: 'staff-unknown' })
  if (!isOpen) return refuse({ code: 'account-unknown' })
  if (staff.accountId === ctx.actorId) return refuse({ code: 'own-account' })
  if (!isEnding && !mayManage(manager, account, today)) return refuse({ code: 'account-beyond-reach' })
  return ok(staff)
}
