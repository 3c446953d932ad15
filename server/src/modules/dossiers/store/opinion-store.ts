import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'

/** What is typed, by the name of its field. */
export type OpinionFields = Readonly<Record<string, string>>

/** Which opinion: of an officer for a deed, at the step that is open. */
export interface OpinionPlace {
  readonly dossierId: bigint
  readonly accountId: bigint
  readonly deed: string
  /** None where no step is open. */
  readonly taskId: bigint | null
  readonly nodeId: string
}

export interface KeptOpinion {
  readonly revision: number
  readonly fields: OpinionFields
  readonly savedAt: Date
}

/**
 * Keeps what is typed in place of the revision that was read. Answers the new one, undefined if another window saved in
 * between (opinion_kept_once decides between two first ones).
 */
export async function saveOpinion(
  { tx, now }: Ctx, { dossierId, accountId, deed, taskId, nodeId }: OpinionPlace, fields: OpinionFields, read: number,
): Promise<number | undefined> {
  const values = JSON.stringify(fields)
  const { rows: [kept] } = read === 0
    ? await sql<{ revision: number }>`
      insert into dossiers.opinion (dossier_id, account_id, deed, task_id, node_id, revision, fields, saved_at)
      values (${dossierId}, ${accountId}, ${deed}, ${taskId}, ${nodeId}, 1, ${values}::jsonb, ${now})
      on conflict do nothing returning revision`.execute(tx)
    : await sql<{ revision: number }>`
      update dossiers.opinion set fields = ${values}::jsonb, revision = revision + 1, saved_at = ${now}
      where dossier_id = ${dossierId} and account_id = ${accountId} and deed = ${deed}
        and task_id is not distinct from ${taskId}::bigint and revision = ${read} returning revision`.execute(tx)
  return kept?.revision
}

/** What is kept there, if anything. */
export async function findOpinion(
  db: Db | Tx, { dossierId, accountId, deed, taskId }: OpinionPlace,
): Promise<KeptOpinion | undefined> {
  const { rows: [found] } = await sql<KeptOpinion>`
    select revision, fields, saved_at from dossiers.opinion
    where dossier_id = ${dossierId} and account_id = ${accountId} and deed = ${deed}
      and task_id is not distinct from ${taskId}::bigint`.execute(db)
  return found
}

/** Forgets what is kept there. */
export async function deleteOpinion(tx: Tx, { dossierId, accountId, deed, taskId }: OpinionPlace): Promise<void> {
  await sql`delete from dossiers.opinion where dossier_id = ${dossierId} and account_id = ${accountId} and deed = ${deed}
    and task_id is not distinct from ${taskId}::bigint`.execute(tx)
}

/** What the officer wrote for this deed when the dossier was at this step before: it came back to it. */
export async function findOpinionBefore(
  db: Db | Tx, { dossierId, accountId, deed, taskId, nodeId }: OpinionPlace,
): Promise<OpinionFields | undefined> {
  const { rows: [found] } = await sql<{ fields: OpinionFields }>`
    select fields from dossiers.opinion
    where dossier_id = ${dossierId} and account_id = ${accountId} and deed = ${deed} and node_id = ${nodeId}
      and task_id is distinct from ${taskId}::bigint
    order by id desc limit 1`.execute(db)
  return found?.fields
}

/** Forgets at most `limit` opinions that nobody touched since `before`. Answers how many; call again until none. */
export async function deleteOldOpinions(db: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from dossiers.opinion where id in (
      select id from dossiers.opinion where saved_at < ${before} order by saved_at limit ${limit}
      for update skip locked)
    returning id`.execute(db)
  return rows.length
}
