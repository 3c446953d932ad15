import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { endAsWithdrawn, lockOfKho } from './store/own-papers.ts'

export type WithdrawPaperRefusal =
  | { readonly code: 'paper-unknown' } | { readonly code: 'paper-kept-by-law' } | { readonly code: 'paper-ended' }

/**
 * The owner takes a paper out of the own Kho (gỡ giấy tờ khỏi Kho): what they put there, or agreed to be kept (a
 * consent may be taken back, NĐ 13/2023 Đ.12). The dossiers that used it keep it (ADR 0049). Refuses `paper-unknown`
 * for what is not theirs, `paper-kept-by-law` for what an act keeps, `paper-ended` for what does not stand there any
 * more. Leaves `paper.withdrawn`.
 */
export async function withdrawPaper(
  ctx: Ctx, { ownerId, paper }: { readonly ownerId: bigint; readonly paper: string },
): Promise<Result<null, WithdrawPaperRefusal>> {
  const found = await lockOfKho(ctx.tx, ownerId, paper)
  if (!found) return refuse({ code: 'paper-unknown' })
  if (found.isEnded) return refuse({ code: 'paper-ended' })
  if (found.basis === 'law') return refuse({ code: 'paper-kept-by-law' })
  await endAsWithdrawn(ctx.tx, found.id, ctx.now)
  await recordEvent(ctx, {
    type: 'paper.withdrawn', subjectKind: 'paper', subjectId: found.id, data: { paper, basis: found.basis ?? '' },
  })
  return ok(null)
}
