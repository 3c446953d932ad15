import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { StatedFacts } from '../fees-of-dossier.ts'

/** Keeps what was said of a dossier for its fees. */
export async function insertFeeFacts(
  tx: Tx, row: { readonly dossierId: bigint; readonly facts: StatedFacts; readonly at: Date; readonly byId: bigint },
): Promise<void> {
  await sql`insert into dossiers.fee_facts (dossier_id, facts, stated_at, stated_by)
    values (${row.dossierId}, ${JSON.stringify(row.facts)}::jsonb, ${row.at}, ${row.byId})`.execute(tx)
}

/** What was said last; undefined while nobody said anything. */
export async function findFeeFacts(db: Db | Tx, dossierId: bigint): Promise<StatedFacts | undefined> {
  const { rows } = await sql<{ facts: StatedFacts }>`select facts from dossiers.fee_facts
    where dossier_id = ${dossierId} order by id desc limit 1`.execute(db)
  return rows[0]?.facts
}

/** Whether a charge stands for a financial duty of a dossier that is not done yet. */
export async function isOpenDuty(tx: Tx, dossierId: bigint, charge: string): Promise<boolean> {
  const { rows } = await sql`select from dossiers.payment_request
    where dossier_id = ${dossierId} and charge = ${charge} and paid_at is null`.execute(tx)
  return rows.length > 0
}

/** Whether a duty that an officer asked for is waited for. */
export async function hasOpenDuty(tx: Tx, dossierId: bigint): Promise<boolean> {
  const { rows } = await sql`select from dossiers.payment_request
    where dossier_id = ${dossierId} and paid_at is null limit 1`.execute(tx)
  return rows.length > 0
}

/** Charges that stand for financial duties of a dossier, and not for its fees. */
export async function listDutyCharges(tx: Tx, dossierId: bigint): Promise<readonly string[]> {
  const { rows } = await sql<{ charge: string }>`select charge from dossiers.payment_request
    where dossier_id = ${dossierId} and charge is not null`.execute(tx)
  return rows.map(({ charge }) => charge)
}
