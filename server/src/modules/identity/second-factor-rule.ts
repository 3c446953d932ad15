import type { Day } from '../../kernel/civil-day.ts'
import type { Directory } from '../organisation/public.ts'
import type { RoleGrant } from './domain/actor.ts'

/** Value of the policy `second-factor`: of which roles, general or of one unit or agency (its scope). */
interface SecondFactorRule { readonly roles: readonly string[] }

/**
 * Whether somebody with these roles signs in by two steps on the directory's day (policy `second-factor`): the rule of
 * the unit of a role, else that of its agency, else the general one. From which day on is the validity of the rule.
 */
export function needsSecondFactor(directory: Directory, grants: readonly RoleGrant[], today: Day): boolean {
  return grants.some(({ role, unitId, validFrom, validTo }) => {
    if (unitId === null || validFrom > today || validTo !== null && validTo < today) return false
    const scopes = [directory.byId(unitId), directory.agencyOf(unitId)].flatMap((unit) => unit ? [unit.idOfData] : [])
    const rule = directory.policy('second-factor', ...scopes)?.value as SecondFactorRule | undefined
    return rule?.roles.includes(role) ?? false
  })
}
