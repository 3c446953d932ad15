import { type Dong, isDong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { endBillsAround } from './end-bill.ts'
import { type Charge, type ChargeState, changeCharge, lockCharges, lockChargesOf } from './store/charges.ts'

export interface ChargeMissing { readonly code: 'charge-missing' }
/** What is asked of a charge does not go with what has become of it. */
export interface ChargeStateWrong { readonly code: 'charge-state'; readonly state: ChargeState }
export interface AmountInvalid { readonly code: 'amount-invalid' }

/**
 * States what a charge comes to whose amount was not known (`unknown`): published since, or told by another agency.
 * `why` names the paper, and stands beside the amount instead of why it was not known. 0 is a waiver. Stated once: what
 * is wrong is cancelled and raised anew. Leaves `charge.stated`. Refuses with `amount-invalid` what is no whole
 * đồng, with `charge-state` a charge that is known.
 */
export async function stateAmount(
  ctx: Ctx, charge: string, amount: Dong, why: string,
): Promise<Result<Charge, ChargeMissing | ChargeStateWrong | AmountInvalid>> {
  if (!isDong(amount)) return refuse({ code: 'amount-invalid' })
  const [found] = await lockCharges(ctx.tx, [charge])
  if (!found) return refuse({ code: 'charge-missing' })
  if (found.state !== 'unknown') return refuse({ code: 'charge-state', state: found.state })
  const state = amount === 0 ? 'waived' : 'owed'
  await changeCharge(ctx.tx, found.id, { state, amount, at: ctx.now, byId: ctx.actorId, why, says: why })
  await recordEvent({ ...ctx, unitId: found.unitId }, {
    type: 'charge.stated', subjectKind: 'charge', subjectId: found.id, dossierId: found.dossierId,
    data: { charge, state, amount },
  })
  return ok({ ...found, state, amount, why })
}

/**
 * Takes a charge back that nobody has paid, with the reason. Leaves `charge.cancelled`. Refuses with `charge-state`
 * what is paid (money goes back as a refund), waived or cancelled already.
 */
export async function cancelCharge(
  ctx: Ctx, charge: string, why: string,
): Promise<Result<Charge, ChargeMissing | ChargeStateWrong>> {
  const [found] = await lockCharges(ctx.tx, [charge])
  if (!found) return refuse({ code: 'charge-missing' })
  if (found.state !== 'unknown' && found.state !== 'owed') return refuse({ code: 'charge-state', state: found.state })
  await takeBack(ctx, found, why)
  return ok({ ...found, state: 'cancelled' })
}

/**
 * Takes back what of a dossier is not paid, since nothing is done for it any more, with the reason. What is paid stays,
 * and goes back as a refund where it must. Leaves `charge.cancelled` for each.
 */
export async function cancelUnpaid(ctx: Ctx, dossierId: bigint, why: string): Promise<void> {
  const charges = await lockChargesOf(ctx.tx, dossierId)
  for (const charge of charges.filter(({ state }) => state === 'unknown' || state === 'owed')) await takeBack(ctx, charge, why)
}

/** Takes a charge back that is locked and not paid; an open bill for it ends. Leaves `charge.cancelled`. */
export async function takeBack(
  ctx: Ctx, { id, publicId, dossierId, unitId, amount }: Charge, why: string,
): Promise<void> {
  await changeCharge(ctx.tx, id, { state: 'cancelled', amount, at: ctx.now, byId: ctx.actorId, why })
  await recordEvent({ ...ctx, unitId }, {
    type: 'charge.cancelled', subjectKind: 'charge', subjectId: id, dossierId, data: { charge: publicId },
  })
  await endBillsAround(ctx, [id])
}
