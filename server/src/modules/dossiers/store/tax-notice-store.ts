import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'

export type TaxNoticeState = 'open' | 'paid' | 'withdrawn'

/** What the tax agency wants paid (thông báo nộp tiền), as it was told of it: to whom, how, until when. */
export interface SaidTaxNotice {
  readonly number: string
  readonly issuedOn: Day
  readonly agencyCode: string
  readonly agency: string
  /** Whole đồng. */
  readonly items: readonly { readonly name: string; readonly amount: number }[]
  readonly treasury: string
  readonly account: string
  readonly accountName: string
  readonly bank: string | null
  /** What whoever pays writes beside the money. */
  readonly words: string
  readonly payBy: Day | null
  readonly state: TaxNoticeState
  readonly paidOn: Day | null
  readonly receipt: string | null
}

export interface TaxNotice extends SaidTaxNotice {
  readonly id: bigint
  readonly dossierId: bigint
  readonly system: string
  /** Whole đồng, of all items. */
  readonly amount: number
  readonly proof: string | null
}

/** Of which dossier, and by which system it came. */
export type OfTaxNotice = Pick<TaxNotice, 'dossierId' | 'system'>

const COLUMNS = sql`n.id, n.dossier_id, n.system, n.number, n.issued_on, n.agency_code, n.agency, n.items,
  n.amount::float8 as amount, n.treasury, n.account, n.account_name, n.bank, n.words, n.pay_by, n.state, n.paid_on,
  n.receipt, n.proof`

/** Open: not paid as far as anybody told or showed, and not withdrawn. */
const IS_OWED = sql`n.state = 'open' and n.proof is null`

/** What the tax agency told of a dossier, in the order in which it came. */
export async function listTaxNotices(db: Db | Tx, dossierId: bigint): Promise<TaxNotice[]> {
  const { rows } = await sql<TaxNotice>`
    select ${COLUMNS} from dossiers.tax_notice n where n.dossier_id = ${dossierId} order by n.id`.execute(db)
  return rows
}

/** Those of these dossiers of which a notice is neither paid nor withdrawn (tax_notice_once). */
export async function dossiersOwingTax(db: Db | Tx, ids: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  const { rows } = await sql<{ id: bigint }>`select distinct n.dossier_id as id from dossiers.tax_notice n
    where n.dossier_id = any(${ids}::bigint[]) and ${IS_OWED}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Keeps a notice that came, as it is told for ever (`tax_notice_once`). */
export async function insertTaxNotice(
  tx: Tx, { dossierId, system }: OfTaxNotice, said: SaidTaxNotice, at: Date,
): Promise<void> {
  const { number, issuedOn, agencyCode, agency, items, treasury, account, accountName, bank, words, payBy } = said
  await sql`insert into dossiers.tax_notice (dossier_id, system, number, issued_on, agency_code, agency, items, amount,
      treasury, account, account_name, bank, words, pay_by, came_at)
    values (${dossierId}, ${system}, ${number}, ${issuedOn}::date, ${agencyCode}, ${agency},
      ${JSON.stringify(items)}::jsonb, ${amountOf(said)}, ${treasury}, ${account}, ${accountName}, ${bank}, ${words},
      ${payBy}::date, ${at})`.execute(tx)
}

/** It is paid, or not wanted any more. */
export async function endTaxNotice(
  tx: Tx, { dossierId, system }: OfTaxNotice,
  { agencyCode, number, state, paidOn, receipt }: Pick<SaidTaxNotice, 'agencyCode' | 'number' | 'state' | 'paidOn' | 'receipt'>,
  at: Date,
): Promise<void> {
  await sql`update dossiers.tax_notice set state = ${state}, paid_on = ${paidOn}::date, receipt = ${receipt}, ended_at = ${at}
    where dossier_id = ${dossierId} and system = ${system} and agency_code = ${agencyCode} and number = ${number}
      and state = 'open'`.execute(tx)
}

/** Somebody was shown by a paper that what is open is paid. */
export async function proveTaxNotices(tx: Tx, dossierId: bigint, proof: string): Promise<void> {
  await sql`update dossiers.tax_notice set proof = ${proof.slice(0, 200)}
    where dossier_id = ${dossierId} and state = 'open' and proof is null`.execute(tx)
}

/** Whole đồng. */
export function amountOf({ items }: Pick<SaidTaxNotice, 'items'>): number {
  return items.reduce((sum, { amount }) => sum + amount, 0)
}
