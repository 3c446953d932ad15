import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

export interface WrongComponent { readonly component: string; readonly reason: string }
export type Supplement = Selectable<DossierTables['dossiers.supplement']> & {
  readonly items: readonly WrongComponent[]
}

/** One request with everything that is missing or wrong. `supplement_open_once` lets only one be open. */
export async function insertSupplement(
  tx: Tx,
  request: {
    dossierId: bigint
    stage: 'completion' | 'supplement'
    askedAt: Date
    askedBy: bigint
    headReason: string | null
  },
  items: readonly WrongComponent[],
): Promise<void> {
  const { id } = await tx.withTables<DossierTables>()
    .insertInto('dossiers.supplement').values({ ...request, answeredAt: null, answeredBy: null }).returning('id')
    .executeTakeFirstOrThrow()
  await tx.withTables<DossierTables>()
    .insertInto('dossiers.supplement_item')
    .values(items.map(({ component, reason }) => ({ supplementId: id, component, reason }))).execute()
}

/** The request that waits for an answer, with its items. */
export async function findOpenSupplement(db: Db | Tx, dossierId: bigint): Promise<Supplement | undefined> {
  const open = await db.withTables<DossierTables>().selectFrom('dossiers.supplement').selectAll()
    .where('dossierId', '=', dossierId).where('answeredAt', 'is', null).executeTakeFirst()
  if (!open) return undefined
  const items = await db.withTables<DossierTables>()
    .selectFrom('dossiers.supplement_item').select(['component', 'reason']).where('supplementId', '=', open.id)
    .orderBy('component').execute()
  return { ...open, items }
}

/** A request that waits for an answer, and of which dossier. */
export interface OpenSupplement {
  readonly id: bigint
  readonly askedAt: Date
  readonly dossierId: bigint
  readonly dossierPublicId: string
  readonly number: string
  readonly receivesAtId: bigint
}

/**
 * Requests that wait for an answer, before acceptance and during settlement, by id after `after`
 * (supplement_open_by_id). Not of dossiers that were withdrawn, stopped or refused: nobody is waited for there.
 */
export async function listOpenSupplements(db: Db, after: bigint, limit: number): Promise<OpenSupplement[]> {
  const { rows } = await sql<OpenSupplement>`
    select s.id, s.asked_at, d.id as dossier_id, d.public_id as dossier_public_id, d.number, d.receives_at_id
    from dossiers.supplement s join dossiers.dossier d on d.id = s.dossier_id
    where s.answered_at is null and s.id > ${after} and d.state in ('awaiting-completion', 'awaiting-supplement')
    order by s.id limit ${limit}`.execute(db)
  return rows
}

/** Whether a supplement was ever asked for during settlement, answered or not. */
export async function wasSupplementAsked(db: Db | Tx, dossierId: bigint): Promise<boolean> {
  const asked = await db.withTables<DossierTables>().selectFrom('dossiers.supplement').select('id')
    .where('dossierId', '=', dossierId).where('stage', '=', 'supplement').limit(1).executeTakeFirst()
  return asked !== undefined
}

/** Holds a request until `tx` ends, for whoever counts what was sent for it; false if it has been answered. */
export async function lockOpenSupplement(tx: Tx, id: bigint): Promise<boolean> {
  const open = await tx.withTables<DossierTables>().selectFrom('dossiers.supplement').select('id')
    .where('id', '=', id).where('answeredAt', 'is', null).forUpdate().executeTakeFirst()
  return open !== undefined
}

/** Marks the open request as answered. */
export async function answerSupplement(tx: Tx, id: bigint, answeredAt: Date, answeredBy: bigint): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.supplement').set({ answeredAt, answeredBy })
    .where('id', '=', id).executeTakeFirstOrThrow()
}
