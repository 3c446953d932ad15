import { sql } from 'kysely'
import type { Ctx, Db, Json, Tx } from '../../../platform/db.ts'

/** What a clerk has entered so far, as the desk calls it; this room knows of it who hands in what, and the files. */
export type SheetContent = Readonly<Record<string, unknown>>

export interface KeptSheet {
  readonly sheetId: string
  readonly revision: number
  readonly content: SheetContent
  readonly savedAt: Date
}

/** What tells one sheet from another in a list. */
export interface SheetLine {
  readonly sheetId: string
  readonly savedAt: Date
  /** Public id of the person that was found; null where nobody is chosen yet. */
  readonly applicantId: string | null
  readonly applicantName: string | null
  readonly procedureName: string | null
}

/**
 * Keeps a sheet in place of the revision that was read. Answers the new one, undefined if another window saved in
 * between, or the sheet is gone (intake_sheet_begun_once decides between two first ones).
 */
export async function saveIntakeSheet(
  { tx, now, actorId }: Ctx, sheetId: string, content: Json, read: number,
): Promise<number | undefined> {
  const values = JSON.stringify(content)
  const { rows: [kept] } = read === 0
    ? await sql<{ revision: number }>`
      insert into dossiers.intake_sheet (account_id, sheet_id, revision, content, saved_at)
      values (${actorId}, ${sheetId}, 1, ${values}::jsonb, ${now})
      on conflict do nothing returning revision`.execute(tx)
    : await sql<{ revision: number }>`
      update dossiers.intake_sheet set content = ${values}::jsonb, revision = revision + 1, saved_at = ${now}
      where account_id = ${actorId} and sheet_id = ${sheetId} and revision = ${read} returning revision`.execute(tx)
  return kept?.revision
}

/** Those of one clerk, the newest first (intake_sheet_of_account). */
export async function listIntakeSheets(db: Db | Tx, accountId: bigint, limit: number): Promise<SheetLine[]> {
  const { rows } = await sql<SheetLine>`
    select sheet_id, saved_at, content #>> '{applicant,id}' as applicant_id,
      content #>> '{applicant,fullName}' as applicant_name,
      content #>> '{procedure,name}' as procedure_name
    from dossiers.intake_sheet
    where account_id = ${accountId} order by saved_at desc, sheet_id limit ${limit}`.execute(db)
  return rows
}

/** All of one's own; of another's, as of none, undefined. */
export async function findIntakeSheet(db: Db | Tx, accountId: bigint, sheetId: string): Promise<KeptSheet | undefined> {
  const { rows: [sheet] } = await sql<KeptSheet>`
    select sheet_id, revision, content, saved_at from dossiers.intake_sheet
    where account_id = ${accountId} and sheet_id = ${sheetId}`.execute(db)
  return sheet
}

/** How many one clerk has, counted up to `limit`. */
export async function countIntakeSheets(tx: Tx, accountId: bigint, limit: number): Promise<number> {
  const { rows: [counted] } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from dossiers.intake_sheet where account_id = ${accountId} limit ${limit}) sheet`.execute(tx)
  return counted?.count ?? 0
}

/** Takes one's own away; of another's, as of none, nothing happens. Answers whether there was one. */
export async function deleteIntakeSheet(tx: Tx, accountId: bigint, sheetId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from dossiers.intake_sheet where account_id = ${accountId} and sheet_id = ${sheetId}
    returning sheet_id`.execute(tx)
  return rows.length > 0
}

/** Forgets at most `limit` sheets that nobody touched since `before`. Answers how many; call again until none. */
export async function deleteOldIntakeSheets(db: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from dossiers.intake_sheet where (account_id, sheet_id) in (
      select account_id, sheet_id from dossiers.intake_sheet where saved_at < ${before} order by saved_at limit ${limit}
      for update skip locked)
    returning sheet_id`.execute(db)
  return rows.length
}

/** Those of these uploads, by public id, that a sheet which is not received yet still names (intake_sheet_files). */
export async function uploadsInIntakeSheets(db: Db, uploadIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ upload: string }>`
    select distinct file as upload
    from dossiers.intake_sheet,
      jsonb_array_elements_text(jsonb_path_query_array(content, '$.papers.*.files[*].uploadId')) file
    where jsonb_path_query_array(content, '$.papers.*.files[*].uploadId') ?| ${uploadIds}::text[]
      and file = any(${uploadIds}::text[])`.execute(db)
  return new Set(rows.map(({ upload }) => upload))
}
