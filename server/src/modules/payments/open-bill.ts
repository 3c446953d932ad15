import type { Dong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { randomSigns } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import type { ChargeMissing, ChargeStateWrong } from './change-charge.ts'
import { endBill } from './end-bill.ts'
import { type Bill, insertBill, listBillItems, lockOpenBillsOf } from './store/bills.ts'
import { lockCharges } from './store/charges.ts'

export interface OpenBill {
  /** Public ids of what is to be paid, of one dossier or of several; whose they may be is the door's to know. */
  readonly charges: readonly string[]
  readonly payer: string
  /** How long its charges are held for it. */
  readonly minutes: number
}

export type OpenBillRefusal = ChargeMissing | ChargeStateWrong
  /** Money of two sections goes to two accounts. */
  | { readonly code: 'bill-of-two-units' }
  /** Somebody else is about to pay one of the charges. */
  | { readonly code: 'charge-in-bill' }

/**
 * Opens a bill (đơn thanh toán) for charges that are owed, all of one section; what it comes to is their sum, and
 * nobody else says it. The same charges of the same account get the open bill that there is; another choice of the same
 * account ends the bill before. Leaves `bill.opened`.
 */
export async function openBill(
  ctx: Ctx, { charges: wantedAll, payer, minutes }: OpenBill,
): Promise<Result<Bill, OpenBillRefusal>> {
  const wanted = [...new Set(wantedAll)]
  const charges = await lockCharges(ctx.tx, wanted)
  const [first] = charges
  if (!first || charges.length < wanted.length) return refuse({ code: 'charge-missing' })
  const other = charges.find(({ state }) => state !== 'owed')
  if (other) return refuse({ code: 'charge-state', state: other.state })
  if (charges.some(({ unitId }) => unitId !== first.unitId)) return refuse({ code: 'bill-of-two-units' })

  const ids = charges.map(({ id }) => id)
  for (const bill of await lockOpenBillsOf(ctx.tx, ids)) {
    if (bill.accountId !== ctx.actorId) return refuse({ code: 'charge-in-bill' })
    const items = await listBillItems(ctx.tx, bill.id)
    const isSame = items.length === ids.length && items.every(({ chargeId }) => ids.includes(chargeId))
    if (isSame && bill.expiresAt > ctx.now) return ok(bill)
    await endBill(ctx, bill, isSame ? 'expire' : 'cancel')
  }

  const items = charges.map(({ id, amount }) => ({ chargeId: id, amount: amount ?? 0 }))
  const amount: Dong = items.reduce((sum, item) => sum + item.amount, 0)
  const bill = await insertBill(ctx.tx, {
    reference: `MC${randomSigns(10)}`, unitId: first.unitId, accountId: ctx.actorId, payer, amount, openedAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + minutes * 60_000),
  }, items)
  await recordEvent({ ...ctx, unitId: bill.unitId }, {
    type: 'bill.opened', subjectKind: 'bill', subjectId: bill.id,
    data: { bill: bill.publicId, amount, charges: items.length },
  })
  return ok(bill)
}
