import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Keeper, holdKept } from './hold-kept.ts'
import { closesRing, isOfWork, mayNameFor } from './domain/stand-in.ts'
import { absencesOf, insertStandIn, standInsWithin } from './store/stand-ins.ts'
import { findStaff, rolesOf } from './store/staff.ts'

/** A role at a unit. */
export interface StandInPlace {
  readonly role: string
  readonly unit: { readonly id: bigint; readonly publicId: string }
}

export interface NameStandIn {
  readonly keeper: Keeper
  /** Of the absent one, as its public id. */
  readonly absent: string
  readonly standIn: string
  readonly places: readonly StandInPlace[]
  readonly from: Day
  /** The last day. */
  readonly to: Day
  /** By role of the absent one, which roles one must have in the same agency (policy `stand-ins`). */
  readonly qualified: Readonly<Record<string, readonly string[]>>
  /** Whether two units are of one agency. */
  readonly isSameAgency: (a: bigint, b: bigint) => boolean
}

export type NameStandInRefusal =
  | { readonly code: 'staff-unknown' } | { readonly code: 'account-unknown' } | { readonly code: 'days-reversed' }
  | { readonly code: 'absence-past' } | { readonly code: 'stand-in-of-oneself' } | { readonly code: 'own-account' }
  | { readonly code: 'stand-in-not-yours-to-name' } | { readonly code: 'role-not-held' }
  | { readonly code: 'stand-in-unqualified' } | { readonly code: 'stand-in-away' }
  | { readonly code: 'stand-in-circular' } | { readonly code: 'stand-in-named-already' }

/**
 * Names who does the work of somebody from a day to a day, role by role (cử người làm thay; NĐ 30/2020 Đ.13: in
 * writing,
 * for a set time, and not handed on). One names it for oneself; a head for those whose work the head shares out, an
 * administrator for the agency. Leaves `stand-in.named` for each role. Answers their public ids.
 *
 * Refuses with `stand-in-of-oneself`; `own-account`, since nobody gives rights to themselves; `days-reversed`,
 * `absence-past`; `stand-in-not-yours-to-name`; `role-not-held` by the absent one on all of the days;
 * `stand-in-unqualified`
 * without a role of the agency that the policy asks for, on all of them; `stand-in-away` on one of them;
 * `stand-in-circular`; and `stand-in-named-already`, which ends first.
 */
export async function nameStandIn(ctx: Ctx, input: NameStandIn): Promise<Result<string[], NameStandInRefusal>> {
  const { absent, standIn, places, from, to, keeper, qualified, isSameAgency } = input
  const today = dayOf(ctx.now)
  if (to < from) return refuse({ code: 'days-reversed' })
  if (from < today) return refuse({ code: 'absence-past' })
  if (absent === standIn) return refuse({ code: 'stand-in-of-oneself' })
  const held = await holdKept(ctx, keeper, absent)
  if (!held.ok) return held
  const { staff, isOwn, roles } = held.value
  const other = await findStaff(ctx.tx, standIn)
  if (!other || other.isDisabled) return refuse({ code: 'account-unknown' })
  if (other.accountId === ctx.actorId) return refuse({ code: 'own-account' })
  for (const { role, unit } of places) {
    if (!isOfWork(role) || !isOwn && !(mayNameFor(keeper.grants, role, today) && keeper.isReached(unit.id)))
      return refuse({ code: 'stand-in-not-yours-to-name' })
    const isHeld = roles.some((one) => one.role === role && one.unitId === unit.id && spans(one, from, to))
    if (!isHeld) return refuse({ code: 'role-not-held' })
  }
  const theirs = (await rolesOf(ctx.tx, [other.accountId], today)).filter((one) => spans(one, from, to))
  const fits = ({ role, unit }: StandInPlace) =>
    theirs.some((one) => (qualified[role] ?? [role]).includes(one.role) && isSameAgency(one.unitId, unit.id))
  if (!places.every(fits)) return refuse({ code: 'stand-in-unqualified' })
  const away = await absencesOf(ctx.tx, [other.accountId], from)
  if (away.some((one) => one.from <= to)) return refuse({ code: 'stand-in-away' })
  const days = { absentId: staff.accountId, standInId: other.accountId, from, to }
  if (closesRing(days, await standInsWithin(ctx.tx, from, to))) return refuse({ code: 'stand-in-circular' })
  const named: string[] = []
  for (const { role, unit } of places) {
    const row = await insertStandIn(ctx.tx, { ...days, role, unitId: unit.id }, ctx.actorId, ctx.now)
    if (!row) return refuse({ code: 'stand-in-named-already' })
    named.push(row.publicId)
    await recordEvent(ctx, {
      type: 'stand-in.named', subjectKind: 'account', subjectId: staff.accountId,
      data: { standIn: row.publicId, account: absent, by: standIn, role, unit: unit.publicId, from, to },
    })
  }
  return ok(named)
}

function spans({ validFrom, validTo }: { validFrom: Day; validTo: Day | null }, from: Day, to: Day): boolean {
  return validFrom <= from && (validTo === null || to <= validTo)
}

