import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'

export type PaymentWay = 'cash' | 'transfer' | 'online' | 'post'

export interface Payment {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly way: PaymentWay
  readonly amount: Dong
  readonly payer: string
  readonly paidAt: Date
  readonly takenBy: bigint
  readonly reference: string | null
}

const COLUMNS = sql`id, public_id, unit_id, way, amount::float8 as amount, payer, paid_at, taken_by, reference`

/** Writes money that came, and for which charges. */
export async function insertPayment(
  tx: Tx, one: Omit<Payment, 'id' | 'publicId'>,
  items: readonly { readonly chargeId: bigint; readonly amount: Dong }[],
): Promise<Payment> {
  const { rows: [row] } = await sql<Payment>`
    insert into payments.payment (unit_id, way, amount, payer, paid_at, taken_by, reference)
    values (${one.unitId}, ${one.way}, ${one.amount}, ${one.payer}, ${one.paidAt}, ${one.takenBy}, ${one.reference})
    returning ${COLUMNS}`.execute(tx)
  if (!row) throw new Error('no payment was written')
  const values = items.map(({ chargeId, amount }) => sql`(${row.id}::bigint, ${chargeId}::bigint, ${amount}::bigint)`)
  await sql`insert into payments.payment_item (payment_id, charge_id, amount) values ${sql.join(values)}`.execute(tx)
  return row
}

/** The payment of this reference, where money was told of already. */
export async function findByReference(db: Db | Tx, reference: string): Promise<Payment | undefined> {
  const { rows } = await sql<Payment>`select ${COLUMNS} from payments.payment where reference = ${reference}`.execute(db)
  return rows[0]
}

/**
 * Payments of these sections online or by transfer since a moment for which no receipt was given, and of which not
 * all went back; the oldest first, or one alone.
 */
export async function listWithoutReceipt(
  tx: Tx, of: {
    readonly unitIds: readonly bigint[]; readonly only: bigint | undefined; readonly since: Date; readonly most: number
  },
): Promise<readonly Payment[]> {
  const { rows } = await sql<Payment>`select ${COLUMNS} from payments.payment
    where unit_id = any(${of.unitIds}::bigint[]) and way in ('online', 'transfer') and paid_at >= ${of.since}
      and not exists (select from payments.receipt where receipt.payment_id = payment.id)
      and exists (select from payments.payment_item as item where item.payment_id = payment.id and item.undone_at is null)
      and ${of.only === undefined ? sql`true` : sql`id = ${of.only}`}
    order by paid_at, id limit ${of.most}`.execute(tx)
  return rows
}

/** A payment by its address. */
export async function findPayment(db: Db | Tx, publicId: string): Promise<Payment | undefined> {
  const { rows } = await sql<Payment>`select ${COLUMNS} from payments.payment where public_id = ${publicId}::uuid`
    .execute(db)
  return rows[0]
}
