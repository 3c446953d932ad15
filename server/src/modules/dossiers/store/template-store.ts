import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'

/** A sentence that an agency writes often (ý kiến mẫu). */
export interface OpinionTemplate {
  readonly id: bigint
  readonly publicId: string
  readonly agencyId: bigint
  readonly name: string
  readonly text: string
}

/** Keeps a template; undefined if the agency has one of that name (opinion_template_named_once). */
export async function insertTemplate(
  { tx, now, actorId }: Ctx, { agencyId, name, text }: Pick<OpinionTemplate, 'agencyId' | 'name' | 'text'>,
): Promise<OpinionTemplate | undefined> {
  const { rows: [kept] } = await sql<OpinionTemplate>`
    insert into dossiers.opinion_template (agency_id, name, text, made_at, made_by)
    values (${agencyId}, ${name}, ${text}, ${now}, ${actorId})
    on conflict (agency_id, name) where ended_at is null do nothing
    returning id, public_id, agency_id, name, text`.execute(tx)
  return kept
}

/** Templates in use at these agencies, by name; at most 200. */
export async function listTemplates(db: Db | Tx, agencyIds: readonly bigint[]): Promise<OpinionTemplate[]> {
  const { rows } = await sql<OpinionTemplate>`
    select id, public_id, agency_id, name, text from dossiers.opinion_template
    where agency_id = any(${agencyIds}::bigint[]) and ended_at is null order by name limit 200`.execute(db)
  return rows
}

/** Ends a template of one of these agencies. Answers it, undefined if there is none in use. */
export async function endTemplate(
  { tx, now }: Ctx, publicId: string, agencyIds: readonly bigint[],
): Promise<Pick<OpinionTemplate, 'id' | 'publicId'> | undefined> {
  const { rows: [ended] } = await sql<Pick<OpinionTemplate, 'id' | 'publicId'>>`
    update dossiers.opinion_template set ended_at = ${now}
    where public_id = ${publicId} and agency_id = any(${agencyIds}::bigint[]) and ended_at is null
    returning id, public_id`.execute(tx)
  return ended
}
