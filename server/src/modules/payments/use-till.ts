import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type Till, lockOpenTill } from './store/tills.ts'

export type NoTillToUse = { readonly code: 'no-till' } | { readonly code: 'till-of-past-day' }

/**
 * The open till of whoever acts, held: through it goes one thing after the other. Refuses with `no-till`, and with
 * `till-of-past-day` one that was opened on another day and is to be counted first.
 */
export async function useOwnTill(ctx: Ctx): Promise<Result<Till, NoTillToUse>> {
  const till = await lockOpenTill(ctx.tx, ctx.actorId)
  if (!till) return refuse({ code: 'no-till' })
  return dayOf(till.openedAt) === dayOf(ctx.now) ? ok(till) : refuse({ code: 'till-of-past-day' })
}
