import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

export type Originals = Selectable<DossierTables['dossiers.originals']>

/** Paper originals that must follow, and until when (R5). */
export async function expectOriginals(
  tx: Tx, row: { dossierId: bigint; fromUnitId: bigint; toUnitId: bigint; dueAt: Date },
): Promise<void> {
  await tx.withTables<DossierTables>()
    .insertInto('dossiers.originals')
    .values({ ...row, handedOverAt: null, handedOverBy: null, receivedAt: null, receivedBy: null })
    .onConflict((clash) => clash.column('dossierId').doNothing()).execute()
}

/** Where the originals of a dossier are; undefined if it has none. */
export async function findOriginals(db: Db | Tx, dossierId: bigint): Promise<Originals | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.originals').selectAll()
    .where('dossierId', '=', dossierId).executeTakeFirst()
}

/** They left the section. */
export async function handOverOriginals(
  tx: Tx, dossierId: bigint, handedOverAt: Date, handedOverBy: bigint,
): Promise<void> {
  await tx.withTables<DossierTables>()
    .updateTable('dossiers.originals').set({ handedOverAt, handedOverBy }).where('dossierId', '=', dossierId)
    .where('handedOverAt', 'is', null).executeTakeFirstOrThrow()
}

/** They arrived. */
export async function receiveOriginals(tx: Tx, dossierId: bigint, receivedAt: Date, receivedBy: bigint): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.originals').set({ receivedAt, receivedBy })
    .where('dossierId', '=', dossierId).where('receivedAt', 'is', null).executeTakeFirstOrThrow()
}

/** Dossiers of these sections whose originals have not left, soonest due first. */
export async function listNotForwarded(
  db: Db, unitIds: readonly bigint[], limit: number, after?: { at: Date; id: bigint },
): Promise<Originals[]> {
  let query = db.withTables<DossierTables>()
    .selectFrom('dossiers.originals').selectAll().where('fromUnitId', '=', sql<bigint>`any(${unitIds}::bigint[])`)
    .where('handedOverAt', 'is', null)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('dueAt', 'dossierId'), '>', tuple(after.at, after.id)))
  return query.orderBy('dueAt').orderBy('dossierId').limit(limit).execute()
}

/** How many there are, counted up to `most`. */
export async function countNotForwarded(db: Db, unitIds: readonly bigint[], most: number): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`
    select count(*) as n from (select from dossiers.originals where from_unit_id = any(${unitIds}::bigint[])
      and handed_over_at is null limit ${most}) c`.execute(db)
  return Number(row?.n ?? 0)
}
