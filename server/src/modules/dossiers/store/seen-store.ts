import type { Db } from '../../../platform/db.ts'
import type { Seen } from '../viewer.ts'
import type { DossierTables } from './tables.ts'

/** Which dossiers these are and what decides who may see each; in no order. */
export async function listSeen(
  db: Db, ids: readonly bigint[],
): Promise<(Seen & { readonly id: bigint; readonly publicId: string })[]> {
  if (ids.length === 0) return []
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').select([
    'id', 'publicId', 'receivesAtId', 'competentUnitId', 'receivingUnitId', 'applicantId', 'authoriserId',
    'submittedBy', 'procedureId', 'handedInBy', 'helperProxyId',
  ]).where('id', 'in', ids).execute()
}
