import type { Db, Json, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

/** What somebody typed in of a declaration on paper, by the keys of its form. */
export type Content = Readonly<Record<string, Json>>

/** What was typed in for the result of a dossier; nothing where nobody did. */
export async function findResultContent(db: Db | Tx, dossierId: bigint): Promise<Content> {
  const row = await db.withTables<DossierTables>().selectFrom('dossiers.result_content').select('content')
    .where('dossierId', '=', dossierId).executeTakeFirst()
  return row ? row.content as Content : {}
}

/** Keeps it, in the place of what was typed in before. */
export async function keepResultContent(
  tx: Tx, row: { dossierId: bigint; content: Content; completedAt: Date; completedBy: bigint },
): Promise<void> {
  const { completedAt, completedBy } = row
  const content = JSON.stringify(row.content)
  await tx.withTables<DossierTables>().insertInto('dossiers.result_content').values({ ...row, content })
    .onConflict((clash) => clash.column('dossierId').doUpdateSet({ content, completedAt, completedBy })).execute()
}
