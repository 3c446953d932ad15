import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { State } from '../domain/lifecycle.ts'
import { type DossierLine, LINE, type LineCursor } from './desk-list.ts'
import type { Dossier } from './dossier-store.ts'
import type { DossierTables } from './tables.ts'

/** A line of one's own list: whom it is for, besides. */
export type OwnLine = DossierLine & Pick<Dossier, 'authoriserId' | 'submittedBy'>

/** Whose list it is. */
export interface Owner {
  readonly accountId: bigint
  /** Of the checked person behind the account; null otherwise. */
  readonly personId: bigint | null
  /** By which mandates they help today as a member of a community digital team: what others gave is closed. */
  readonly helps?: readonly bigint[] | undefined
  /** Closed accounts of others under the number: what they sent is not the person's. */
  readonly disowned?: readonly bigint[] | undefined
}

/** What of it is wanted: nothing said is everything. */
export interface OwnWish {
  readonly states?: readonly State[] | undefined
  /** A part of the number or of the applicant's name as written, or one of these versions of procedures. */
  readonly search?: { readonly text: string; readonly versionIds: readonly bigint[] } | undefined
}

/**
 * What an account sent, and what is of the checked person behind it, as applicant or as whom it was handed in for;
 * newest first, from before a line on. Three ordered index scans, merged (dossier_of_sender, dossier_of_person,
 * dossier_of_authoriser); a filter or a search goes through one's own lines only.
 */
export async function listOwn(
  db: Db, owner: Owner, before: LineCursor | undefined, limit: number, wish: OwnWish = {},
): Promise<OwnLine[]> {
  const newest = (column: Column, id: bigint) => {
    const lines = ofOwner(db, column, id, owner).select([...LINE, 'authoriserId', 'submittedBy']).where(wished(wish))
    const older = before
      ? lines.where(({ eb, refTuple, tuple }) => eb(refTuple('submittedAt', 'id'), '<', tuple(before.at, before.id)))
      : lines
    return older.orderBy('submittedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  }
  const found = await Promise.all(columnsOf(owner).map(([column, id]) => newest(column, id)))
  const byId = new Map(found.flat().map((line) => [line.id, line]))
  return [...byId.values()]
    .sort((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime() || Number(b.id - a.id)).slice(0, limit)
}

/** Where one's own dossier stands in that list, by its public id; of another's there is no place. */
export async function findOwnPlace(db: Db, owner: Owner, publicId: string): Promise<LineCursor | undefined> {
  const found = await Promise.all(columnsOf(owner).map(([column, id]) =>
    ofOwner(db, column, id, owner).select(['submittedAt as at', 'id']).where('publicId', '=', publicId).executeTakeFirst()))
  return found.find((place) => place !== undefined)
}

/** Versions of procedures that one has dossiers of: their names are in the catalogue, and are searched there. */
export async function versionsOfOwn(db: Db, owner: Owner): Promise<bigint[]> {
  const found = await Promise.all(columnsOf(owner).map(([column, id]) =>
    ofOwner(db, column, id, owner).select('procedureVersionId').distinct().execute()))
  return [...new Set(found.flat().map(({ procedureVersionId }) => procedureVersionId))]
}

/** Since when the open request of each of these dossiers waits for its applicant. */
export async function askedSince(db: Db, ids: readonly bigint[]): Promise<Map<bigint, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.supplement').select(['dossierId', 'askedAt'])
    .where('dossierId', '=', sql<bigint>`any(${ids}::bigint[])`).where('answeredAt', 'is', null).execute()
  return new Map(rows.map(({ dossierId, askedAt }) => [dossierId, askedAt]))
}

type Column = 'submittedBy' | 'applicantId' | 'authoriserId'

function columnsOf({ accountId, personId }: Owner): (readonly [Column, bigint])[] {
  const sent = ['submittedBy', accountId] as const
  return personId === null ? [sent] : [sent, ['applicantId', personId], ['authoriserId', personId]]
}

/** What was sent for an organisation stands in the organisation's list; what somebody helped with, while they may. */
function ofOwner(db: Db, column: Column, id: bigint, { helps = [], disowned = [] }: Pick<Owner, 'helps' | 'disowned'>) {
  const all = db.withTables<DossierTables>().selectFrom('dossiers.dossier').where(column, '=', id)
  if (column === 'authoriserId') return all
  const found = all.where((eb) => eb.or([
    eb('helperProxyId', 'is', null), eb('helperProxyId', '=', sql<bigint>`any(${helps}::bigint[])`),
  ]))
  return column === 'submittedBy'
    ? found.where('handedInBy', 'is', null)
    : found.where('submittedBy', '<>', sql<bigint>`all(${disowned}::bigint[])`)
}

/** Of no wish, everything. */
function wished({ states, search }: OwnWish) {
  const part = search && `%${search.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return (eb: ExpressionBuilder<DossierTables, 'dossiers.dossier'>) => eb.and([
    ...states ? [eb('state', '=', sql<State>`any(${states}::text[])`)] : [],
    ...search && part !== undefined ? [eb.or([
      eb('number', 'ilike', part), eb('applicantName', 'ilike', part),
      eb('procedureVersionId', '=', sql<bigint>`any(${search.versionIds}::bigint[])`),
    ])] : [],
  ])
}
