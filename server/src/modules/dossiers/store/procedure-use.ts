import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** What is under way by versions of a procedure. */
export interface ProcedureUse {
  readonly dossiers: number
  readonly drafts: number
  /** Papers that were drawn up in those dossiers. */
  readonly slips: number
}

/**
 * Dossiers that are not closed, declarations that are being filled in, and papers drawn up in those dossiers, by the
 * versions they keep. Served by `dossier_open_of_version` and `draft_of_version`.
 */
export async function countUse(db: Db, versionIds: readonly bigint[]): Promise<ProcedureUse> {
  const ids = versionIds.map(String)
  const { rows: [row] } = await sql<ProcedureUse>`
    with open as (
      select id from dossiers.dossier where closed_at is null and procedure_version_id = any(${ids}::bigint[]))
    select (select count(*)::int from open) as dossiers,
      (select count(*)::int from dossiers.draft
        where dossier is null and procedure_version_id = any(${ids}::bigint[])) as drafts,
      (select count(*)::int from dossiers.slip where dossier_id in (select id from open)) as slips`.execute(db)
  return row ?? { dossiers: 0, drafts: 0, slips: 0 }
}
