import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Dossier } from './dossier-store.ts'
import type { DossierTables } from './tables.ts'

/** A line of a list: what the desk and one's own list show, and no more. */
export type DossierLine = Pick<Dossier,
  'id' | 'publicId' | 'number' | 'procedureVersionId' | 'applicantName' | 'state' | 'channel' | 'submittedAt' | 'dueAt'
  | 'receivesAtId' | 'competentUnitId' | 'applicantId'>

const LINE = ['id', 'publicId', 'number', 'procedureVersionId', 'applicantName', 'state', 'channel', 'submittedAt', 'dueAt',
  'receivesAtId', 'competentUnitId', 'applicantId'] as const

/** Where a list goes on. */
export interface LineCursor { readonly at: Date; readonly id: bigint }

/** Lines of these dossiers, in no order: whoever asks knows theirs. */
export async function listLinesOf(db: Db, ids: readonly bigint[]): Promise<DossierLine[]> {
  if (ids.length === 0) return []
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE)
    .where('id', '=', sql<bigint>`any(${ids}::bigint[])`).execute()
}

/** What sections have to receive, longest waiting first (dossier_awaiting_receipt). */
export async function listAwaitingReceipt(db: Db, sectionIds: readonly bigint[], after: LineCursor | undefined, limit: number): Promise<DossierLine[]> {
  if (sectionIds.length === 0) return []
  let query = db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE)
    .where('state', '=', 'submitted').where('receivesAtId', 'in', sectionIds)
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('submittedAt', 'id'), '>', tuple(after.at, after.id)))
  return query.orderBy('submittedAt').orderBy('id').limit(limit).execute()
}

/** Results and unsettled dossiers that wait for their applicants, soonest due first (dossier_to_return). */
export async function listToReturn(db: Db, sectionIds: readonly bigint[], after: LineCursor | undefined, limit: number): Promise<DossierLine[]> {
  if (sectionIds.length === 0) return []
  let query = db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE)
    .where('state', 'in', ['settled', 'being-returned']).where('receivesAtId', 'in', sectionIds)
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('dueAt', 'id'), '>', tuple(after.at, after.id)))
  return query.orderBy('dueAt').orderBy('id').limit(limit).execute()
}

/** Both the section that received a dossier and the unit that settles it are told of its lateness. */
function concerns(units: readonly bigint[]) {
  return ({ or, eb }: ExpressionBuilder<DossierTables, 'dossiers.dossier'>) => or([eb('receivesAtId', 'in', units), eb('competentUnitId', 'in', units)])
}

/** Past their day without form 04, longest overdue first (R10; dossier_late). What waits for others is not late. */
export async function listLateWithoutApology(db: Db, unitIds: readonly bigint[], now: Date, limit: number): Promise<DossierLine[]> {
  if (unitIds.length === 0) return []
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE)
    .where('state', 'in', ['received', 'in-progress', 'being-returned']).where('extensions', '=', 0).where('dueAt', '<', now)
    .where(concerns(unitIds)).orderBy('dueAt').orderBy('id').limit(limit).execute()
}

/** Whose form 04 was drafted and waits for the head's signature, soonest due first (R10; slip_drafted_once). */
export async function listWithDraftedApology(db: Db, unitIds: readonly bigint[], limit: number): Promise<DossierLine[]> {
  if (unitIds.length === 0) return []
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE)
    .where('closedAt', 'is', null).where('issuedAt', 'is', null).where(concerns(unitIds))
    .where(({ exists, selectFrom }) => exists(selectFrom('dossiers.slip').select('dossiers.slip.id')
      .whereRef('dossiers.slip.dossierId', '=', 'dossiers.dossier.id').where('isDraft', '=', true)))
    .orderBy('dueAt').orderBy('id').limit(limit).execute()
}

/** All that a section received, newest first: its register (dossier_received_here). */
export async function listReceivedHere(db: Db, sectionIds: readonly bigint[], before: LineCursor | undefined, limit: number): Promise<DossierLine[]> {
  if (sectionIds.length === 0) return []
  let query = db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE).where('receivesAtId', 'in', sectionIds)
  if (before) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('submittedAt', 'id'), '<', tuple(before.at, before.id)))
  return query.orderBy('submittedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** Dossiers of people, newest first; of the units given only, or of the whole province. */
export async function listOfPeople(db: Db, personIds: readonly bigint[], unitIds: readonly bigint[] | undefined, limit: number): Promise<DossierLine[]> {
  if (personIds.length === 0) return []
  let query = db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE).where('applicantId', 'in', personIds)
  if (unitIds) query = query.where(({ or, eb }) => or([eb('competentUnitId', 'in', unitIds), eb('receivesAtId', 'in', unitIds)]))
  return query.orderBy('submittedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** What an account sent, and what is of the checked person behind it; newest first. Two index scans, merged. */
export async function listOwn(db: Db, accountId: bigint, personId: bigint | null, limit: number): Promise<DossierLine[]> {
  const dossiers = db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(LINE)
  const sent = dossiers.where('submittedBy', '=', accountId).orderBy('submittedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  const mine = personId === null ? Promise.resolve([]) : dossiers.where('applicantId', '=', personId)
    .orderBy('submittedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  const byId = new Map([...await sent, ...await mine].map((line) => [line.id, line]))
  return [...byId.values()].sort((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime() || Number(b.id - a.id)).slice(0, limit)
}

/** The rows of the register of a section between two moments (Sổ theo dõi hồ sơ, Mẫu 06/07), in the order of receipt. */
export async function listRegister(db: Db, sectionId: bigint, from: Date, until: Date, limit: number) {
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll('dossiers.dossier')
    .leftJoin('dossiers.delivery', 'dossiers.delivery.dossierId', 'dossiers.dossier.id')
    .select(['dossiers.delivery.receiver', 'dossiers.delivery.how', 'dossiers.delivery.at as returnedAt'])
    .where('receivesAtId', '=', sectionId).where('submittedAt', '>=', from).where('submittedAt', '<', until)
    .orderBy('submittedAt').orderBy('dossiers.dossier.id').limit(limit).execute()
}
