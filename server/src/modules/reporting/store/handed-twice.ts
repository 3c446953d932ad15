import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { LikenessOfPapers } from '../domain/handed-twice.ts'
import { isAnyOf } from './histories.ts'
import type { Span } from './measures.ts'

/** Of which kind a component of a version is. */
export interface ComponentKind { readonly versionId: bigint; readonly component: string; readonly documentType: string }

export interface HandedRow extends Readonly<Record<LikenessOfPapers | 'handed' | 'perhaps' | 'issued', number>> {
  readonly versionId: bigint
  readonly component: string
}

/** A number as numbers are compared: neither spaces nor full stops nor capitals tell two papers of one kind apart. */
function numberOf(paper: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(select nullif(upper(regexp_replace(facts.number, '[[:space:].]', '', 'g')), '')
    from documents.paper_facts as facts where facts.paper_id = ${paper}.id order by version desc limit 1)`
}

/** That two readings are of one text, as `isSameText` of documents says. */
function isSameText({ bits, words }: { readonly bits: number; readonly words: number }): RawBuilder<boolean> {
  const printOf = (reading: string) => sql`('x' || encode(${sql.ref(`${reading}.text_print`)}, 'hex'))::bit(256)`
  return sql<boolean>`coalesce(
    least(before_reading.text_words, now_reading.text_words) >= greatest(before_reading.text_words, now_reading.text_words) * ${words}::float8
    and bit_count(${printOf('before_reading')} # ${printOf('now_reading')}) <= ${bits}, false)`
}

/**
 * Counts what was handed in or shown with dossiers that were received in a span, by version and component, and of it
 * what its owner had had there before that dossier was submitted. One look at the papers of an owner for each
 * (`paper_of_owner`). What came with the same request did not come before it.
 */
export async function countHanded(
  db: Db | Tx, { from, before, unitIds, kinds, sameText }: Span & {
    readonly unitIds: readonly bigint[] | undefined
    readonly kinds: readonly ComponentKind[]
    readonly sameText: { readonly bits: number; readonly words: number }
  },
): Promise<HandedRow[]> {
  const earlier = sql`earlier`
  const now = sql`now_paper`
  const { rows } = await sql<HandedRow>`
    with kind as (
      select * from unnest(${kinds.map(({ versionId }) => versionId)}::bigint[], ${kinds.map(({ component }) => component)}::text[],
        ${kinds.map(({ documentType }) => documentType)}::text[]) as kind (version_id, component, document_type)),
    come as materialized (
      select d.id as dossier_id, fact.procedure_version_id as version_id, d.submitted_at, coalesce(d.authoriser_id, d.applicant_id) as owner_id
      from reporting.fact join dossiers.dossier as d on d.id = fact.dossier_id
      where fact.received_at >= ${from} and fact.received_at < ${before} and known_until = 'infinity' and held_until = 'infinity'
        and ${isAnyOf(sql`unit_id`, unitIds)}),
    handed as (
      select come.*, c.component, c.paper_ids, kind.document_type
      from come join dossiers.component as c using (dossier_id)
        join kind on kind.version_id = come.version_id and kind.component = c.component
      where c.how in ('filed', 'presented'))
    select version_id, component, count(*)::int as handed,
      (count(*) filter (where likeness = 'file'))::int as file, (count(*) filter (where likeness = 'number'))::int as number,
      (count(*) filter (where likeness = 'text'))::int as text, (count(*) filter (where likeness = 'perhaps'))::int as perhaps,
      (count(*) filter (where likeness is not null and is_issued))::int as issued
    from handed left join lateral (
      select case when bool_or(is_file) then 'file' when bool_or(is_number) then 'number' when bool_or(is_text) then 'text'
          when bool_or(is_perhaps) then 'perhaps' end as likeness,
        bool_or(source = 'result' and (is_file or is_number or is_text or is_perhaps)) as is_issued
      from (
        select source, coalesce(now_sha = sha256, false) as is_file,
          is_of_kind and coalesce(number = now_number, false) as is_number, is_of_kind and is_text and not is_told_apart as is_text,
          is_of_kind and is_in_force and not is_told_apart as is_perhaps
        from (
          select earlier.source, earlier.sha256, earlier.document_type = handed.document_type as is_of_kind,
            now_paper.sha256 as now_sha, ${numberOf(earlier)} as number, ${numberOf(now)} as now_number,
            ${isSameText(sameText)} as is_text,
            coalesce(${numberOf(earlier)} <> ${numberOf(now)}, false) as is_told_apart,
            coalesce(earlier.ended_at > handed.submitted_at, true)
              and coalesce(earlier.valid_to >= (handed.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, true) as is_in_force
          from documents.paper as earlier left join documents.paper as now_paper on now_paper.id = any(handed.paper_ids)
            left join documents.reading as before_reading on before_reading.sha256 = earlier.sha256
            left join documents.reading as now_reading on now_reading.sha256 = now_paper.sha256
          where earlier.owner_id = handed.owner_id and earlier.added_at < handed.submitted_at) as compared) as likened) as found on true
    group by version_id, component`.execute(db)
  return rows
}
