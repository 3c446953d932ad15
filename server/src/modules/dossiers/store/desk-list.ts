import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Dossier } from './dossier-store.ts'
import type { DossierTables } from './tables.ts'

/** A line of a list: what the desk and one's own list show, and no more. */
export type DossierLine = Pick<Dossier,
  'id' | 'publicId' | 'version' | 'number' | 'procedureVersionId' | 'applicantName' | 'state' | 'channel'
  | 'submittedAt' | 'dueAt' | 'lateBySupplementAt' | 'receivesAtId' | 'competentUnitId' | 'applicantId' | 'calendarVersionId' | 'receivedAt'
  | 'acknowledgedAt'>

/** Columns of a line. */
export const LINE = [
  'id', 'publicId', 'version', 'number', 'procedureVersionId', 'applicantName', 'state', 'channel', 'submittedAt',
  'dueAt', 'lateBySupplementAt', 'receivesAtId', 'competentUnitId', 'applicantId', 'calendarVersionId', 'receivedAt',
  'acknowledgedAt',
] as const

/** Where a list goes on. */
export interface LineCursor { readonly at: Date; readonly id: bigint }

/** Lines of these dossiers, in no order: whoever asks knows theirs. */
export async function listLinesOf(db: Db, ids: readonly bigint[]): Promise<DossierLine[]> {
  if (ids.length === 0) return []
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE)
    .where('id', '=', sql<bigint>`any(${ids}::bigint[])`).execute()
}

/**
 * Both the section that received a dossier and the unit that settles it are told of its lateness; of no units named,
 * those of all.
 */
function concerns(units: readonly bigint[] | undefined) {
  const ids = sql<bigint>`any(${units ?? []}::bigint[])`
  return ({ or, eb, lit }: ExpressionBuilder<DossierTables, 'dossiers.dossier'>) =>
    or([units === undefined ? lit(true) : lit(false), eb('receivesAtId', '=', ids), eb('competentUnitId', '=', ids)])
}

/**
 * How many open ones are late by a second supplement, whatever their day, for the metrics (R8;
 * dossier_late_by_supplement).
 */
export async function countLateBySupplement(db: Db): Promise<number> {
  const { n } = await db.withTables<DossierTables>()
    .selectFrom('dossiers.dossier').select(({ fn }) => fn.countAll<bigint>().as('n'))
    .where('lateBySupplementAt', 'is not', null).where('closedAt', 'is', null).executeTakeFirstOrThrow()
  return Number(n)
}

/**
 * Dossiers of people, newest first; of the units given only, or of the whole province. A dossier handed in by authority
 * is of both, of whoever acts and of whom it is for (dossier_of_person, dossier_of_authoriser).
 */
export async function listOfPeople(
  db: Db, personIds: readonly bigint[], unitIds: readonly bigint[] | undefined, limit: number,
): Promise<DossierLine[]> {
  if (personIds.length === 0) return []
  const ids = sql<bigint>`any(${personIds}::bigint[])`
  return db.withTables<DossierTables>()
    .selectFrom('dossiers.dossier').select(LINE)
    .where(({ or, eb }) => or([eb('applicantId', '=', ids), eb('authoriserId', '=', ids)])).where(concerns(unitIds))
    .orderBy('submittedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
