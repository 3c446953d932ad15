import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'

/** In which language (ISO 639-1) somebody chose to be told; undefined of who chose none. */
export async function findLanguage(db: Db | Tx, personId: bigint): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ language: string }>`
    select language from notifications.language where person_id = ${personId}`.execute(db)
  return row?.language
}

/** Keeps what somebody chose, in the place of what they chose before. */
export async function keepLanguage(
  tx: Tx, { personId, language, at }: { readonly personId: bigint; readonly language: string; readonly at: Date },
): Promise<void> {
  await sql`insert into notifications.language (person_id, language, at) values (${personId}, ${language}, ${at})
    on conflict (person_id) do update set language = excluded.language, at = excluded.at`.execute(tx)
}
