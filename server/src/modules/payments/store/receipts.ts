import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { PaymentWay } from './payment-rows.ts'

export interface ReceiptLine {
  readonly name: string
  readonly amount: Dong
  /** The id inside, as text. */
  readonly dossier: string
  /** Public id. */
  readonly charge: string
}

/** What somebody holds for a payment (biên lai). */
export interface Receipt {
  readonly id: bigint
  readonly publicId: string
  readonly bookletId: bigint
  /** Mẫu số and ký hiệu of its booklet. */
  readonly form: string
  readonly symbol: string
  readonly number: number
  readonly paymentId: bigint
  /** Public id. */
  readonly payment: string
  readonly way: PaymentWay
  readonly unitId: bigint
  readonly payer: string
  readonly lines: readonly ReceiptLine[]
  readonly amount: Dong
  readonly issuedAt: Date
  /** Null: the program. */
  readonly issuedBy: bigint | null
  readonly replacesId: bigint | null
  /** Number of the voided one that it stands for. */
  readonly replacesNumber: number | null
  readonly voidAskedAt: Date | null
  readonly voidAskedBy: bigint | null
  readonly voidWhy: string | null
  readonly voidedAt: Date | null
  readonly voidedBy: bigint | null
  /** Voided because money went back, and not for a mistake on it. */
  readonly isByRefund: boolean
}

const RECEIPT = sql`select receipt.id, receipt.public_id, receipt.booklet_id, booklet.form, booklet.symbol,
  receipt.number, receipt.payment_id, payment.public_id as payment, payment.way, receipt.unit_id, receipt.payer,
  receipt.lines, receipt.amount::float8 as amount, receipt.issued_at, receipt.issued_by, receipt.replaces_id,
  (select number from payments.receipt as before where before.id = receipt.replaces_id) as replaces_number,
  receipt.void_asked_at, receipt.void_asked_by, receipt.void_why, receipt.voided_at, receipt.voided_by,
  receipt.void_refund_id is not null as is_by_refund
  from payments.receipt join payments.booklet on booklet.id = receipt.booklet_id
  join payments.payment on payment.id = receipt.payment_id`

/** What of a payment has not gone back, as it stands on a receipt, by charge. */
export async function linesOfPayment(tx: Tx, paymentId: bigint): Promise<readonly ReceiptLine[]> {
  const { rows } = await sql<ReceiptLine>`
    select charge.name, item.amount::float8 as amount, charge.dossier_id::text as dossier, charge.public_id as charge
    from payments.payment_item item join payments.charge on charge.id = item.charge_id
    where item.payment_id = ${paymentId} and item.undone_at is null order by charge.id`.execute(tx)
  return rows
}

/** Writes a receipt (receipt_of_payment_once); answers its ids. */
export async function insertReceipt(
  tx: Tx, one: Pick<
    Receipt, 'bookletId' | 'number' | 'paymentId' | 'unitId' | 'payer' | 'lines' | 'amount' | 'issuedAt' | 'issuedBy'
    | 'replacesId'>,
): Promise<Pick<Receipt, 'id' | 'publicId'>> {
  const { rows: [row] } = await sql<Pick<Receipt, 'id' | 'publicId'>>`
    insert into payments.receipt
      (booklet_id, number, payment_id, unit_id, payer, lines, amount, issued_at, issued_by, replaces_id)
    values (${one.bookletId}, ${one.number}, ${one.paymentId}, ${one.unitId}, ${one.payer},
      ${JSON.stringify(one.lines)}::jsonb, ${one.amount}, ${one.issuedAt}, ${one.issuedBy}, ${one.replacesId})
    returning id, public_id`.execute(tx)
  if (!row) throw new Error('no receipt was written')
  return row
}

/** A receipt by its address. */
export async function findReceipt(db: Db | Tx, publicId: string): Promise<Receipt | undefined> {
  const { rows } = await sql<Receipt>`${RECEIPT} where receipt.public_id = ${publicId}`.execute(db)
  return rows[0]
}

/** A receipt by its address, held until the end of the transaction. */
export async function lockReceipt(tx: Tx, publicId: string): Promise<Receipt | undefined> {
  const { rows } = await sql<Receipt>`${RECEIPT} where receipt.public_id = ${publicId} for update of receipt`.execute(tx)
  return rows[0]
}

/** The receipt of a payment that holds, held until the end of the transaction (receipt_of_payment_once). */
export async function lockStandingReceipt(tx: Tx, paymentId: bigint): Promise<Receipt | undefined> {
  const { rows } = await sql<Receipt>`${RECEIPT}
    where receipt.payment_id = ${paymentId} and receipt.voided_at is null for update of receipt`.execute(tx)
  return rows[0]
}

/** Whether another receipt stands for a voided one (receipt_replaced_once). */
export async function isReplaced(tx: Tx, id: bigint): Promise<boolean> {
  const { rows } = await sql`select from payments.receipt where replaces_id = ${id}`.execute(tx)
  return rows.length > 0
}

/** Somebody asks to void it and why; nobody does any more, if `to` is null. */
export async function markVoidAsked(
  tx: Tx, id: bigint, to: { readonly at: Date; readonly byId: bigint; readonly why: string } | null,
): Promise<void> {
  await sql`update payments.receipt set void_asked_at = ${to?.at ?? null}, void_asked_by = ${to?.byId ?? null},
    void_why = ${to?.why ?? null} where id = ${id}`.execute(tx)
}

/** It holds no more; by a refund, where one is named. */
export async function markVoided(
  tx: Tx, id: bigint, to: { readonly at: Date; readonly byId: bigint; readonly refundId: bigint | null },
): Promise<void> {
  await sql`update payments.receipt set voided_at = ${to.at}, voided_by = ${to.byId}, void_refund_id = ${to.refundId}
    where id = ${id}`.execute(tx)
}

/** Receipts of a section within moments, latest first, after a line where one is given (receipt_of_unit). */
export async function listReceipts(
  db: Db | Tx, of: {
    readonly unitId: bigint; readonly from: Date; readonly before: Date
    readonly after: { readonly at: Date; readonly id: bigint } | undefined; readonly most: number
  },
): Promise<readonly Receipt[]> {
  const after = of.after ?? { at: of.before, id: 0n }
  const { rows } = await sql<Receipt>`${RECEIPT}
    where receipt.unit_id = ${of.unitId} and receipt.issued_at >= ${of.from}
      and (receipt.issued_at, receipt.id) < (${after.at}, ${after.id})
    order by receipt.issued_at desc, receipt.id desc limit ${of.most}`.execute(db)
  return rows
}

/** Receipts of these sections that somebody asks to void, oldest first (receipt_to_void), up to `most`. */
export async function listToVoid(
  db: Db | Tx, unitIds: readonly bigint[], most: number,
): Promise<readonly Receipt[]> {
  const { rows } = await sql<Receipt>`${RECEIPT} where receipt.unit_id = any(${unitIds}::bigint[])
    and receipt.void_asked_at is not null and receipt.voided_at is null order by receipt.id limit ${most}`.execute(db)
  return rows
}

/** Receipts of a dossier, also those that it shares with others, first to last. */
export async function listReceiptsOf(db: Db | Tx, dossierId: bigint): Promise<readonly Receipt[]> {
  const { rows } = await sql<Receipt>`${RECEIPT} where receipt.payment_id in (
    select item.payment_id from payments.charge join payments.payment_item as item on item.charge_id = charge.id
    where charge.dossier_id = ${dossierId}) order by receipt.id`.execute(db)
  return rows
}
