import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Json, Tx } from '../../../platform/db.ts'

/** What a paper says; what is left out stays as the version before had it. */
export interface SaidOfPaper {
  readonly number?: string | null | undefined
  readonly issuedOn?: Day | null | undefined
  readonly issuerName?: string | null | undefined
  readonly issuerCode?: string | null | undefined
  /** By the keys of the field dictionary. */
  readonly data?: Readonly<Record<string, Json>> | undefined
}

export interface CorrectFacts {
  readonly paperId: bigint
  readonly said: SaidOfPaper
  readonly source: 'typed' | 'read' | 'result' | 'declared'
  /** Why it is corrected; of a first version none is needed. */
  readonly reason: string | null
  /** Of what was read and left as it was: how sure the reader had been, 0 to 1, by field. */
  readonly confidence?: Readonly<Record<string, number>>
}

/**
 * Writes the next version of what a paper says: what is given over what stood before. Whoever else corrects it waits.
 * Answers the version; undefined if it corrects one without a reason.
 */
export async function insertFacts(
  tx: Tx,
  { paperId, said, source, reason, confidence, at, by }: CorrectFacts & { readonly at: Date; readonly by: bigint },
): Promise<number | undefined> {
  await sql`select from documents.paper where id = ${paperId} for update`.execute(tx)
  const given = JSON.stringify(said)
  const { rows: [written] } = await sql<{ version: number }>`
    with last as (select * from documents.paper_facts where paper_id = ${paperId} order by version desc limit 1),
      said as (select ${given}::jsonb as s)
    insert into documents.paper_facts (paper_id, version, number, issued_on, issuer_name, issuer_code, data, source, at, by,
      reason, confidence)
    select ${paperId}, coalesce(last.version, 0) + 1,
      case when s ? 'number' then s ->> 'number' else last.number end,
      case when s ? 'issuedOn' then (s ->> 'issuedOn')::date else last.issued_on end,
      case when s ? 'issuerName' then s ->> 'issuerName' else last.issuer_name end,
      case when s ? 'issuerCode' then s ->> 'issuerCode' else last.issuer_code end,
      coalesce(last.data, '{}') || coalesce(s -> 'data', '{}'), ${source}, ${at}, ${by}, ${reason}::text,
      ${confidence ? JSON.stringify(confidence) : null}::jsonb
    from said left join last on true
    where last.version is null or ${reason}::text is not null
    returning version`.execute(tx)
  return written?.version
}
