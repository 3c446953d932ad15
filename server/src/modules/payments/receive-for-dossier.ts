import type { Dong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { randomSigns } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import { endBill } from './end-bill.ts'
import { holdMoney } from './hold-money.ts'
import { receiveMoney } from './receive-money.ts'
import { insertBill, listBillItems, lockOpenBillsOf } from './store/bills.ts'
import { type Charge, lockChargesOf } from './store/charges.ts'
import { type Remittance, findRemittance } from './store/remittances.ts'

/** Money that somebody else took for what is owed of a dossier, and that comes into the account of its section. */
export interface MoneyForDossier {
  readonly dossierId: bigint
  /** Their number of it, of at most 90 signs. */
  readonly reference: string
  readonly amount: Dong
  readonly payer: string
  readonly cameAt: Date
}

export type MoneyForDossierRefusal =
  /** That number was told of before: what is told twice counts once. */
  | { readonly code: 'money-known' }
  /** Nothing is owed of it (any more). */
  | { readonly code: 'not-owed' }
  /** Not exactly what is owed, all of it. */
  | { readonly code: 'amount-differs' }
  | { readonly code: 'bill-of-two-units' }

/**
 * Takes money that was paid elsewhere for all that is owed of a dossier, as money of the bank: it stands in the
 * reconciliation of its day until a line of a statement stands for it. Whatever is not certain is refused, and nothing
 * is marked as paid. Open bills for the same charges end. Leaves `bill.opened` and what `receiveMoney` leaves.
 */
export async function receiveForDossier(
  ctx: Ctx, { dossierId, reference, amount, payer, cameAt }: MoneyForDossier,
): Promise<Result<Remittance, MoneyForDossierRefusal>> {
  await holdMoney(ctx.tx, [{ source: 'bank', reference, bill: null }])
  if (await findRemittance(ctx.tx, 'bank', reference)) return refuse({ code: 'money-known' })
  const owed = (await lockChargesOf(ctx.tx, dossierId)).filter(({ state }) => state === 'owed')
  const [first] = owed
  if (!first) return refuse({ code: 'not-owed' })
  if (owed.some(({ unitId }) => unitId !== first.unitId)) return refuse({ code: 'bill-of-two-units' })
  if (owed.reduce((sum, one) => sum + (one.amount ?? 0), 0) !== amount) return refuse({ code: 'amount-differs' })
  const bill = await billFor(ctx, { owed, unitId: first.unitId, amount, payer })
  const received = await receiveMoney(ctx, { source: 'bank', reference, bill, amount, cameAt })
  // Held since before it was looked at: it is exactly what is owed.
  if (!received.ok || received.value.outcome !== 'taken') throw new Error('money that fits was not taken')
  return ok(received.value.remittance)
}

/** The reference of the open bill for exactly this, whoever opened it; else of one that is opened and paid at once. */
async function billFor(ctx: Ctx, { owed, unitId, amount, payer }: {
  readonly owed: readonly Charge[]; readonly unitId: bigint; readonly amount: Dong; readonly payer: string
}): Promise<string> {
  const ids = owed.map(({ id }) => id)
  for (const open of await lockOpenBillsOf(ctx.tx, ids)) {
    const items = await listBillItems(ctx.tx, open.id)
    if (items.length === ids.length && items.every(({ chargeId }) => ids.includes(chargeId))) return open.reference
    await endBill(ctx, open, 'cancel')
  }
  const bill = await insertBill(ctx.tx, {
    reference: `MC${randomSigns(10)}`, unitId, accountId: ctx.actorId, payer, amount, openedAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + 60_000),
  }, owed.map(({ id, amount: one }) => ({ chargeId: id, amount: one ?? 0 })))
  await recordEvent({ ...ctx, unitId: bill.unitId }, {
    type: 'bill.opened', subjectKind: 'bill', subjectId: bill.id,
    data: { bill: bill.publicId, amount, charges: ids.length },
  })
  return bill.reference
}
