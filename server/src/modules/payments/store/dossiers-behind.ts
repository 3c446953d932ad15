import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

/** Of which dossiers these are, by public ids of charges, payments, receipts or refunds; in no order. */
export async function dossiersBehind(tx: Tx, publicIds: readonly string[]): Promise<readonly bigint[]> {
  const { rows } = await sql<{ dossierId: bigint }>`
    with wanted as (select unnest(${publicIds}::uuid[]) as public_id), paid as (
      select payment.id from wanted join payments.payment using (public_id)
      union select receipt.payment_id from wanted join payments.receipt using (public_id)
      union select refund.payment_id from wanted join payments.refund using (public_id)
    )
    select charge.dossier_id from wanted join payments.charge using (public_id)
    union select charge.dossier_id from paid join payments.payment_item on payment_item.payment_id = paid.id
      join payments.charge on charge.id = payment_item.charge_id`.execute(tx)
  return rows.map(({ dossierId }) => dossierId)
}
