import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Dossier } from './dossier-store.ts'
import type { DossierTables } from './tables.ts'

/** A row of the register: an accepted dossier, with who took its result, how and when. */
export type RegisterLine = Pick<
  Dossier,
  'id' | 'number' | 'procedureVersionId' | 'applicantId' | 'applicantName' | 'competentUnitId' | 'delivery' | 'state'
> & {
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly how: Dossier['delivery'] | null
  readonly receiver: string | null
  readonly returnedAt: Date | null
}

/**
 * The rows of the register of sections (Sổ theo dõi hồ sơ, Mẫu 06/07): what was accepted from one moment to before
 * another, in the order of receipt. What waits for acceptance or was refused is no entry yet, or none.
 */
export async function listRegister(
  db: Db, sectionIds: readonly bigint[], from: Date, until: Date, limit: number,
): Promise<RegisterLine[]> {
  if (sectionIds.length === 0) return []
  return db.withTables<DossierTables>()
    .selectFrom('dossiers.dossier')
    .leftJoin('dossiers.delivery', 'dossiers.delivery.dossierId', 'dossiers.dossier.id')
    .select([
      'id', 'number', 'procedureVersionId', 'applicantId', 'applicantName', 'competentUnitId', 'delivery', 'state',
    ])
    .select(({ ref }) => [ref('receivedAt').$notNull().as('receivedAt'), ref('dueAt').$notNull().as('dueAt')])
    .select(['dossiers.delivery.receiver', 'dossiers.delivery.how', 'dossiers.delivery.at as returnedAt'])
    .where('receivesAtId', '=', sql<bigint>`any(${sectionIds}::bigint[])`)
    .where('receivedAt', '>=', from).where('receivedAt', '<', until).where('dueAt', 'is not', null)
    .where('submittedAt', '<', until) // nothing is accepted before it is sent; the index goes by that day
    .orderBy('receivedAt').orderBy('id').limit(limit).execute()
}
