import { type Day, dayOf } from '../kernel/civil-day.ts'
import { type HeldRole, findStaffByUsername, rolesOf } from '../modules/identity/public.ts'
import type { Backing } from '../platform/db.ts'

/**
 * The account of whoever approves what a command does (người duyệt), by the roles that they hold today. Undefined where
 * there is no such account, or its roles do not allow it.
 */
export async function findApprover(
  { db, clock }: Backing, username: string, may: (roles: readonly HeldRole[], today: Day) => boolean,
): Promise<bigint | undefined> {
  const account = await findStaffByUsername(db, username)
  if (!account) return undefined
  const today = dayOf(clock.now())
  const roles = await rolesOf(db, [account.id], today)
  return may(roles.filter(({ validFrom }) => validFrom <= today), today) ? account.id : undefined
}
