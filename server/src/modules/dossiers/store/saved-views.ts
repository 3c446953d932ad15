import { sql } from 'kysely'
import type { Db, Json, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

export interface SavedView { readonly publicId: string; readonly name: string; readonly asked: Json }

/** The lists that somebody saved, by name. */
export async function listSavedViews(db: Db | Tx, accountId: bigint): Promise<SavedView[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.saved_view').select(['publicId', 'name', 'asked'])
    .where('accountId', '=', accountId).orderBy(sql`name collate "vi-x-icu"`).execute()
}

/**
 * Keeps a list under a name; one of that name is replaced. Undefined if there are as many as one may have. Whoever does
 * so twice at once waits for oneself.
 */
export async function keepSavedView(
  tx: Tx, accountId: bigint, { name, asked, atMost }: { name: string; asked: Json; atMost: number },
): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`saved-view ${String(accountId)}`}, 0))`.execute(tx)
  const { rows: [row] } = await sql<{ publicId: string }>`
    insert into dossiers.saved_view (account_id, name, asked)
    select ${accountId}, ${name}, ${JSON.stringify(asked)}::jsonb
    where (select count(*) from dossiers.saved_view where account_id = ${accountId} and name <> ${name}) < ${atMost}
    on conflict on constraint saved_view_named_once do update set asked = excluded.asked returning public_id`
      .execute(tx)
  return row?.publicId
}

/** Takes one's own away; of another's, as of none, nothing happens. Answers whether there was one. */
export async function deleteSavedView(tx: Tx, accountId: bigint, publicId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.withTables<DossierTables>().deleteFrom('dossiers.saved_view')
    .where('accountId', '=', accountId).where('publicId', '=', publicId).executeTakeFirst()
  return numDeletedRows > 0n
}
