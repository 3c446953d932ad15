import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockDifferenceById, lockMissing, settle } from './store/differences.ts'
import { type Reversal, holdReversal, markReversalEnded } from './store/reversals.ts'

/**
 * The gateway has sent money back that paid nothing, under a number of its own; null says that it refused. What went
 * settles its difference, by whoever asked, and those by which the same money is missing somewhere; what was refused
 * stays open and may be asked again. Leaves `reversal.done` and `difference.settled`, or `reversal.failed`. Refuses
 * with `reversal-ended` what has come to an end before.
 */
export async function endReversal(
  ctx: Ctx, { reversal, reference }: { readonly reversal: string; readonly reference: string | null },
): Promise<Result<Reversal, { readonly code: 'reversal-ended' }>> {
  const found = await holdReversal(ctx.tx, reversal)
  if (found?.state !== 'asked') return refuse({ code: 'reversal-ended' })
  const state = reference === null ? 'failed' : 'done'
  await markReversalEnded(ctx.tx, found.id, { state, at: ctx.now, reference })
  const difference = await lockDifferenceById(ctx.tx, found.differenceId)
  const by = { ...ctx, unitId: difference?.unitId ?? undefined }
  const event = { subjectKind: 'reversal', subjectId: found.id, data: { reversal, amount: found.amount } }
  if (state === 'failed') {
    await recordEvent(by, { type: 'reversal.failed', ...event })
    return ok({ ...found, state })
  }
  await recordEvent(by, { type: 'reversal.done', ...event })
  const settled = difference ? [
    ...difference.state === 'open' ? [difference] : [], ...await lockMissing(ctx.tx, difference),
  ] : []
  for (const { id, publicId, kind, day } of settled) {
    await settle(ctx.tx, id, { at: ctx.now, byId: found.askedBy, why: found.why })
    await recordEvent(by, {
      type: 'difference.settled', subjectKind: 'difference', subjectId: id, data: { difference: publicId, kind, day },
    })
  }
  return ok({ ...found, state })
}
