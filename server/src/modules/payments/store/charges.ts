import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { FeeKind } from '../domain/compute-fees.ts'

/** When it is paid (HinhThucThu 1, 2, 4): at reception, with a supplement, or when the result is returned. */
export type Moment = 'reception' | 'supplement' | 'return'
/** `unknown`: what it comes to is not known yet, which is not 0. */
export type ChargeState = 'unknown' | 'owed' | 'paid' | 'waived' | 'cancelled'

/** One fee of one dossier (khoản phải thu). */
export interface Charge {
  readonly id: bigint
  readonly publicId: string
  readonly dossierId: bigint
  readonly unitId: bigint
  readonly moment: Moment
  readonly kind: FeeKind
  readonly name: string
  /** Whole đồng; null while it is unknown. */
  readonly amount: Dong | null
  readonly why: string
  /** In which rule or paper the amount stands, of one that was asked for by hand. */
  readonly source: string | null
  readonly state: ChargeState
  readonly raisedAt: Date
  /** Asked for by a clerk and by no rule. */
  readonly isByHand: boolean
}

export interface NewCharge extends Pick<Charge, 'moment' | 'kind' | 'name' | 'amount' | 'why'> {
  readonly state: 'unknown' | 'owed' | 'waived'
  readonly source?: string | null
}

/** What a charge is, as every question about charges reads it. */
export const CHARGE_COLUMNS = sql`id, public_id, dossier_id, unit_id, moment, kind, name, amount::float8 as amount, why, source, state,
  raised_at, is_by_hand`

/** Writes what is asked for a dossier, in this order. */
export async function insertCharges(
  tx: Tx, of: Pick<Charge, 'dossierId' | 'unitId' | 'isByHand'> & { readonly at: Date; readonly byId: bigint },
  charges: readonly NewCharge[],
): Promise<readonly Charge[]> {
  if (charges.length === 0) return []
  const rows = charges.map(({ moment, kind, name, amount, why, state, source = null }) => sql`(${of.dossierId}::bigint,
    ${of.unitId}::bigint, ${moment}, ${kind}, ${name}, ${amount}::bigint, ${why}, ${state}, ${of.at}::timestamptz,
    ${of.byId}::bigint, ${of.isByHand}, ${source})`)
  const inserted = await sql<Charge>`
    insert into payments.charge
      (dossier_id, unit_id, moment, kind, name, amount, why, state, raised_at, raised_by, is_by_hand, source)
    values ${sql.join(rows)} returning ${CHARGE_COLUMNS}`.execute(tx)
  return inserted.rows
}

/** All that was ever asked for a dossier, as it was raised. */
export async function listCharges(db: Db | Tx, dossierId: bigint): Promise<readonly Charge[]> {
  const { rows } = await sql<Charge>`select ${CHARGE_COLUMNS} from payments.charge where dossier_id = ${dossierId} order by id`
    .execute(db)
  return rows
}

/** The charges of these addresses, in the order of their ids, held until the end of the transaction. */
export async function lockCharges(tx: Tx, publicIds: readonly string[]): Promise<readonly Charge[]> {
  const { rows } = await sql<Charge>`select ${CHARGE_COLUMNS} from payments.charge
    where public_id = any(${publicIds}::uuid[]) order by id for update`.execute(tx)
  return rows
}

/** The charges of the bills of these references, in the order of their ids, held until the end of the transaction. */
export async function lockChargesOfBills(tx: Tx, references: readonly string[]): Promise<void> {
  await sql`select from payments.charge where id in (
      select item.charge_id from payments.bill_item as item join payments.bill on bill.id = item.bill_id
      where bill.reference = any(${references}))
    order by id for update`.execute(tx)
}

/** All that was ever asked for a dossier, held until the end of the transaction. */
export async function lockChargesOf(tx: Tx, dossierId: bigint): Promise<readonly Charge[]> {
  const { rows } = await sql<Charge>`select ${CHARGE_COLUMNS} from payments.charge
    where dossier_id = ${dossierId} order by id for update`.execute(tx)
  return rows
}

/** What is known or has become of a charge, by whom and why; `says` is how its amount comes about from now on. */
export async function changeCharge(
  tx: Tx, id: bigint,
  to: Pick<Charge, 'state' | 'amount'> & {
    readonly at: Date; readonly byId: bigint; readonly why: string; readonly says?: string
  },
): Promise<void> {
  await sql`update payments.charge set state = ${to.state}, amount = ${to.amount}, changed_at = ${to.at},
    changed_by = ${to.byId}, change_why = ${to.why}, why = coalesce(${to.says ?? null}, why)
    where id = ${id}`.execute(tx)
}

/** They are paid. */
export async function markPaid(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await sql`update payments.charge set state = 'paid' where id = any(${ids}::bigint[])`.execute(tx)
}

/** What of these dossiers is owed and known, the oldest first, up to `most`. */
export async function listOwed(db: Db | Tx, dossierIds: readonly bigint[], most: number): Promise<readonly Charge[]> {
  if (dossierIds.length === 0) return []
  const { rows } = await sql<Charge>`select ${CHARGE_COLUMNS} from payments.charge
    where dossier_id = any(${dossierIds}::bigint[]) and state = 'owed' order by id limit ${most}`.execute(db)
  return rows
}

/** Whether anything of a dossier is still to be paid, or not known yet: its result is not given out (R18). */
export async function findUnpaid(db: Db | Tx, dossierId: bigint): Promise<readonly Charge[]> {
  const { rows } = await sql<Charge>`select ${CHARGE_COLUMNS} from payments.charge
    where dossier_id = ${dossierId} and state in ('unknown', 'owed') order by id`.execute(db)
  return rows
}
