import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { KeepBasis } from './tables.ts'

export interface KeptRow { readonly id: bigint; readonly publicId: string; readonly documentType: string }
export interface KeepRow {
  readonly paperId: bigint
  readonly basis: KeepBasis
  readonly article: string | null
  readonly agreedAt: Date | null
}

/** Holds the Kho of a person until `tx` ends: papers enter one dossier after the other, and none replaces itself. */
export async function holdKho(tx: Tx, ownerId: bigint): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('documents.kho'), hashtext(${String(ownerId)}))`.execute(tx)
}

/** Those of these papers that were ever let into the Kho of their owner. */
export async function papersInKho(db: Db | Tx, ids: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: bigint }>`
    select id from documents.paper where id = any(${[...ids]}::bigint[]) and kept_at is not null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Lets papers of one owner into their Kho, with the right of each: those that are not there yet, and of which no paper
 * of the same type has the same bytes there. Answers those that came in.
 */
export async function insertKept(
  tx: Tx, { ownerId, dossierId, papers, at, by }: {
    ownerId: bigint; dossierId: bigint | null; papers: readonly KeepRow[]; at: Date; by: bigint
  },
): Promise<KeptRow[]> {
  const given = JSON.stringify(papers.map((one) => ({ ...one, paperId: String(one.paperId) })))
  const { rows } = await sql<KeptRow>`
    with given as (
      select distinct on (paper.document_type, paper.sha256) g.*
      from jsonb_to_recordset(${given}::jsonb) as g("paperId" bigint, basis text, article text, "agreedAt" timestamptz)
      join documents.paper on paper.id = g."paperId"
      where paper.owner_id = ${ownerId} and paper.kept_at is null and not exists (
        select from documents.paper there where there.owner_id = paper.owner_id
          and there.document_type = paper.document_type and there.sha256 = paper.sha256 and there.kept_at is not null
          and there.ended_at is null)
      order by paper.document_type, paper.sha256, paper.id
    ), kept as (
      update documents.paper set kept_at = ${at} from given where paper.id = given."paperId"
      returning paper.id, paper.public_id, paper.document_type
    ), noted as (
      insert into documents.keeping (paper_id, basis, article, agreed_at, dossier_id, at, by)
      select "paperId", basis, article, "agreedAt", ${dossierId}::bigint, ${at}, ${by} from given
    )
    select id, public_id, document_type from kept order by id`.execute(tx)
  return rows
}

export interface ReplacedRow { readonly id: bigint; readonly publicId: string; readonly by: string }

/**
 * Of types of which somebody has one at a time: the newest in force stays, older ones end as replaced by it. Newest by
 * the day of issue, without one by the day on which it came; and a lesser copy ends no better one (agency-original,
 * then what somebody answers for, then what nobody does). Answers those that ended, with what replaced each.
 */
export async function endReplaced(
  tx: Tx, ownerId: bigint, types: readonly string[], at: Date,
): Promise<ReplacedRow[]> {
  const { rows } = await sql<ReplacedRow>`
    with held as (
      select paper.id, paper.public_id, paper.document_type, paper.added_at,
        coalesce(facts.issued_on, (paper.added_at at time zone 'Asia/Ho_Chi_Minh')::date) as issued,
        case paper.standing when 'agency-original' then 1 when 'plain-copy' then 3 else 2 end as rank
      from documents.paper
      left join lateral (select issued_on from documents.paper_facts where paper_id = paper.id order by version desc limit 1) facts
        on true
      where paper.owner_id = ${ownerId} and paper.document_type = any(${types}::text[])
        and paper.kept_at is not null and paper.ended_at is null
    ), replaced as (
      select distinct on (older.id) older.id, newer.id as by_id, newer.public_id as by
      from held older join held newer using (document_type)
      where (newer.issued, newer.added_at, newer.id) > (older.issued, older.added_at, older.id) and newer.rank <= older.rank
      order by older.id, newer.issued desc, newer.added_at desc, newer.id desc
    )
    update documents.paper set ended_at = ${at}, ended_why = 'replaced', replaced_by = replaced.by_id
    from replaced where paper.id = replaced.id returning paper.id, paper.public_id, replaced.by`.execute(tx)
  return rows
}
