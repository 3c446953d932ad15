import type { Day } from '../../kernel/civil-day.ts'
import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { RoleGrant } from './domain/actor.ts'
import { mayGiveRole } from './domain/give-role.ts'
import { isRole } from './domain/rights.ts'
import { lockAccount } from './store/accounts.ts'
import { endSessionsOf } from './store/sessions.ts'
import { insertGrant } from './store/staff.ts'

export interface GrantRole {
  /** Of the official who gets it. */
  readonly publicId: string
  readonly role: string
  /** Where; the door has checked that `staff.manage` of the giver reaches it. */
  readonly unit: { readonly id: bigint; readonly publicId: string }
  readonly validFrom: Day
  /** The last day, null for ever. */
  readonly validTo: Day | null
  /** Of whoever gives it. */
  readonly giver: readonly RoleGrant[]
  readonly machineNow: Date
}

export type GrantRoleRefusal =
  | { readonly code: 'account-unknown' }
  | { readonly code: 'own-account' }
  | { readonly code: 'role-not-yours-to-give' }
  | { readonly code: 'days-reversed' }
  | { readonly code: 'role-held-already' }

/**
 * Gives an official a role at a unit, for a time (phân quyền). Leaves `role.granted` and ends the sessions.
 *
 * Refuses with `own-account` (nobody gives rights to themselves), `role-not-yours-to-give` (domain/give-role.ts; a role
 * that does not exist too), `days-reversed`, or `role-held-already` on any of these days.
 */
export async function grantRole(ctx: Ctx, input: GrantRole): Promise<Result<null, GrantRoleRefusal>> {
  const { publicId, role, unit, validFrom, validTo, giver, machineNow } = input
  if (!isRole(role) || !mayGiveRole(giver, role, dayOf(ctx.now))) return refuse({ code: 'role-not-yours-to-give' })
  if (validTo !== null && validTo < validFrom) return refuse({ code: 'days-reversed' })
  const account = await lockAccount(ctx.tx, publicId, 'staff')
  if (!account) return refuse({ code: 'account-unknown' })
  if (account.id === ctx.actorId) return refuse({ code: 'own-account' })

  const grant = { accountId: account.id, role, unitId: unit.id, validFrom, validTo }
  if (!await insertGrant(ctx.tx, grant, ctx.actorId, ctx.now)) return refuse({ code: 'role-held-already' })
  await endSessionsOf(ctx.tx, account.id, machineNow, 'rights')
  const data = { account: publicId, role, unit: unit.publicId, validFrom, validTo: validTo ?? '' }
  await recordEvent(ctx, { type: 'role.granted', subjectKind: 'account', subjectId: account.id, data })
  return ok(null)
}
