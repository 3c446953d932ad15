import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** Numbers in a row under one form and symbol (quyển biên lai). */
export interface Booklet {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  /** Mẫu số and ký hiệu. */
  readonly form: string
  readonly symbol: string
  readonly firstNumber: number
  readonly lastNumber: number
  /** One above the last where none is left. */
  readonly nextNumber: number
  /** Null: the program gives its numbers, for money that comes online or by transfer. */
  readonly holderId: bigint | null
  readonly openedAt: Date
  readonly closedAt: Date | null
}

const COLUMNS = sql`id, public_id, unit_id, form, symbol, first_number, last_number, next_number, holder_id, opened_at,
  closed_at`

/** Writes a booklet. */
export async function insertBooklet(
  tx: Tx, one: Omit<Booklet, 'id' | 'publicId' | 'nextNumber' | 'closedAt'> & { readonly openedBy: bigint },
): Promise<Booklet> {
  const { rows: [row] } = await sql<Booklet>`
    insert into payments.booklet
      (unit_id, form, symbol, first_number, last_number, next_number, holder_id, opened_at, opened_by)
    values (${one.unitId}, ${one.form}, ${one.symbol}, ${one.firstNumber}, ${one.lastNumber}, ${one.firstNumber},
      ${one.holderId}, ${one.openedAt}, ${one.openedBy}) returning ${COLUMNS}`.execute(tx)
  if (!row) throw new Error('no booklet was written')
  return row
}

/** Whether a booklet of the section has one of these numbers (booklet_numbers_apart), open or closed. */
export async function hasNumbers(
  tx: Tx, { unitId, form, symbol, firstNumber, lastNumber }: Pick<
    Booklet, 'unitId' | 'form' | 'symbol' | 'firstNumber' | 'lastNumber'>,
): Promise<boolean> {
  const { rows } = await sql`select from payments.booklet
    where unit_id = ${unitId} and upper(normalize(form, nfkc)) = ${form} and upper(normalize(symbol, nfkc)) = ${symbol}
      and int4range(first_number, last_number, '[]') && int4range(${firstNumber}, ${lastNumber}, '[]') limit 1`
    .execute(tx)
  return rows.length > 0
}

/** One writer of booklets of a section at a time, so that of two with the same numbers the second is told. */
export async function lockBookletsOf(tx: Tx, unitId: bigint): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('payments.booklet', ${unitId}))`.execute(tx)
}

/**
 * The open booklets of a holder at a section, by age, all of them held: whoever waited for the last number of the
 * first one then sees that it is gone, and goes on with the second.
 */
export async function lockOwnBooklets(tx: Tx, holderId: bigint, unitId: bigint): Promise<readonly Booklet[]> {
  const { rows } = await sql<Booklet>`select ${COLUMNS} from payments.booklet
    where holder_id = ${holderId} and unit_id = ${unitId} and closed_at is null order by id for update`.execute(tx)
  return rows
}

/** The open booklets of a section that the program gives numbers of, by age, all of them held. */
export async function lockElectronicBooklets(tx: Tx, unitId: bigint): Promise<readonly Booklet[]> {
  const { rows } = await sql<Booklet>`select ${COLUMNS} from payments.booklet
    where holder_id is null and unit_id = ${unitId} and closed_at is null order by id for update`.execute(tx)
  return rows
}

/** Its next number is used up. */
export async function drawNumber(tx: Tx, { id, nextNumber }: Booklet): Promise<void> {
  await sql`update payments.booklet set next_number = ${nextNumber + 1} where id = ${id}`.execute(tx)
}

/** A booklet by its address, held until the end of the transaction. */
export async function lockBooklet(tx: Tx, publicId: string): Promise<Booklet | undefined> {
  const { rows } = await sql<Booklet>`select ${COLUMNS} from payments.booklet
    where public_id = ${publicId} for update`.execute(tx)
  return rows[0]
}

/** A booklet by its address. */
export async function findBooklet(db: Db | Tx, publicId: string): Promise<Booklet | undefined> {
  const { rows } = await sql<Booklet>`select ${COLUMNS} from payments.booklet where public_id = ${publicId}::uuid`
    .execute(db)
  return rows[0]
}

/** Somebody else holds it. */
export async function changeHolder(tx: Tx, id: bigint, holderId: bigint): Promise<void> {
  await sql`update payments.booklet set holder_id = ${holderId} where id = ${id}`.execute(tx)
}

/** No number of it is given out any more. */
export async function markBookletClosed(
  tx: Tx, id: bigint, to: { readonly at: Date; readonly byId: bigint; readonly why: string },
): Promise<void> {
  await sql`update payments.booklet set closed_at = ${to.at}, closed_by = ${to.byId}, close_why = ${to.why}
    where id = ${id}`.execute(tx)
}

/** How many numbers a holder has left at a section. */
export async function countNumbersLeft(db: Db | Tx, holderId: bigint, unitId: bigint): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select coalesce(sum(last_number - next_number + 1), 0)::int as left from payments.booklet
    where holder_id = ${holderId} and unit_id = ${unitId} and closed_at is null`.execute(db)
  return rows[0]?.left ?? 0
}

/** Booklets of a section, latest first (booklet_of_unit), up to `most`. */
export async function listBooklets(db: Db | Tx, unitId: bigint, most: number): Promise<readonly Booklet[]> {
  const { rows } = await sql<Booklet>`select ${COLUMNS} from payments.booklet where unit_id = ${unitId}
    order by id desc limit ${most}`.execute(db)
  return rows
}
