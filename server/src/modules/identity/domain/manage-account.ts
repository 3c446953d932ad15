import type { Day } from '../../../kernel/civil-day.ts'
import type { RoleGrant } from './actor.ts'
import { mayGiveRole } from './give-role.ts'
import { isRole } from './rights.ts'

/** Who manages staff, and which units the right reaches: `staff.manage` as the door has found it. */
export interface Manager {
  readonly grants: readonly RoleGrant[]
  readonly isReached: (unitId: bigint) => boolean
}

/** An account of staff, as far as it matters who may touch it. */
export interface Managed {
  /** Where its holder sits. */
  readonly unitId: bigint
  /** What it holds now or will hold. */
  readonly held: readonly { readonly role: string; readonly unitId: bigint }[]
}

/** Whether the account exists for the manager: its holder sits within reach, or holds a role there. */
export function isKnownTo({ isReached }: Manager, { unitId, held }: Managed): boolean {
  return isReached(unitId) || held.some((role) => isReached(role.unitId))
}

/**
 * Whether the manager may set its password, unlock, close it or add roles to it. Whoever gives an account a new
 * password can use all of its roles: so only where each of them is the manager's to give, at a unit within reach.
 * Otherwise an agency's administrator would be a system administrator for the price of a reset.
 */
export function mayManage(manager: Manager, { unitId, held }: Managed, day: Day): boolean {
  return manager.isReached(unitId) && held.every(({ role, unitId: at }) =>
    manager.isReached(at) && (!isRole(role) || mayGiveRole(manager.grants, role, day)))
}
