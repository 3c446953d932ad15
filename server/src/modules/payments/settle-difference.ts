import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Difference, type DifferenceState, holdDifference, settle } from './store/differences.ts'
import { reversalsOf } from './store/reversals.ts'

export interface SettleDifference {
  /** Its public id. */
  readonly difference: string
  /** What it was and what was done about it, for whoever audits. */
  readonly why: string
  /** Whether its section is one for which whoever settles it answers; null: nobody knows whose money it is. */
  readonly isWithin: (unitId: bigint | null) => boolean
}

export type SettleDifferenceRefusal =
  | { readonly code: 'difference-missing' } | { readonly code: 'difference-state'; readonly state: DifferenceState }
  | { readonly code: 'reversal-open' }

/**
 * Settles a difference (xử lý chênh lệch) with its reason; it does not come back when the day is reconciled anew.
 * Leaves `difference.settled`. What is not of one's section does not exist (`difference-missing`); what is settled or
 * gone is `difference-state`; what goes back through the gateway, on whichever entry that was asked, is
 * `reversal-open`: it would be paid back twice.
 */
export async function settleDifference(
  ctx: Ctx, { difference, why, isWithin }: SettleDifference,
): Promise<Result<Difference, SettleDifferenceRefusal>> {
  const found = await holdDifference(ctx.tx, difference)
  if (!found || !isWithin(found.unitId)) return refuse({ code: 'difference-missing' })
  if (found.state !== 'open') return refuse({ code: 'difference-state', state: found.state })
  if ((await reversalsOf(ctx.tx, [found.id])).get(found.id) === 'asked') return refuse({ code: 'reversal-open' })
  await settle(ctx.tx, found.id, { at: ctx.now, byId: ctx.actorId, why })
  await recordEvent({ ...ctx, unitId: found.unitId ?? undefined }, {
    type: 'difference.settled', subjectKind: 'difference', subjectId: found.id,
    data: { difference, kind: found.kind, day: found.day },
  })
  return ok({ ...found, state: 'settled', why })
}
