import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'

export type MoneySource = 'gateway' | 'bank'
export type MoneyOutcome = 'taken' | 'amount-differs' | 'not-owed' | 'bill-unknown'

/** Money of which gateway or bank told (khoản tiền đến). */
export interface Remittance {
  readonly id: bigint
  readonly publicId: string
  readonly source: MoneySource
  /** Their number of it (mã giao dịch). */
  readonly reference: string
  readonly billId: bigint | null
  readonly unitId: bigint | null
  readonly amount: Dong
  readonly cameAt: Date
  readonly day: Day
  readonly outcome: MoneyOutcome
  readonly paymentId: bigint | null
}

const COLUMNS = sql`id, public_id, source, reference, bill_id, unit_id, amount::float8 as amount, came_at, day, outcome,
  payment_id`

/**
 * Whoever is told of the same money at the same time waits here until the first has written it: money for no bill of
 * ours holds no row that one could wait for.
 */
export async function holdReference(tx: Tx, source: MoneySource, reference: string): Promise<void> {
  await holdReferences(tx, [{ source, reference }])
}

/** As `holdReference` of each, in one order for all who hold several. */
export async function holdReferences(
  tx: Tx, money: readonly { readonly source: MoneySource; readonly reference: string }[],
): Promise<void> {
  const names = [...new Set(money.map(({ source, reference }) => `payments.remittance ${source} ${reference}`))].sort()
  await sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${names}::text[]) as name`.execute(tx)
}

/** Money that was told of before. */
export async function findRemittance(
  db: Db | Tx, source: MoneySource, reference: string,
): Promise<Remittance | undefined> {
  const { rows } = await sql<Remittance>`select ${COLUMNS} from payments.remittance
    where source = ${source} and reference = ${reference}`.execute(db)
  return rows[0]
}

/** Writes money and what became of it. */
export async function insertRemittance(
  tx: Tx, one: Omit<Remittance, 'id' | 'publicId'>, toldAt: Date,
): Promise<Remittance> {
  const { rows: [row] } = await sql<Remittance>`
    insert into payments.remittance
      (source, reference, bill_id, unit_id, amount, came_at, day, told_at, outcome, payment_id)
    values (${one.source}, ${one.reference}, ${one.billId}, ${one.unitId}, ${one.amount}, ${one.cameAt}, ${one.day},
      ${toldAt}, ${one.outcome}, ${one.paymentId})
    returning ${COLUMNS}`.execute(tx)
  if (!row) throw new Error('no remittance was written')
  return row
}

export type NoticeOutcome = MoneyOutcome | 'known' | 'forged' | 'stale' | 'unreadable'

/** Keeps one word of the gateway. */
export async function insertNotice(
  tx: Tx,
  one: {
    readonly heardAt: Date; readonly outcome: NoticeOutcome; readonly bodyHash: Buffer;
    readonly remittanceId: bigint | null
  },
): Promise<void> {
  await sql`insert into payments.notice (heard_at, outcome, body_hash, remittance_id)
    values (${one.heardAt}, ${one.outcome}, ${one.bodyHash}, ${one.remittanceId})`.execute(tx)
}
