import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { finishVisit } from './end-turn.ts'
import { closeTurns, findOwnVisit, lockOpenTurns } from './store/given-back.ts'

export interface GiveBack {
  /** Public id of the visit. */
  readonly ticket: string
  readonly personId: bigint
}

export type GiveBackRefusal = { readonly code: 'ticket-unknown' } | { readonly code: 'turn-moved-on' }

/**
 * Whoever took a number from afar gives it back (trả lại số): the visit ends with all of its errands, whoever stood
 * behind moves up, and they may take another. Leaves `visit.ended`, `isGivenBack`. Refuses with `ticket-unknown` what
 * is not theirs, was not taken from afar, is of another day or over; and with `turn-moved-on` whoever is called or
 * served.
 */
export async function giveBack(
  ctx: Ctx, { ticket, personId }: GiveBack,
): Promise<Result<undefined, GiveBackRefusal>> {
  const visit = await findOwnVisit(ctx.tx, { ticket, personId, day: dayOf(ctx.now) })
  // Whoever calls them this moment is waited for, and then seen; what was passed on meanwhile, by the second look.
  if (visit) await lockOpenTurns(ctx.tx, visit.id)
  const turns = visit ? await lockOpenTurns(ctx.tx, visit.id) : []
  if (!visit || turns.length === 0) return refuse({ code: 'ticket-unknown' })
  if (turns.some(({ state }) => state === 'called' || state === 'serving')) return refuse({ code: 'turn-moved-on' })
  await closeTurns(ctx.tx, visit.id, ctx.now)
  await finishVisit(ctx, visit.id, visit.unitId, { isGivenBack: true })
  return ok(undefined)
}
