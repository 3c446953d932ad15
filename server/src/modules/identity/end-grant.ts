import { dayOf } from '../../kernel/civil-day.ts'
import type { Day } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { RoleGrant } from './domain/actor.ts'
import { mayGiveRole } from './domain/give-role.ts'
import { isRole } from './domain/rights.ts'
import { lockAccount } from './store/accounts.ts'
import { endSessionsOf } from './store/sessions.ts'
import { cutGrants } from './store/staff.ts'

export interface EndGrant {
  readonly publicId: string
  readonly role: string
  readonly unit: { readonly id: bigint; readonly publicId: string }
  /** The first day without it; today, if it is to end at once. */
  readonly from: Day
  /** Of whoever takes it away. */
  readonly giver: readonly RoleGrant[]
  readonly machineNow: Date
}

export type EndGrantRefusal = { readonly code: 'account-unknown' } | { readonly code: 'role-not-yours-to-give' }

/**
 * Takes a role at a unit away from a day on (thu hồi quyền). Leaves `role.ended` and ends the sessions. Who does not
 * hold it: nothing changes. Refuses with `account-unknown` or `role-not-yours-to-give`.
 */
export async function endGrant(
  ctx: Ctx, { publicId, role, unit, from, giver, machineNow }: EndGrant,
): Promise<Result<{ readonly isEnded: boolean }, EndGrantRefusal>> {
  if (!isRole(role) || !mayGiveRole(giver, role, dayOf(ctx.now))) return refuse({ code: 'role-not-yours-to-give' })
  const account = await lockAccount(ctx.tx, publicId, 'staff')
  if (!account) return refuse({ code: 'account-unknown' })
  const cut = await cutGrants(ctx.tx, { accountId: account.id, role, unitId: unit.id }, from)
  if (cut === 0) return ok({ isEnded: false })
  await endSessionsOf(ctx.tx, account.id, machineNow, 'rights')
  const data = { account: publicId, role, unit: unit.publicId, from }
  await recordEvent(ctx, { type: 'role.ended', subjectKind: 'account', subjectId: account.id, data })
  return ok({ isEnded: true })
}
