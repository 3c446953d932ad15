import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { PaymentWay } from './payment-rows.ts'

export type RefundState = 'asked' | 'approved' | 'refused' | 'done' | 'failed'
export type RefundWay = 'cash' | 'transfer' | 'online'

/** Money of a payment that goes back, or is asked to (hoàn trả). */
export interface Refund {
  readonly id: bigint
  readonly publicId: string
  readonly paymentId: bigint
  readonly unitId: bigint
  readonly amount: Dong
  readonly reason: string
  readonly state: RefundState
  readonly way: RefundWay
  readonly chargesThen: 'owed' | 'cancelled'
  readonly askedBy: bigint
  readonly askedAt: Date
  readonly decidedBy: bigint | null
  readonly decidedAt: Date | null
  readonly decidedWhy: string | null
  readonly doneAt: Date | null
  readonly reference: string | null
}

/** What was paid and did not go back, with whose it is. */
export interface PaidItem {
  readonly paymentId: bigint
  readonly unitId: bigint
  readonly way: PaymentWay
  readonly takenBy: bigint
  readonly chargeId: bigint
  readonly charge: string
  readonly amount: Dong
}

const COLUMNS = sql`id, public_id, payment_id, unit_id, amount::float8 as amount, reason, state, way, charges_then,
  asked_by, asked_at, decided_by, decided_at, decided_why, done_at, reference`

/** What of a payment has not gone back, by charge, held until the end of the transaction. */
export async function lockPaidItems(tx: Tx, payment: string): Promise<readonly PaidItem[]> {
  const { rows } = await sql<PaidItem>`
    select payment.id as payment_id, payment.unit_id, payment.way, payment.taken_by, charge.id as charge_id,
      charge.public_id as charge, item.amount::float8 as amount
    from payments.payment join payments.payment_item item on item.payment_id = payment.id
    join payments.charge on charge.id = item.charge_id
    where payment.public_id = ${payment} and item.undone_at is null order by charge.id for update of item`.execute(tx)
  return rows
}

/** Writes that money shall go back; undefined if that is asked for one of the charges already. */
export async function insertRefund(
  tx: Tx, one: Pick<Refund, 'paymentId' | 'unitId' | 'amount' | 'reason' | 'way' | 'chargesThen' | 'askedBy' | 'askedAt'>,
  chargeIds: readonly bigint[],
): Promise<Refund | undefined> {
  const { rows: [row] } = await sql<Refund>`
    insert into payments.refund (payment_id, unit_id, amount, reason, state, way, charges_then, asked_by, asked_at)
    values (${one.paymentId}, ${one.unitId}, ${one.amount}, ${one.reason}, 'asked', ${one.way}, ${one.chargesThen},
      ${one.askedBy}, ${one.askedAt}) returning ${COLUMNS}`.execute(tx)
  if (!row) throw new Error('no refund was written')
  const items = await sql`insert into payments.refund_item (refund_id, payment_id, charge_id)
    select ${row.id}, ${one.paymentId}, unnest(${chargeIds}::bigint[])
    on conflict (payment_id, charge_id) where not is_void do nothing returning charge_id`.execute(tx)
  return items.rows.length === chargeIds.length ? row : undefined
}

/** A refund by its address, held until the end of the transaction. */
export async function lockRefund(tx: Tx, publicId: string): Promise<Refund | undefined> {
  const { rows } = await sql<Refund>`select ${COLUMNS} from payments.refund
    where public_id = ${publicId} for update`.execute(tx)
  return rows[0]
}

/** The head has said yes, or no and why. */
export async function markDecided(
  tx: Tx, id: bigint,
  to: { readonly isApproved: boolean; readonly byId: bigint; readonly at: Date; readonly why: string | null },
): Promise<void> {
  await sql`update payments.refund set state = ${to.isApproved ? 'approved' : 'refused'}, decided_by = ${to.byId},
    decided_at = ${to.at}, decided_why = ${to.why} where id = ${id}`.execute(tx)
  if (!to.isApproved) await voidItems(tx, id)
}

