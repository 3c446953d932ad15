import type { Selectable } from 'kysely'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'
import type { DossierTables, RemarkKind } from './tables.ts'

/** What was said with a deed; a field left empty says nothing. */
export type Words = { readonly [K in RemarkKind]?: string | null | undefined }
export type Remark = Selectable<DossierTables['dossiers.remark']>

/** Keeps what was said with the deed of this request. They may name people, so they never go into the event. */
export async function insertRemarks({ tx, requestId, now }: Ctx, dossierId: bigint, words: Words): Promise<void> {
  const rows = (Object.entries(words) as [RemarkKind, string | null | undefined][])
    .flatMap(([kind, text]) => text ? [{ dossierId, requestId, kind, text, saidAt: now }] : [])
  if (rows.length > 0) await tx.withTables<DossierTables>().insertInto('dossiers.remark').values(rows).execute()
}

/** All that was said of a dossier, first things first (remark_said_once). */
export async function listRemarks(db: Db | Tx, dossierId: bigint): Promise<Remark[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.remark').selectAll()
    .where('dossierId', '=', dossierId).orderBy('saidAt').orderBy('kind').execute()
}
