import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { UndigitisedReason } from '../domain/undigitised.ts'

/** Notes why components went on without a digital paper; what was said of one before stays. One statement. */
export async function insertUndigitised(
  tx: Tx,
  { dossierId, components, reason, note, at, by }: {
    readonly dossierId: bigint; readonly components: readonly string[]; readonly reason: UndigitisedReason
    readonly note: string | null; readonly at: Date; readonly by: bigint
  },
): Promise<void> {
  await sql`
    insert into dossiers.undigitised (dossier_id, component, reason, note, at, by)
    select ${dossierId}, component, ${reason}, ${note}, ${at}, ${by} from unnest(${components}::text[]) as c(component)
    on conflict do nothing`.execute(tx)
}

export interface UndigitisedRow {
  readonly component: string
  readonly reason: UndigitisedReason
  readonly note: string | null
  readonly by: bigint
}

/** Components of which somebody said why they are not digitised. */
export async function listUndigitised(db: Db | Tx, dossierId: bigint): Promise<UndigitisedRow[]> {
  const { rows } = await sql<UndigitisedRow>`
    select component, reason, note, by from dossiers.undigitised where dossier_id = ${dossierId} order by component`
    .execute(db)
  return rows
}
