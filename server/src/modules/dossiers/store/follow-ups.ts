import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

/** On which day somebody wants to look at each of these dossiers again. */
export async function followUpsOf(
  db: Db, accountId: bigint, dossierIds: readonly bigint[],
): Promise<Map<bigint, Day>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.follow_up').select(['dossierId', 'onDay'])
    .where('accountId', '=', accountId).where('dossierId', '=', sql<bigint>`any(${dossierIds}::bigint[])`).execute()
  return new Map(rows.map(({ dossierId, onDay }) => [dossierId, onDay]))
}

/** Sets the day, or takes it away. */
export async function keepFollowUp(tx: Tx, accountId: bigint, dossierId: bigint, onDay: Day | null): Promise<void> {
  const tables = tx.withTables<DossierTables>()
  if (onDay === null) {
    await tables.deleteFrom('dossiers.follow_up')
      .where('accountId', '=', accountId).where('dossierId', '=', dossierId).execute()
    return
  }
  await tables.insertInto('dossiers.follow_up').values({ accountId, dossierId, onDay })
    .onConflict((clash) => clash.constraint('follow_up_once').doUpdateSet({ onDay })).execute()
}
