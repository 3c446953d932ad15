import { dayOf } from '../../kernel/civil-day.ts'
import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Manager } from './domain/manage-account.ts'
import { lockAccount } from './store/accounts.ts'
import { type HeldRole, type Staff, findStaff, rolesOf } from './store/staff.ts'

/** Who notes absences and names stand-ins: with the units that `absence.keep` reaches beyond one's own. */
export type Keeper = Manager

export interface Kept {
  readonly staff: Staff
  /** Whether it is whoever acts. */
  readonly isOwn: boolean
  /** What it holds now or will hold. */
  readonly roles: readonly HeldRole[]
}

/**
 * Holds the account of somebody whose days are to be kept: absences and stand-ins of one account are noted one after
 * the
 * other. Refuses with `staff-unknown` if there is none within reach, which is whoever sits or holds a role there, and
 * oneself; with `account-unknown` if it is closed.
 */
export async function holdKept(
  ctx: Ctx, { isReached }: Keeper, publicId: string,
): Promise<Result<Kept, { readonly code: 'staff-unknown' } | { readonly code: 'account-unknown' }>> {
  const isOpen = (await lockAccount(ctx.tx, publicId, 'staff')) !== undefined
  const staff = await findStaff(ctx.tx, publicId)
  const roles = await rolesOf(ctx.tx, [staff?.accountId ?? NO_ROW], dayOf(ctx.now))
  const isOwn = staff?.accountId === ctx.actorId
  if (!staff || !isOwn && !isReached(staff.unitId) && !roles.some(({ unitId }) => isReached(unitId)))
    return refuse({ code: 'staff-unknown' })
  return isOpen ? ok({ staff, isOwn, roles }) : refuse({ code: 'account-unknown' })
}
