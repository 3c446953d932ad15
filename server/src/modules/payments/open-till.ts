import { type Dong, isDong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { AmountInvalid } from './change-charge.ts'
import { type AskedOfSums, type SumUnusual, checkDrawer } from './domain/unusual-sum.ts'
import { type Till, insertTill } from './store/tills.ts'

export type OpenTillRefusal = AmountInvalid | SumUnusual | { readonly code: 'till-open' }

/**
 * A cashier begins to take cash at a section (mở ca thu) with so much in the drawer, counted. Leaves `till.opened`.
 * Refuses with `till-open` whoever has one open anywhere, with `amount-invalid` what is no whole đồng, and with
 * `sum-unusual` what is likely mistyped until it is confirmed.
 */
export async function openTill(
  ctx: Ctx, { unitId, start, sums }: { readonly unitId: bigint; readonly start: Dong; readonly sums: AskedOfSums },
): Promise<Result<Till, OpenTillRefusal>> {
  if (!isDong(start)) return refuse({ code: 'amount-invalid' })
  const meant = checkDrawer(sums, unitId, start)
  if (!meant.ok) return meant
  const till = await insertTill(ctx.tx, { unitId, cashierId: ctx.actorId, openedAt: ctx.now, startAmount: start })
  if (!till) return refuse({ code: 'till-open' })
  await recordEvent({ ...ctx, unitId }, {
    type: 'till.opened', subjectKind: 'till', subjectId: till.id, data: { till: till.publicId, start },
  })
  return ok(till)
}
