import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { ComputedFee } from './domain/compute-fees.ts'
import { type Charge, type Moment, insertCharges } from './store/charges.ts'

export interface RaiseCharges {
  readonly dossierId: bigint
  /** The section that takes the money. */
  readonly unitId: bigint
  readonly moment: Moment
  /** As `computeFees` said of each. */
  readonly fees: readonly ComputedFee[]
  /**
   * Asked for by a clerk, beside what rules ask for, and in which rule or paper it stands; not worked out anew with
   * those.
   */
  readonly byHand?: { readonly source: string }
}

/**
 * Asks for the fees of a dossier (khoản phải thu), each with the reason for its amount. What is waived or free stands
 * among them as `waived`, so that whoever looks later sees that it was not forgotten; what is not known yet as
 * `unknown`. Leaves `charge.raised` for each.
 */
export async function raiseCharges(
  ctx: Ctx, { dossierId, unitId, moment, fees, byHand }: RaiseCharges,
): Promise<readonly Charge[]> {
  const charges = await insertCharges(
    ctx.tx, { dossierId, unitId, isByHand: byHand !== undefined, at: ctx.now, byId: ctx.actorId },
    fees.map(({ kind, name, amount, why }) => (
      { moment, kind, name, amount, why, state: stateOf(amount), source: byHand?.source ?? null })),
  )
  for (const { id, publicId, state, amount } of charges) {
    await recordEvent({ ...ctx, unitId }, {
      type: 'charge.raised', subjectKind: 'charge', subjectId: id, dossierId,
      data: { charge: publicId, moment, state, ...amount !== null && { amount } },
    })
  }
  return charges
}

function stateOf(amount: ComputedFee['amount']): 'unknown' | 'owed' | 'waived' {
  if (amount === null) return 'unknown'
  return amount > 0 ? 'owed' : 'waived'
}
