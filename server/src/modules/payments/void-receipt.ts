import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { OwnDeed } from './decide-refund.ts'
import { type IssuedReceipt, type NoNumber, issueReceipt } from './issue-receipt.ts'
import { type Receipt, isReplaced, lockReceipt, markVoidAsked, markVoided } from './store/receipts.ts'

export interface ReceiptMissing { readonly code: 'receipt-missing' }
/** It is voided, asked to be voided, or not so, or another stands for it. */
export interface ReceiptStateWrong { readonly code: 'receipt-state' }

interface OneReceipt {
  /** Public id. */
  readonly receipt: string
  readonly isReached: (unitId: bigint) => boolean
}

/**
 * Asks that a receipt with a mistake is voided (đề nghị hủy biên lai); its money stays. Leaves `receipt.void-asked`.
 * Refuses with `receipt-missing`, and with `receipt-state` what is voided or asked for.
 */
export async function askVoid(
  ctx: Ctx, { receipt, isReached, why }: OneReceipt & { readonly why: string },
): Promise<Result<Receipt, ReceiptMissing | ReceiptStateWrong>> {
  const found = await lockReceipt(ctx.tx, receipt)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'receipt-missing' })
  if (found.voidAskedAt) return refuse({ code: 'receipt-state' })
  await markVoidAsked(ctx.tx, found.id, { at: ctx.now, byId: ctx.actorId, why })
  await recordEvent({ ...ctx, unitId: found.unitId }, {
    type: 'receipt.void-asked', subjectKind: 'receipt', subjectId: found.id, data: { receipt, number: found.number },
  })
  return ok(found)
}

/**
 * The head voids a receipt that is asked to be voided, or lets it stand. Leaves `receipt.voided` or
 * `receipt.void-declined`. Refuses with `receipt-missing`, with `receipt-state` what is not asked for, and with
 * `own-deed` whoever issued it: a void has two pairs of eyes.
 */
export async function decideVoid(
  ctx: Ctx, { receipt, isReached, isVoid }: OneReceipt & { readonly isVoid: boolean },
): Promise<Result<Receipt, ReceiptMissing | ReceiptStateWrong | OwnDeed>> {
  const found = await lockReceipt(ctx.tx, receipt)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'receipt-missing' })
  if (!found.voidAskedAt || found.voidedAt) return refuse({ code: 'receipt-state' })
  if (found.issuedBy === ctx.actorId) return refuse({ code: 'own-deed' })
  const event = { subjectKind: 'receipt', subjectId: found.id, data: { receipt, number: found.number } }
  if (isVoid) {
    await markVoided(ctx.tx, found.id, { at: ctx.now, byId: ctx.actorId, refundId: null })
    await recordEvent({ ...ctx, unitId: found.unitId }, { type: 'receipt.voided', ...event })
    return ok({ ...found, voidedAt: ctx.now })
  }
  await markVoidAsked(ctx.tx, found.id, null)
  await recordEvent({ ...ctx, unitId: found.unitId }, { type: 'receipt.void-declined', ...event })
  return ok({ ...found, voidAskedAt: null })
}

/**
 * Gives another receipt for the money of a voided one (lập lại biên lai), under a new number and naming the old one.
 * As `issueReceipt`; refuses besides with `receipt-missing`, and with `receipt-state` what is not voided, has another
 * already, or whose money went back.
 */
export async function reissueReceipt(
  ctx: Ctx, { receipt, isReached, payer }: OneReceipt & { readonly payer: string },
): Promise<Result<IssuedReceipt, ReceiptMissing | ReceiptStateWrong | NoNumber>> {
  const found = await lockReceipt(ctx.tx, receipt)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'receipt-missing' })
  if (!found.voidedAt || found.isByRefund || await isReplaced(ctx.tx, found.id)) return refuse({ code: 'receipt-state' })
  const { id, publicId, paymentId, unitId } = found
  return issueReceipt(ctx, { paymentId, unitId, payer, replaces: { id, publicId } })
}
