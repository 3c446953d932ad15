import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { BacklogRow } from '../domain/backlog-rows.ts'

export interface BacklogDeclaration {
  readonly unitId: bigint
  readonly documentType: string
  readonly amount: number
  readonly asOf: Day
}

/** Declares how many results of a type an agency has that are in force; what was declared last holds. */
export async function insertDeclaration(tx: Tx, row: BacklogDeclaration, by: bigint, at: Date): Promise<bigint> {
  const { rows: [made] } = await sql<{ id: bigint }>`
    insert into documents.backlog_declaration (unit_id, document_type, amount, as_of, declared_at, declared_by)
    values (${row.unitId}, ${row.documentType}, ${row.amount}, ${row.asOf}, ${at}, ${by}) returning id`.execute(tx)
  if (!made) throw new Error('the declaration was not stored')
  return made.id
}

/** Of how many rows are there already, by number and day of issue. */
export async function countListed(
  db: Db | Tx, unitId: bigint, documentType: string, rows: readonly Pick<BacklogRow, 'numberKey' | 'issuedOn'>[],
): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`
    select count(*) as n from documents.backlog_item
    join unnest(${rows.map(({ numberKey }) => numberKey)}::text[], ${rows.map(({ issuedOn }) => issuedOn)}::date[])
      as g(number_key, issued_on) using (number_key, issued_on)
    where unit_id = ${unitId} and document_type = ${documentType}`.execute(db)
  return Number(row?.n ?? 0)
}

export interface NewImport {
  readonly unitId: bigint
  readonly documentType: string
  readonly sha256: string
  readonly rows: readonly BacklogRow[]
}

/**
 * Lists what a table names, in one statement; what is listed already is left as it is (backlog_listed_once), whoever
 * else lists it at that moment. Answers the import and how many are new.
 */
export async function insertImport(
  tx: Tx, { unitId, documentType, sha256, rows }: NewImport, by: bigint, at: Date,
): Promise<{ readonly id: bigint; readonly publicId: string; readonly taken: number }> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string; taken: bigint }>`
    with listed as (
      insert into documents.backlog_item (unit_id, document_type, number, number_key, issued_on, valid_to, owner_kind, owner_name,
        owner_number, listed_at, listed_by)
      select ${unitId}, ${documentType}, r.number, r."numberKey", r."issuedOn", r."validTo", r."ownerKind", r."ownerName",
        r."ownerNumber", ${at}, ${by}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number text, "numberKey" text, "issuedOn" date, "validTo" date,
        "ownerKind" text, "ownerName" text, "ownerNumber" text)
      order by r."numberKey", r."issuedOn"
      on conflict do nothing returning id
    )
    insert into documents.backlog_import (unit_id, document_type, sha256, rows, taken, at, by)
    select ${unitId}, ${documentType}, decode(${sha256}, 'hex'), ${rows.length}, (select count(*) from listed), ${at}, ${by}
    returning id, public_id, taken`.execute(tx)
  if (!row) throw new Error('the import was not stored')
  return { ...row, taken: Number(row.taken) }
}

/** What an agency has of a type: declared last, listed, and of those digitised. */
export interface BacklogCount {
  readonly unitId: bigint
  readonly documentType: string
  readonly declared: number | null
  readonly asOf: Day | null
  readonly listed: number
  /** With a digital copy in the Kho that an agency or whoever answers for it signed. */
  readonly digitised: number
}

/** Counts by agency and type, of some agencies or of all, as of a day: what was declared and digitised by its end. */
export async function countBacklog(db: Db | Tx, { unitIds, before }: {
  readonly unitIds: readonly bigint[] | undefined; readonly before: Date
}): Promise<BacklogCount[]> {
  const ours = unitIds === undefined ? sql`true` : sql`unit_id = any(${unitIds}::bigint[])`
  const { rows } = await sql<Omit<BacklogCount, 'listed' | 'digitised'> & { listed: bigint | null; digitised: bigint | null }>`
    with declared as (
      select distinct on (unit_id, document_type) unit_id, document_type, amount, as_of
      from documents.backlog_declaration where ${ours} and declared_at < ${before}
      order by unit_id, document_type, id desc
    ), listed as (
      select unit_id, item.document_type, count(*) as listed,
        count(*) filter (where paper.kept_at < ${before} and paper.standing <> 'plain-copy') as digitised
      from documents.backlog_item as item left join documents.paper on paper.id = paper_id
      where ${ours} and listed_at < ${before} group by 1, 2
    )
    select unit_id, document_type, amount as declared, as_of, listed, digitised
    from declared full join listed using (unit_id, document_type) order by unit_id, document_type`.execute(db)
  return rows.map((row) => ({ ...row, listed: Number(row.listed ?? 0), digitised: Number(row.digitised ?? 0) }))
}
