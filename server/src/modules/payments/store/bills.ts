import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { BillState } from '../domain/bill-state.ts'
import type { ChargeState } from './charges.ts'

/** Charges of one payer that are paid together online (đơn thanh toán). */
export interface Bill {
  readonly id: bigint
  readonly publicId: string
  /** Under which gateway and bank tell of its money. */
  readonly reference: string
  readonly unitId: bigint
  readonly accountId: bigint
  readonly payer: string
  readonly amount: Dong
  readonly state: BillState
  readonly openedAt: Date
  readonly expiresAt: Date
}

/** One charge of a bill, as it was when the bill was opened. */
export interface BillItem {
  readonly billId: bigint
  readonly chargeId: bigint
  readonly charge: string
  readonly dossierId: bigint
  readonly name: string
  readonly why: string
  readonly amount: Dong
  /** What has become of the charge meanwhile. */
  readonly state: ChargeState
}

const COLUMNS = sql`id, public_id, reference, unit_id, account_id, payer, amount::float8 as amount, state, opened_at,
  expires_at`

/** Writes an open bill. */
export async function insertBill(
  tx: Tx, one: Omit<Bill, 'id' | 'publicId' | 'state'>,
  items: readonly { readonly chargeId: bigint; readonly amount: Dong }[],
): Promise<Bill> {
  const { rows: [row] } = await sql<Bill>`
    insert into payments.bill (reference, unit_id, account_id, payer, amount, state, opened_at, expires_at)
    values (${one.reference}, ${one.unitId}, ${one.accountId}, ${one.payer}, ${one.amount}, 'open', ${one.openedAt},
      ${one.expiresAt})
    returning ${COLUMNS}`.execute(tx)
  if (!row) throw new Error('no bill was written')
  const values = items.map(({ chargeId, amount }) =>
    sql`(${row.id}::bigint, ${chargeId}::bigint, ${amount}::bigint, true)`)
  await sql`insert into payments.bill_item (bill_id, charge_id, amount, is_open) values ${sql.join(values)}`.execute(tx)
  return row
}

/** A bill by its address. */
export async function findBill(db: Db | Tx, publicId: string): Promise<Bill | undefined> {
  const { rows } = await sql<Bill>`select ${COLUMNS} from payments.bill where public_id = ${publicId}::uuid`.execute(db)
  return rows[0]
}

/** The same, held until the end of the transaction. */
export async function lockBill(tx: Tx, publicId: string): Promise<Bill | undefined> {
  const { rows } = await sql<Bill>`select ${COLUMNS} from payments.bill where public_id = ${publicId}::uuid for update`
    .execute(tx)
  return rows[0]
}

/**
 * The bills of these references and every other that holds a charge of theirs, in the order of their ids, held until
 * the end of the transaction: money for one may end the others. Their charges are locked before (`holdMoney`).
 */
export async function lockBillsAround(tx: Tx, references: readonly string[]): Promise<readonly Bill[]> {
  const { rows } = await sql<Bill>`select ${COLUMNS} from payments.bill
    where reference = any(${references}) or id in (
      select other.bill_id from payments.bill_item as own
      join payments.bill_item as other on other.charge_id = own.charge_id
      where own.bill_id in (select id from payments.bill where reference = any(${references})))
    order by id for update`.execute(tx)
  return rows
}

/** Open bills that hold any of the charges, held until the end of the transaction. */
export async function lockOpenBillsOf(tx: Tx, chargeIds: readonly bigint[]): Promise<readonly Bill[]> {
  const { rows } = await sql<Bill>`select ${COLUMNS} from payments.bill
    where id in (select bill_id from payments.bill_item where charge_id = any(${chargeIds}::bigint[]) and is_open)
    order by id for update`.execute(tx)
  return rows
}

/** What a bill is for, in the order of the charges. */
export async function listBillItems(db: Db | Tx, billId: bigint): Promise<readonly BillItem[]> {
  const { rows } = await sql<BillItem>`
    select item.bill_id, item.charge_id, charge.public_id::text as charge, charge.dossier_id, charge.name, charge.why,
      item.amount::float8 as amount, charge.state
    from payments.bill_item as item join payments.charge on charge.id = item.charge_id
    where item.bill_id = ${billId} order by item.charge_id`.execute(db)
  return rows
}

/** It is in another state now; one that is not open holds its charges no longer. */
export async function changeBill(tx: Tx, id: bigint, state: BillState, at: Date): Promise<void> {
  await Promise.all([
    sql`update payments.bill set state = ${state}, changed_at = ${at} where id = ${id}`.execute(tx),
    sql`update payments.bill_item set is_open = false where bill_id = ${id} and is_open`.execute(tx),
  ])
}

/** Open bills whose time is over, the longest first, held; what others hold is left to them. */
export async function lockOverdueBills(tx: Tx, now: Date, limit: number): Promise<readonly Bill[]> {
  const { rows } = await sql<Bill>`select ${COLUMNS} from payments.bill
    where state = 'open' and expires_at <= ${now} order by expires_at, id limit ${limit} for update skip locked`
    .execute(tx)
  return rows
}

/** Bills of the last days that are not paid and of which the gateway was not asked since a moment, the oldest first. */
export async function listBillsToAsk(
  db: Db, of: { readonly openedFrom: Date; readonly openedUntil: Date; readonly notAskedSince: Date },
  limit: number,
): Promise<readonly Bill[]> {
  const { rows } = await sql<Bill>`select ${COLUMNS} from payments.bill
    where state <> 'paid' and opened_at >= ${of.openedFrom} and opened_at <= ${of.openedUntil}
      and (asked_at is null or asked_at <= ${of.notAskedSince})
    order by opened_at, id limit ${limit}`.execute(db)
  return rows
}

/** The gateway was asked of these. */
export async function noteAsked(tx: Tx, ids: readonly bigint[], at: Date): Promise<void> {
  await sql`update payments.bill set asked_at = ${at} where id = any(${ids}::bigint[])`.execute(tx)
}

/**
 * When the gateway was last heard of: a word of its own that was no forgery (notice_heard), or what it answered of a
 * bill of the last days (bill_not_paid). Null where it never was.
 */
export async function lastHeardOfGateway(db: Db, openedFrom: Date): Promise<Date | null> {
  const { rows: [row] } = await sql<{ at: Date | null }>`select greatest(
    (select heard_at from payments.notice where outcome not in ('forged', 'stale', 'unreadable')
      order by heard_at desc, id desc limit 1),
    (select max(asked_at) from payments.bill where state <> 'paid' and opened_at >= ${openedFrom})) as at`.execute(db)
  return row?.at ?? null
}
