import { DAY } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Booklet, drawNumber, lockElectronicBooklets, lockOwnBooklets } from './store/booklets.ts'
import { listWithoutReceipt } from './store/payment-rows.ts'
import { type Receipt, insertReceipt, linesOfPayment } from './store/receipts.ts'

const MONTH = 31 * DAY
/** So many at once; a section that took more goes on with the next payment. */
const MOST = 1_000

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
  const booklet = withNumber(booklets)
  if (!booklet) return refuse({ code: 'booklet-exhausted' })
  return ok(await giveReceipt(ctx, booklet, { paymentId, unitId, payer, replaces }, ctx.actorId))
}

export interface IssueElectronic {
  readonly unitId: bigint
  /** Where the money was taken: there, or at sections whose heir it is. */
  readonly takenAt: readonly bigint[]
  /** Of one payment alone. */
  readonly only?: bigint | undefined
}

/**
 * Gives receipts for what came online or by transfer in a section in the last month and has none (biên lai điện tử),
 * the oldest first, out of the booklets there that nobody holds; as many as these have numbers, and none where there is
 * no such booklet. Leaves `receipt.issued` for each. Answers how many.
 */
export async function issueElectronic(ctx: Ctx, { unitId, takenAt, only }: IssueElectronic): Promise<number> {
  const booklets = (await lockElectronicBooklets(ctx.tx, unitId)).map((one) => ({ ...one }))
  if (booklets.length === 0) return 0
  const payments = await listWithoutReceipt(ctx.tx, {
    unitIds: takenAt, only, since: new Date(ctx.now.getTime() - MONTH), most: MOST,
  })
  let given = 0
  for (const { id: paymentId, payer } of payments) {
    const booklet = withNumber(booklets)
    if (!booklet) break
    await giveReceipt(ctx, booklet, { paymentId, unitId, payer, replaces: null }, null)
    booklet.nextNumber += 1
    given += 1
  }
  return given
}

/** Gives an electronic receipt for what stays of a payment in place of a voided one; none where nothing does. */
export async function reissueElectronic(
  ctx: Ctx, { id, publicId, paymentId, unitId, payer }: Pick<Receipt, 'id' | 'publicId' | 'paymentId' | 'unitId' | 'payer'>,
): Promise<void> {
  if ((await linesOfPayment(ctx.tx, paymentId)).length === 0) return
  const booklets = await lockElectronicBooklets(ctx.tx, unitId)
  const booklet = withNumber(booklets)
  if (booklet) await giveReceipt(ctx, booklet, { paymentId, unitId, payer, replaces: { id, publicId } }, null)
}

/** The oldest that has a number left. */
function withNumber<Kept extends Booklet>(booklets: readonly Kept[]): Kept | undefined {
  return booklets.find(({ nextNumber, lastNumber }) => nextNumber <= lastNumber)
}

async function giveReceipt(
  ctx: Ctx, booklet: Booklet, { paymentId, unitId, payer, replaces }: IssueReceipt, issuedBy: bigint | null,
): Promise<IssuedReceipt> {
  await drawNumber(ctx.tx, booklet)
  const lines = await linesOfPayment(ctx.tx, paymentId)
  const { nextNumber: number } = booklet
  const { id, publicId } = await insertReceipt(ctx.tx, {
    bookletId: booklet.id, number, paymentId, unitId, payer, lines,
    amount: lines.reduce((sum, line) => sum + line.amount, 0), issuedAt: ctx.now, issuedBy,
    replacesId: replaces?.id ?? null,
  })
  await recordEvent({ ...ctx, unitId }, {
    type: 'receipt.issued', subjectKind: 'receipt', subjectId: id,
    data: { receipt: publicId, booklet: booklet.publicId, number, ...replaces && { replaces: replaces.publicId } },
  })
  return { id, publicId, number }
}
