import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { AliasKind, TypeAlias } from '../domain/document-types.ts'

/** All of all days, in the order in which they were made. */
export async function listTypeAliases(db: Db | Tx): Promise<TypeAlias[]> {
  const { rows } = await sql<TypeAlias>`
    select alias.public_id, type.key as type, kind, text, lower(valid) as valid_from, upper(valid) - 1 as valid_to,
      alias.source, reason
    from catalogue.document_type_alias as alias join catalogue.document_type as type on type.id = document_type_id
    order by alias.id`.execute(db)
  return rows
}

/** The number of a type by its id in the data. */
export async function findTypeId(tx: Tx, key: string): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ id: bigint }>`select id from catalogue.document_type where key = ${key}`.execute(tx)
  return row?.id
}

export interface NewAlias {
  readonly typeId: bigint
  readonly kind: AliasKind
  readonly text: string
  readonly from: Day
  readonly source: 'data' | 'desk'
  readonly reason: string | null
}

/**
 * Adds one from a day on; undefined where the constraints say that it is there, or that another of its kind holds
 * (alias_of_a_type_once, alias_alone_of_its_kind, national_code_means_one_type).
 */
export async function insertTypeAlias(
  tx: Tx, { typeId, kind, text, from, source, reason }: NewAlias, by: bigint, at: Date,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into catalogue.document_type_alias (document_type_id, kind, text, valid, source, reason, made_at, made_by)
    values (${typeId}, ${kind}, ${text}, daterange(${from}::date, null), ${source}, ${reason}, ${at}, ${by})
    on conflict do nothing returning id, public_id`.execute(tx)
  return row
}

export interface HeldAlias {
  readonly id: bigint
  readonly kind: AliasKind
  readonly validFrom: Day
  readonly endedAt: Date | null
}

/** One by its address, taken until `tx` ends. */
export async function lockTypeAlias(tx: Tx, publicId: string): Promise<HeldAlias | undefined> {
  const { rows: [row] } = await sql<HeldAlias>`
    select id, kind, lower(valid) as valid_from, ended_at from catalogue.document_type_alias
    where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** Lets one hold no longer from a day on. */
export async function endTypeAlias(tx: Tx, id: bigint, from: Day, by: bigint, at: Date): Promise<void> {
  await sql`
    update catalogue.document_type_alias set valid = daterange(lower(valid), ${from}::date), ended_at = ${at}, ended_by = ${by}
    where id = ${id}`.execute(tx)
}

/**
 * Keeps what each type says today as a version from today on, where it says something else than the version in force:
 * that ended yesterday, or is emptied where it began today. One statement a step.
 */
export async function keepTypeVersions(tx: Tx, today: Day): Promise<void> {
  await sql`
    update catalogue.document_type_version as v
    set valid = case when lower(v.valid) < ${today}::date then daterange(lower(v.valid), ${today}::date) else 'empty'::daterange end
    from catalogue.document_type as t
    where t.id = v.document_type_id and v.valid @> ${today}::date
      and (v.code, v.is_code_invented, v.name, v.issuer, v.is_reusable, v.source, v.is_secret)
        is distinct from (t.code, t.is_code_invented, t.name, t.issuer, t.is_reusable, t.source, t.is_secret)`.execute(tx)
  await sql`
    insert into catalogue.document_type_version (document_type_id, valid, code, is_code_invented, name, issuer,
      is_reusable, source, is_secret)
    select id, daterange(${today}::date, null), code, is_code_invented, name, issuer, is_reusable, source, is_secret
    from catalogue.document_type as t
    where not exists (select from catalogue.document_type_version v where v.document_type_id = t.id and v.valid @> ${today}::date)
    order by id`.execute(tx)
}

/** How many versions of each type there are, by its id in the data; those of no day are not counted. */
export async function countTypeVersions(db: Db | Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; n: bigint }>`
    select t.key, count(*) as n from catalogue.document_type_version v join catalogue.document_type t on t.id = v.document_type_id
    where not isempty(valid) group by 1`.execute(db)
  return new Map(rows.map(({ key, n }) => [key, Number(n)]))
}
