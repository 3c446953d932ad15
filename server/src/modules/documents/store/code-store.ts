import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { CodeParts } from '../domain/paper-code.ts'

/** A digitised paper without a code, with what its code is made of. */
export interface UncodedPaper {
  readonly id: bigint
  readonly ownerId: bigint
  readonly documentType: string
  readonly issuerCode: string | null
  readonly issuerName: string | null
  readonly issuedOn: Day | null
}

/**
 * The next papers whose code is due, oldest first (paper_uncoded): of a scan that is still being read or that waits for
 * a person once it is described, in the Kho, or added before `since`; of any other at once.
 */
export async function listUncoded(db: Db | Tx, limit: number, since: Date): Promise<UncodedPaper[]> {
  const { rows } = await sql<UncodedPaper>`
    select paper.id, paper.owner_id, paper.document_type, facts.issuer_code, facts.issuer_name, facts.issued_on
    from documents.paper left join lateral (
      select version, issuer_code, issuer_name, issued_on from documents.paper_facts where paper_id = paper.id order by version desc limit 1
    ) as facts on true
    where code is null and (source = 'scan' or kept_at is not null) and (
      kept_at is not null or facts.version is not null or paper.added_at <= ${since} or not exists (
        select from documents.paper_review review where review.paper_id = paper.id and review.ended_at is null
          and review.fields is distinct from '[]'))
    order by paper.id limit ${limit}`.execute(db)
  return rows
}

export interface CodedPaper { readonly id: bigint; readonly code: string }

/**
 * Gives papers their codes, all in one statement, each series without a gap: the serial is taken from the row of its
 * series, behind which all who code for it queue until `tx` ends, and a rollback gives it back. One that has a code
 * keeps it, and takes no number; who codes the same at that moment waits and then finds it coded.
 */
export async function insertCodes(
  tx: Tx, papers: readonly (CodeParts & { readonly paperId: bigint })[], width: number,
): Promise<CodedPaper[]> {
  if (papers.length === 0) return []
  const { rows } = await sql<CodedPaper>`
    with given as (
      select * from unnest(${papers.map(({ paperId }) => paperId)}::bigint[], ${papers.map(({ series }) => series)}::text[],
        ${papers.map(({ before }) => before)}::text[], ${papers.map(({ after }) => after)}::text[])
        as g(paper_id, series, before, after)
    ), held as materialized (
      select id from documents.paper where id = any(${papers.map(({ paperId }) => paperId)}::bigint[]) and code is null
      order by id for update
    ), fresh as (
      select distinct on (paper_id) given.* from given join held on held.id = paper_id order by paper_id
    ), counted as (select series, count(*)::integer as n from fresh group by series
    ), taken as (
      insert into documents.code_serial as s (series, last) select series, n from counted order by series
      on conflict (series) do update set last = s.last + excluded.last returning series, last
    ), numbered as (
      select paper_id, before, after,
        last - n + row_number() over (partition by series order by paper_id) as serial
      from fresh join counted using (series) join taken using (series)
    )
    update documents.paper set code = before
      || lpad(serial::text, greatest(${width}::integer, length(serial::text)), '0') || after
    from numbered where paper.id = paper_id returning paper.id, code`.execute(tx)
  return rows
}
