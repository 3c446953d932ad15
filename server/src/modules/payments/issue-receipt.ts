import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { drawNumber, lockOwnBooklets } from './store/booklets.ts'
import { insertReceipt, linesOfPayment } from './store/receipts.ts'

export interface IssueReceipt {
  readonly paymentId: bigint
  readonly unitId: bigint
  readonly payer: string
  /** The voided one for which it stands. */
  readonly replaces: { readonly id: bigint; readonly publicId: string } | null
}

export interface IssuedReceipt {
  readonly id: bigint
  readonly publicId: string
  readonly number: number
}

export type NoNumber = { readonly code: 'no-booklet' } | { readonly code: 'booklet-exhausted' }

/**
 * Gives a receipt (lập biên lai) for what of a payment has not gone back, under the next number of the oldest open
 * booklet of whoever acts that has one: with the payment, or not at all, so that no number is left out. Leaves
 * `receipt.issued`. Refuses with `no-booklet` whoever was given none here, with `booklet-exhausted` where none of
 * theirs has a number left.
 */
export async function issueReceipt(
  ctx: Ctx, { paymentId, unitId, payer, replaces }: IssueReceipt,
): Promise<Result<IssuedReceipt, NoNumber>> {
  const booklets = await lockOwnBooklets(ctx.tx, ctx.actorId, unitId)
  if (booklets.length === 0) return refuse({ code: 'no-booklet' })
  const booklet = booklets.find(({ nextNumber, lastNumber }) => nextNumber <= lastNumber)
  if (!booklet) return refuse({ code: 'booklet-exhausted' })
  await drawNumber(ctx.tx, booklet)
  const lines = await linesOfPayment(ctx.tx, paymentId)
  const { nextNumber: number } = booklet
  const { id, publicId } = await insertReceipt(ctx.tx, {
    bookletId: booklet.id, number, paymentId, unitId, payer, lines,
    amount: lines.reduce((sum, line) => sum + line.amount, 0), issuedAt: ctx.now, issuedBy: ctx.actorId,
    replacesId: replaces?.id ?? null,
  })
  await recordEvent({ ...ctx, unitId }, {
    type: 'receipt.issued', subjectKind: 'receipt', subjectId: id,
    data: { receipt: publicId, booklet: booklet.publicId, number, ...replaces && { replaces: replaces.publicId } },
  })
  return ok({ id, publicId, number })
}
