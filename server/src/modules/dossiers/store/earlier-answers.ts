import { sql } from 'kysely'
import type { Db, Json, Tx } from '../../../platform/db.ts'

/** What somebody declared in a dossier of theirs that was accepted. */
export interface EarlierAnswers {
  readonly number: string
  readonly submittedAt: Date
  readonly formVersionId: bigint
  /** The answers that are a text (days and codes, too) or an address, by the keys of that form. */
  readonly answers: Readonly<Record<string, Json>>
}

/** What is no answer to a question but a drawing or a file in words. */
const LONGEST = 500

/**
 * What the applicant of dossiers declared in the last of them, newest first: only in their own, none that was handed in
 * for another by them or for them by another, and only what an office accepted. Not of dossiers that were stopped or go
 * back unsettled, nor where the applicant wanted nothing to be used again. One query by dossier_of_person, whose rows
 * carry only texts and addresses; how many dossiers somebody has does not matter.
 */
export async function listEarlierAnswers(
  db: Db | Tx, { applicantId, since, limit }: {
    readonly applicantId: bigint; readonly since: Date; readonly limit: number
  },
): Promise<EarlierAnswers[]> {
  const { rows } = await sql<EarlierAnswers>`
    select d.number, d.submitted_at, d.form_version_id, texts.answers
    from (
      select id, number, submitted_at, form_version_id from dossiers.dossier
      where applicant_id = ${applicantId} and submitted_at >= ${since} and authoriser_id is null
        and received_at is not null and state not in ('being-returned', 'unsettled', 'stopped')
        and form_version_id is not null
        and not exists (select from dossiers.kho_choice c where c.request_id = dossier.request_id and c.declines_reuse)
      order by submitted_at desc, id desc limit ${limit}
    ) as d
    join dossiers.answers a on a.dossier_id = d.id
    cross join lateral (
      select coalesce(jsonb_object_agg(e.key, e.value), '{}') as answers from jsonb_each(a.answers) as e
      where jsonb_typeof(e.value) = 'string' and length(e.value #>> '{}') between 1 and ${LONGEST}::integer
        or jsonb_typeof(e.value) = 'object' and e.value ? 'commune'
    ) as texts
    order by d.submitted_at desc, d.id desc`.execute(db)
  return rows
}
