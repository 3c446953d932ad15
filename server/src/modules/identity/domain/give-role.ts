import type { Day } from '../../../kernel/civil-day.ts'
import type { RoleGrant } from './actor.ts'
import { type Role, reachOf } from './rights.ts'

/** Roles of people, which come with their own accounts or with a membership, and are never given to an official. */
const OF_PEOPLE: readonly Role[] = ['citizen', 'organisation', 'authorised', 'community_team']
/** Roles by which one is watched or rules over others: an agency does not make its own watchers and masters. */
const OF_THE_PROVINCE: readonly Role[] = ['controller', 'leader_viewer', 'agency_admin', 'system_admin', 'auditor']

/**
 * Whether whoever holds these grants may give a role, or take it away. An agency's administrator gives the roles of
 * work; those that watch, direct or administer are the system administrator's to give, so that no path leads from a
 * desk to them. Where it may be given is the reach of `staff.manage`.
 */
export function mayGiveRole(grants: readonly RoleGrant[], role: Role, day: Day): boolean {
  if (OF_PEOPLE.includes(role)) return false
  const reaches = reachOf(grants, 'staff.manage', day).map(({ reach }) => reach)
  if (reaches.includes('province')) return true
  return reaches.includes('agency') && !OF_THE_PROVINCE.includes(role)
}
