import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { disagrees, holdDifference } from './store/differences.ts'
import { DIFFERENCE_OF_OUTCOME } from './receive-money.ts'
import { findRemittance } from './store/remittances.ts'
import { type Reversal, insertReversal } from './store/reversals.ts'
import type { SettleDifference, SettleDifferenceRefusal } from './settle-difference.ts'

export interface AskReversal extends SettleDifference {
  /** Whether there is a gateway to send it back. */
  readonly hasGateway: boolean
}

export type AskReversalRefusal = SettleDifferenceRefusal
  /** It paid something, or no gateway told of it: a refund, or the bank, takes it back. */
  | { readonly code: 'reversal-not-for-this' }
  /** The gateway has told two amounts for it. */
  | { readonly code: 'reversal-amount-unsure' }
  | { readonly code: 'gateway-missing' }

/**
 * Money that paid nothing shall go back, whole, to where it came from (trả lại tiền đến nhầm): for a bill that nobody
 * knows, of another amount, or for what is not owed any more. One person asks, since it can go nowhere else and paid
 * nobody's charge. The gateway is asked afterwards (`jobs/reverse-money.ts`); until it has gone the difference stays
 * open. Leaves `reversal.asked`. Refuses as `settleDifference`, with `reversal-not-for-this` what is no such money or
 * not the entry that says so, with `reversal-amount-unsure` while the gateway's last word is another amount than came
 * here, with `gateway-missing` where nobody would send it, and with `reversal-open` what goes back already.
 */
export async function askReversal(
  ctx: Ctx, { difference, why, isWithin, hasGateway }: AskReversal,
): Promise<Result<Reversal, AskReversalRefusal>> {
  const found = await holdDifference(ctx.tx, difference)
  if (!found || !isWithin(found.unitId)) return refuse({ code: 'difference-missing' })
  if (found.state !== 'open') return refuse({ code: 'difference-state', state: found.state })
  const money = found.source === 'gateway' ? await findRemittance(ctx.tx, 'gateway', found.reference) : undefined
  if (!money || money.outcome === 'taken' || found.kind !== DIFFERENCE_OF_OUTCOME[money.outcome])
    return refuse({ code: 'reversal-not-for-this' })
  if (await disagrees(ctx.tx, found, money.amount)) return refuse({ code: 'reversal-amount-unsure' })
  if (!hasGateway) return refuse({ code: 'gateway-missing' })
  const { id: remittanceId, amount } = money
  const reversal = await insertReversal(ctx.tx, {
    remittanceId, differenceId: found.id, amount, why, askedBy: ctx.actorId,
  }, ctx.now)
  if (!reversal) return refuse({ code: 'reversal-open' })
  await recordEvent({ ...ctx, unitId: found.unitId ?? undefined }, {
    type: 'reversal.asked', subjectKind: 'reversal', subjectId: reversal.id,
    data: { reversal: reversal.publicId, remittance: money.publicId, difference, amount },
  })
  return ok(reversal)
}
