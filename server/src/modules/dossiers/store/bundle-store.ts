import { type Insertable, type Selectable, type Updateable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Dossier } from './dossier-store.ts'
import type { DossierTables } from './tables.ts'

export type Bundle = Selectable<DossierTables['dossiers.bundle']>
  & { applicantId: bigint; submittedBy: bigint; at: Date }
export type Member = Selectable<DossierTables['dossiers.member']>
type MemberChange = Updateable<Omit<DossierTables['dossiers.member'], 'requestId' | 'seq' | 'procedureId'>>

/** The wish of somebody, for the dossiers that will belong to it. Answers its number inside. */
export async function insertRequest(
  tx: Tx, row: { applicantId: bigint; submittedBy: bigint; at: Date },
): Promise<bigint> {
  const { id } = await tx.withTables<DossierTables>().insertInto('dossiers.request').values(row).returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A request for several procedures, with its members in one statement each. */
export async function insertBundle(
  tx: Tx, bundle: Insertable<DossierTables['dossiers.bundle']>,
  members: readonly Insertable<DossierTables['dossiers.member']>[],
): Promise<void> {
  await tx.withTables<DossierTables>().insertInto('dossiers.bundle').values(bundle).execute()
  await tx.withTables<DossierTables>().insertInto('dossiers.member').values(members).execute()
}

function bundles(db: Db | Tx) {
  return db.withTables<DossierTables>().selectFrom('dossiers.bundle as b')
    .innerJoin('dossiers.request as r', 'r.id', 'b.requestId').selectAll('b')
    .select(['r.applicantId', 'r.submittedBy', 'r.at'])
}

/** The request for several procedures that a dossier belongs to, if it does. */
export async function findBundleOf(db: Db | Tx, requestId: bigint): Promise<Bundle | undefined> {
  return bundles(db).where('b.requestId', '=', requestId).executeTakeFirst()
}

/** Of these dossiers, those that belong to a bundle: the version of it in which they were asked for. */
export async function bundleVersionsOf(db: Db, dossierIds: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.dossier as d')
    .innerJoin('dossiers.bundle as b', 'b.requestId', 'd.requestId').select(['d.id', 'b.versionId'])
    .where('d.id', '=', sql<bigint>`any(${dossierIds}::bigint[])`).execute()
  return new Map(rows.map(({ id, versionId }) => [id, versionId]))
}

/** The same, held until `tx` ends: whatever moves one of its members waits for whoever moves another. */
export async function lockBundle(tx: Tx, requestId: bigint): Promise<Bundle | undefined> {
  return bundles(tx).where('b.requestId', '=', requestId).forUpdate('b').executeTakeFirst()
}

/** Promises all of it until then, once. */
export async function promiseBundle(
  tx: Tx, requestId: bigint, promise: { acceptedAt: Date; acceptedBy: bigint; dueAt: Date; limitCase: number },
): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.bundle').set(promise)
    .where('requestId', '=', requestId).where('acceptedAt', 'is', null).execute()
}

/** Promises all of a locked request until another moment. */
export async function changeBundleDue(tx: Tx, requestId: bigint, dueAt: Date): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.bundle').set({ dueAt })
    .where('requestId', '=', requestId).execute()
}

/** The members of a request in their order. */
export async function listMembers(db: Db | Tx, requestId: bigint): Promise<Member[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.member').selectAll()
    .where('requestId', '=', requestId).orderBy('seq').execute()
}

/** Changes where a member of a locked request stands. */
export async function changeMember(
  tx: Tx, { requestId, seq }: Pick<Member, 'requestId' | 'seq'>, change: MemberChange,
): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.member').set(change)
    .where('requestId', '=', requestId).where('seq', '=', seq).execute()
}

/** A member in one word. */
export function memberKey({ requestId, seq }: Pick<Member, 'requestId' | 'seq'>): string {
  return `${String(requestId)}-${String(seq)}`
}

/** Whose turn has come, longest first (member_ready), without the `but` as `memberKey` names them. */
export async function listReady(db: Db, limit: number, but: readonly string[]): Promise<Member[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.member').selectAll()
    .where('state', '=', 'ready').where(sql<boolean>`request_id || '-' || seq <> all(${but}::text[])`).orderBy('readyAt').orderBy('requestId').orderBy('seq').limit(limit).execute()
}

/** The dossiers of a request, in the order in which they began. */
export async function listDossiersOf(db: Db | Tx, requestId: bigint): Promise<Dossier[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('requestId', '=', requestId).orderBy('id').execute()
}

/** Notes from which dossiers a member has its papers. */
export async function insertPassedResults(
  tx: Tx, rows: readonly Insertable<DossierTables['dossiers.passed_result']>[],
): Promise<void> {
  if (rows.length > 0) await tx.withTables<DossierTables>().insertInto('dossiers.passed_result').values(rows).execute()
}

/** A result that was passed on, with what it says. */
export interface Passed {
  readonly component: string
  readonly passedAt: Date
  readonly fromNumber: string
  readonly title: string
  readonly resultNumber: string
  readonly issuedOn: string
  readonly slipPublicId: string
  readonly fromPublicId: string
}

/** The results that a dossier has from members before it. */
export async function listPassed(db: Db | Tx, dossierId: bigint): Promise<Passed[]> {
  const { rows } = await sql<Passed>`
    select p.component, p.passed_at, d.number as from_number, d.public_id as from_public_id, r.title,
      r.number as result_number, r.issued_on::text as issued_on, s.public_id as slip_public_id
    from dossiers.passed_result p join dossiers.dossier d on d.id = p.from_dossier_id
      join dossiers.result r on r.dossier_id = d.id join dossiers.slip s on s.id = r.slip_id
    where p.dossier_id = ${dossierId} order by p.from_dossier_id`.execute(db)
  return rows
}