/** It went back, or could not. */
export async function markEnded(
  tx: Tx, id: bigint, to: {
    readonly state: 'done' | 'failed'; readonly at: Date; readonly byId: bigint; readonly tillId: bigint | null
    readonly reference: string | null
  },
): Promise<void> {
  await sql`update payments.refund set state = ${to.state}, done_at = ${to.at}, done_by = ${to.byId},
    till_id = ${to.tillId}, reference = ${to.reference} where id = ${id}`.execute(tx)
  if (to.state === 'failed') await voidItems(tx, id)
}

async function voidItems(tx: Tx, id: bigint): Promise<void> {
  await sql`update payments.refund_item set is_void = true where refund_id = ${id}`.execute(tx)
}

/** Its charges count as not paid by that payment any more; answers their addresses, by id. */
export async function undoItems(tx: Tx, refundId: bigint, at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ publicId: string }>`
    with undone as (
      update payments.payment_item item set undone_at = ${at} from payments.refund_item of
      where of.refund_id = ${refundId} and item.payment_id = of.payment_id and item.charge_id = of.charge_id
        and item.undone_at is null returning item.charge_id)
    select public_id from payments.charge join undone on charge_id = charge.id order by charge.id`.execute(tx)
  return rows.map(({ publicId }) => publicId)
}

/** Who took the money of a payment. */
export async function takerOf(tx: Tx, paymentId: bigint): Promise<bigint | undefined> {
  const { rows } = await sql<{ takenBy: bigint }>`select taken_by from payments.payment
    where id = ${paymentId}`.execute(tx)
  return rows[0]?.takenBy
}

/** Refunds of these sections that wait for the head or to be paid out, oldest first (refund_waiting), up to `most`. */
export async function listWaitingRefunds(
  db: Db | Tx, unitIds: readonly bigint[], most: number,
): Promise<readonly Refund[]> {
  const { rows } = await sql<Refund>`select ${COLUMNS} from payments.refund
    where unit_id = any(${unitIds}::bigint[]) and state in ('asked', 'approved') order by id limit ${most}`.execute(db)
  return rows
}

/** Refunds of a payment, as they were asked for (refund_of_payment). */
export async function listRefunds(db: Db | Tx, paymentId: bigint): Promise<readonly Refund[]> {
  const { rows } = await sql<Refund>`select ${COLUMNS} from payments.refund
    where payment_id = ${paymentId} order by id`.execute(db)
  return rows
}

/** Money that the gateway is to send back, with the gateway's own number of it. */
export interface RefundToSend extends Pick<Refund, 'publicId' | 'amount' | 'reason'> {
  readonly paidAs: string
  /** How often the gateway has stumbled on it. */
  readonly tries: number
}

/** Approved refunds of what was paid online that are due: those not tried yet first (refund_to_send), up to `most`. */
export async function listRefundsToSend(db: Db, now: Date, most: number): Promise<readonly RefundToSend[]> {
  const { rows } = await sql<RefundToSend>`
    select refund.public_id, refund.amount::float8 as amount, refund.reason, payment.reference as paid_as, refund.tries
    from payments.refund join payments.payment on payment.id = refund.payment_id
    where refund.state = 'approved' and refund.way = 'online' and payment.way = 'online'
      and (refund.due_at is null or refund.due_at <= ${now})
    order by refund.due_at nulls first, refund.id limit ${most}`.execute(db)
  return rows
}

/** The gateway stumbled on it; it is asked again at `dueAt`. */
export async function putOffRefund(tx: Tx, publicId: string, dueAt: Date): Promise<void> {
  await sql`update payments.refund set due_at = ${dueAt}, tries = least(tries + 1, 30000)
    where public_id = ${publicId}::uuid and state = 'approved'`.execute(tx)
}
