import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** One cashier at one section, from count to count (ca thu tiền). Amounts are whole đồng. */
export interface Till {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly cashierId: bigint
  readonly openedAt: Date
  readonly startAmount: Dong
  readonly closedAt: Date | null
  readonly closedBy: bigint | null
  readonly counted: Dong | null
  /** Below 0 only where more was paid back than was there. */
  readonly expected: number | null
  readonly differenceWhy: string | null
  readonly acceptedAt: Date | null
  readonly acceptedBy: bigint | null
}

/** What went through a till. */
export interface TillSums {
  readonly payments: number
  readonly taken: Dong
  readonly refunds: number
  readonly paidBack: Dong
}

const COLUMNS = sql`id, public_id, unit_id, cashier_id, opened_at, start_amount::float8 as start_amount, closed_at,
  closed_by, counted::float8 as counted, expected::float8 as expected, difference_why, accepted_at, accepted_by`

/** Opens a till; undefined if the cashier has one open (till_of_one_once). */
export async function insertTill(
  tx: Tx, one: Pick<Till, 'unitId' | 'cashierId' | 'openedAt' | 'startAmount'>,
): Promise<Till | undefined> {
  const { rows } = await sql<Till>`
    insert into payments.till (unit_id, cashier_id, opened_at, start_amount)
    values (${one.unitId}, ${one.cashierId}, ${one.openedAt}, ${one.startAmount})
    on conflict (cashier_id) where closed_at is null do nothing returning ${COLUMNS}`.execute(tx)
  return rows[0]
}

/** The open till of a cashier, held: what goes through it comes one after the other. */
export async function lockOpenTill(tx: Tx, cashierId: bigint): Promise<Till | undefined> {
  const { rows } = await sql<Till>`select ${COLUMNS} from payments.till
    where cashier_id = ${cashierId} and closed_at is null for update`.execute(tx)
  return rows[0]
}

/** The open till of a cashier (till_of_one_once). */
export async function findOpenTill(db: Db | Tx, cashierId: bigint): Promise<Till | undefined> {
  const { rows } = await sql<Till>`select ${COLUMNS} from payments.till
    where cashier_id = ${cashierId} and closed_at is null`.execute(db)
  return rows[0]
}

/** A till by its address, held until the end of the transaction. */
export async function lockTill(tx: Tx, publicId: string): Promise<Till | undefined> {
  const { rows } = await sql<Till>`select ${COLUMNS} from payments.till where public_id = ${publicId} for update`
    .execute(tx)
  return rows[0]
}

/** What went through these tills, by till (till_payment_of_till, refund_of_till). */
export async function sumTills(db: Db | Tx, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, TillSums>> {
  const { rows } = await sql<TillSums & { readonly id: bigint }>`
    select till.id, came.payments, came.taken, went.refunds, went.paid_back from payments.till
    cross join lateral (
      select count(*)::int as payments, coalesce(sum(payment.amount), 0)::float8 as taken
      from payments.till_payment of join payments.payment on payment.id = of.payment_id
      where of.till_id = till.id) as came
    cross join lateral (
      select count(*)::int as refunds, coalesce(sum(refund.amount), 0)::float8 as paid_back
      from payments.refund where refund.till_id = till.id) as went
    where till.id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, ...sums }) => [id, sums]))
}

/** Its count. */
export async function markClosed(
  tx: Tx, id: bigint, to: {
    readonly at: Date; readonly byId: bigint; readonly counted: Dong; readonly expected: number
    readonly why: string | null
  },
): Promise<void> {
  await sql`update payments.till set closed_at = ${to.at}, closed_by = ${to.byId}, counted = ${to.counted},
    expected = ${to.expected}, difference_why = ${to.why} where id = ${id}`.execute(tx)
}

/** The head has accepted it. */
export async function markAccepted(tx: Tx, id: bigint, byId: bigint, at: Date): Promise<void> {
  await sql`update payments.till set accepted_at = ${at}, accepted_by = ${byId} where id = ${id}`.execute(tx)
}

/** A payment of cash went into this till. */
export async function insertTillPayment(
  tx: Tx, of: { readonly paymentId: bigint; readonly tillId: bigint; readonly given: Dong },
): Promise<void> {
  await sql`insert into payments.till_payment (payment_id, till_id, given)
    values (${of.paymentId}, ${of.tillId}, ${of.given})`.execute(tx)
}

/** Tills of these sections that the head has not accepted, open ones among them, oldest first (till_waiting). */
export async function listWaitingTills(
  db: Db | Tx, unitIds: readonly bigint[], most: number,
): Promise<readonly Till[]> {
  const { rows } = await sql<Till>`select ${COLUMNS} from payments.till
    where unit_id = any(${unitIds}::bigint[]) and accepted_at is null order by id limit ${most}`.execute(db)
  return rows
}

/** Tills of a section, latest first, below an id where one is given (till_of_unit). */
export async function listTills(
  db: Db | Tx, unitId: bigint, before: bigint | undefined, most: number,
): Promise<readonly Till[]> {
  const { rows } = await sql<Till>`select ${COLUMNS} from payments.till
    where unit_id = ${unitId} and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint)
    order by id desc limit ${most}`.execute(db)
  return rows
}
