import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Dossier } from './dossier-store.ts'
import type { DossierTables } from './tables.ts'

/** A line of a list: what the desk and one's own list show, and no more. */
export type DossierLine = Pick<Dossier,
  'id' | 'publicId' | 'number' | 'procedureVersionId' | 'applicantName' | 'state' | 'channel' | 'submittedAt' | 'dueAt'
  | 'lateBySupplementAt' | 'receivesAtId' | 'competentUnitId' | 'applicantId'>

const LINE = [
  'id', 'publicId', 'number', 'procedureVersionId', 'applicantName', 'state', 'channel', 'submittedAt', 'dueAt',
  'lateBySupplementAt', 'receivesAtId', 'competentUnitId', 'applicantId',
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
 * One ordered scan a section, merged: somebody who sees all of an agency's sections sorts as little as a clerk of one.
 */
function ofSections(db: Db, sectionIds: readonly bigint[], ofOne: ReturnType<typeof ofOneSection>) {
  return db.withTables<DossierTables>()
    .selectFrom(sql<object>`unnest(${sectionIds}::bigint[])`.as<'section'>(sql`section(id)`))
    .innerJoinLateral(
      () => ofOne.as('line'), (join) => join.onTrue(),
    )
    .selectAll('line')
}

function ofOneSection(db: Db) {
  return db.withTables<DossierTables>()
    .selectFrom('dossiers.dossier').select(LINE).where('receivesAtId', '=', sql<bigint>`section.id`)
}

/** What sections have to receive, longest waiting first (dossier_awaiting_receipt). */
export async function listAwaitingReceipt(
  db: Db, sectionIds: readonly bigint[], after: LineCursor | undefined, limit: number,
): Promise<DossierLine[]> {
  let query = ofOneSection(db).where('state', '=', 'submitted')
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('submittedAt', 'id'), '>', tuple(after.at, after.id)))
  return ofSections(db, sectionIds, query.orderBy('submittedAt').orderBy('id').limit(limit))
    .orderBy('line.submittedAt').orderBy('line.id').limit(limit).execute()
}

/** Results and unsettled dossiers that wait for their applicants, soonest due first (dossier_to_return). */
export async function listToReturn(
  db: Db, sectionIds: readonly bigint[], after: LineCursor | undefined, limit: number,
): Promise<DossierLine[]> {
  let query = ofOneSection(db).where('state', 'in', ['settled', 'being-returned'])
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('dueAt', 'id'), '>', tuple(after.at, after.id)))
  return ofSections(db, sectionIds, query.orderBy('dueAt').orderBy('id').limit(limit))
    .orderBy('line.dueAt').orderBy('line.id').limit(limit).execute()
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

function dueAfter(after: LineCursor | undefined) {
  return ({ eb, lit, refTuple, tuple }: ExpressionBuilder<DossierTables, 'dossiers.dossier'>) =>
    after ? eb(refTuple('dueAt', 'id'), '>', tuple(after.at, after.id)) : lit(true)
}

/**
 * Late without form 04 for this lateness, longest overdue first (R10; dossier_late). A signed form 04 sets a new day that
 * is still to come, so whatever is past its day has none for it, and is here again when the new day has passed too. What
 * waits for others is not late.
 */
export async function listLateWithoutApology(
  db: Db, unitIds: readonly bigint[] | undefined, now: Date, limit: number, after?: LineCursor,
): Promise<DossierLine[]> {
  return db.withTables<DossierTables>()
    .selectFrom('dossiers.dossier').select(LINE).where('state', 'in', ['received', 'in-progress', 'being-returned'])
    .where('dueAt', '<', now).where(concerns(unitIds)).where(dueAfter(after))
    .orderBy('dueAt').orderBy('id').limit(limit).execute()
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

/** Whose form 04 was drafted and waits for the head's signature, soonest due first (R10; slip_drafted_once). */
export async function listWithDraftedApology(
  db: Db, unitIds: readonly bigint[] | undefined, limit: number, after?: LineCursor,
): Promise<DossierLine[]> {
  return db.withTables<DossierTables>()
    .selectFrom('dossiers.dossier').select(LINE).where('closedAt', 'is', null).where('issuedAt', 'is', null)
    .where(concerns(unitIds)).where(dueAfter(after))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('dossiers.slip')
          .select('dossiers.slip.id').whereRef('dossiers.slip.dossierId', '=', 'dossiers.dossier.id')
          .where('isDraft', '=', true),
      ),
    )
    .orderBy('dueAt').orderBy('id').limit(limit).execute()
}

/** All that a section received, newest first: its register (dossier_received_here). */
export async function listReceivedHere(
  db: Db, sectionIds: readonly bigint[], before: LineCursor | undefined, limit: number,
): Promise<DossierLine[]> {
  let query = ofOneSection(db)
  if (before)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('submittedAt', 'id'), '<', tuple(before.at, before.id)),
    )
  return ofSections(db, sectionIds, query.orderBy('submittedAt', 'desc').orderBy('id', 'desc').limit(limit))
    .orderBy('line.submittedAt', 'desc').orderBy('line.id', 'desc').limit(limit).execute()
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

/**
 * What an account sent, and what is of the checked person behind it, as applicant or as whom it was handed in for;
 * newest first, from before a line on. Three ordered index scans, merged (dossier_of_sender, dossier_of_person,
 * dossier_of_authoriser).
 */
export async function listOwn(
  db: Db, accountId: bigint, personId: bigint | null, before: LineCursor | undefined, limit: number,
): Promise<DossierLine[]> {
  const newest = (column: 'submittedBy' | 'applicantId' | 'authoriserId', id: bigint) => {
    const lines = db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE).where(column, '=', id)
    const older = before
      ? lines.where(({ eb, refTuple, tuple }) => eb(refTuple('submittedAt', 'id'), '<', tuple(before.at, before.id)))
      : lines
    return older.orderBy('submittedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  }
  const found = await Promise.all([
    newest('submittedBy', accountId),
    ...(personId === null ? [] : [newest('applicantId', personId), newest('authoriserId', personId)]),
  ])
  const byId = new Map(found.flat().map((line) => [line.id, line]))
  return [...byId.values()]
    .sort((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime() || Number(b.id - a.id)).slice(0, limit)
}
