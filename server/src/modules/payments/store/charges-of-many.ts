import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { CHARGE_COLUMNS, type Charge } from './charges.ts'

/** All that was ever asked for these dossiers, of each as it was raised (charge_of_dossier). */
export async function listChargesOfMany(db: Db | Tx, dossierIds: readonly bigint[]): Promise<readonly Charge[]> {
  const { rows } = await sql<Charge>`select ${CHARGE_COLUMNS} from payments.charge
    where dossier_id = any(${dossierIds}::bigint[]) order by dossier_id, id`.execute(db)
  return rows
}

/** The ids of those charges of these dossiers whose money came over the gateway (charge_paid_once). */
export async function chargesPaidOnline(db: Db | Tx, dossierIds: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  const { rows } = await sql<{ id: bigint }>`
    select item.charge_id as id from payments.charge
      join payments.payment_item item on item.charge_id = charge.id and item.undone_at is null
      join payments.payment on payment.id = item.payment_id
    where charge.dossier_id = any(${dossierIds}::bigint[]) and payment.way = 'online'`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
