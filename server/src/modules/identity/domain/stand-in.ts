import type { Day } from '../../../kernel/civil-day.ts'
import type { RoleGrant } from './actor.ts'
import { type Permission, type Role, reachOf } from './rights.ts'

/**
 * Roles of work: whoever has one may be stood in for. By the others one is watched or rules over others; no colleague
 * comes by them without whoever gives roles.
 */
export const OF_WORK: readonly Role[] = [
  'reception', 'postal_staff', 'one_stop_head', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk',
  'cashier',
]

/** Roles that a head shares out; for their own role heads name somebody themselves, or the administrator does. */
const UNDER: Partial<Record<Role, readonly Role[]>> = {
  one_stop_head: ['reception', 'postal_staff', 'cashier'],
  unit_head: ['unit_assigner', 'officer', 'clerk', 'cashier', 'reception', 'postal_staff'],
  agency_head: OF_WORK, agency_admin: OF_WORK, system_admin: OF_WORK,
}

/** Whether the role is one that somebody else may do for a time. */
export function isOfWork(role: string): role is Role {
  return OF_WORK.some((one) => one === role)
}

/** Whether whoever holds these grants may name who does a role of somebody else's; where is the reach of the right. */
export function mayNameFor(grants: readonly RoleGrant[], role: Role, day: Day): boolean {
  return grants.some((grant) =>
    reachOf([grant], 'absence.keep', day).length > 0 && UNDER[grant.role as Role]?.includes(role) === true)
}

/**
 * What nobody does for another: to hand on what was handed over (NĐ 30/2020 Đ.13: whoever was empowered empowers
 * nobody), and to set the rules by which work is given.
 */
const OWN_ONLY: readonly Permission[] = ['absence.keep', 'assignment.keep', 'duty.keep']

/** Whether a right may be used for somebody else. */
export function isLent(permission: Permission): boolean {
  return !OWN_ONLY.includes(permission)
}

/** Days of a stand-in, both included. */
export interface Days { readonly from: Day; readonly to: Day }

/** Whether two spans share a day. */
export function overlap(a: Days, b: Days): boolean {
  return a.from <= b.to && b.from <= a.to
}

/**
 * Whether a new stand-in would close a ring: from whoever is to stand in, over those who stand in for them on any of
 * the days, back to the absent one. Nobody's work may wait for themselves.
 */
export function closesRing(
  named: { readonly absentId: bigint; readonly standInId: bigint } & Days,
  all: readonly ({ readonly absentId: bigint; readonly standInId: bigint } & Days)[],
): boolean {
  const seen = new Set<bigint>()
  const next = [named.standInId]
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (at === named.absentId) return true
    if (seen.has(at)) continue
    seen.add(at)
    const here = at
    next.push(...all.filter((one) => one.absentId === here && overlap(one, named)).map(({ standInId }) => standInId))
  }
  return false
}
