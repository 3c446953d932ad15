import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Span } from '../../../kernel/plan-versions.ts'
import type { FormRow, ProcedureVersionRow } from '../domain/procedure.ts'

/** A version as a plan needs it; `of` is the procedure or form by its id in the data. */
export interface StoredVersion extends Span {
  readonly id: bigint
  readonly of: string
  /** Published from a package, not imported. */
  readonly isFromDesk: boolean
}

interface NewProcedureVersion extends ProcedureVersionRow {
  readonly procedureId: bigint | undefined
  readonly fingerprint: string
  readonly isFromDesk: boolean
}
type NewFormVersion = FormRow & {
  readonly fingerprint: string; readonly place: number; readonly isFromDesk: boolean
}

/** The number of each procedure by its id in the data; those that are new get theirs, with an address. */
export async function numberProcedures(tx: Tx, keys: readonly string[]): Promise<Map<string, bigint>> {
  await sql`
    insert into catalogue.procedure (key)
    select key from unnest(${keys}::text[]) with ordinality as given (key, place)
    where not exists (select from catalogue.procedure as known where known.key = given.key)
    order by place`.execute(tx)
  const { rows } = await sql<{ key: string; id: bigint }>`select key, id from catalogue.procedure`.execute(tx)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** All versions of procedures that were or will be in force. */
export async function listProcedureVersions(tx: Tx): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select version.id, procedure.key as of, lower(valid) as valid_from, upper(valid) - 1 as valid_to, fingerprint,
      is_from_desk
    from catalogue.procedure_version as version join catalogue.procedure on procedure.id = procedure_id
    where not isempty(valid) order by lower(valid)`.execute(tx)
  return rows
}

/** All versions of forms that were or will be in force. */
export async function listFormVersions(tx: Tx): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select id, form as of, lower(valid) as valid_from, upper(valid) - 1 as valid_to, fingerprint, is_from_desk
    from catalogue.form_version where not isempty(valid) order by lower(valid)`.execute(tx)
  return rows
}

/** Adds versions of procedures, all in one statement. */
export async function insertProcedureVersions(tx: Tx, rows: readonly NewProcedureVersion[]): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map((row) => ({
    procedure_id: String(row.procedureId), code: row.code, code_suffix: row.codeSuffix, code_status: row.codeStatus,
    valid_from: row.validFrom, valid_to: row.validTo, decision_number: row.decision?.number ?? null,
    decision_on: row.decision?.day ?? null, decision_by: row.decision?.issuer ?? null, content: row.content,
    fingerprint: row.fingerprint, is_from_desk: row.isFromDesk,
  }))
  await sql`
    insert into catalogue.procedure_version (procedure_id, code, code_suffix, code_status, valid, decision_number,
      decision_on, decision_by, content, fingerprint, is_from_desk)
    select procedure_id, code, code_suffix, code_status, daterange(valid_from, valid_to + 1), decision_number,
      decision_on, decision_by, content, fingerprint, is_from_desk
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (procedure_id bigint, code text, code_suffix text,
      code_status text, valid_from date, valid_to date, decision_number text, decision_on date, decision_by text,
      content jsonb, fingerprint text, is_from_desk boolean)`.execute(tx)
}

/** Adds versions of forms, all in one statement. */
export async function insertFormVersions(tx: Tx, rows: readonly NewFormVersion[]): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map((row) => ({
    form: row.form, place: row.place, procedures: row.procedures, valid_from: row.validFrom, valid_to: row.validTo,
    is_official: row.isOfficial, definition: row.definition, fingerprint: row.fingerprint,
    is_from_desk: row.isFromDesk,
  }))
  await sql`
    insert into catalogue.form_version (form, place, procedures, valid, is_official, definition, fingerprint,
      is_from_desk)
    select form, place, procedures, daterange(valid_from, valid_to + 1), is_official, definition, fingerprint,
      is_from_desk
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (form text, place integer, procedures text[],
      valid_from date, valid_to date, is_official boolean, definition jsonb, fingerprint text,
      is_from_desk boolean)`.execute(tx)
}

export interface End { readonly id: bigint; readonly validTo: Day | null; readonly isWithdrawn: boolean }

/**
 * Sets the last day of versions (null: for ever), or takes back what has not begun. What they say is out of reach, by
 * grant.
 */
export async function endVersions(
  tx: Tx, table: 'procedure_version' | 'form_version', ends: readonly End[],
): Promise<void> {
  if (ends.length === 0) return
  await sql`
    update ${sql.table(`catalogue.${table}`)} as version
    set valid = case when is_withdrawn then 'empty' else daterange(lower(version.valid), ending.valid_to + 1) end
    from unnest(${ends.map(({ id }) => String(id))}::bigint[], ${ends.map(({ validTo }) => validTo)}::date[],
      ${ends.map(({ isWithdrawn }) => isWithdrawn)}::boolean[]) as ending (id, valid_to, is_withdrawn)
    where version.id = ending.id`.execute(tx)
}

/** Which other procedure has this code on that day or later; undefined if it is free, or there is none to take. */
export async function findCodeHolder(
  tx: Tx, { procedure, code, codeSuffix }: Pick<ProcedureVersionRow, 'procedure' | 'code' | 'codeSuffix'>, from: Day,
): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ key: string }>`
    select procedure.key from catalogue.procedure_version as version
    join catalogue.procedure on procedure.id = procedure_id
    where code = ${code} and coalesce(code_suffix, '') = ${codeSuffix ?? ''} and procedure.key <> ${procedure}
      and valid && daterange(${from}::date, null) limit 1`.execute(tx)
  return row?.key
}

/** The version of a procedure that holds on a day. */
export async function findVersionFrom(
  tx: Tx, procedure: string, on: Day,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    select version.id, version.public_id from catalogue.procedure_version as version
    join catalogue.procedure on procedure.id = procedure_id
    where procedure.key = ${procedure} and valid @> ${on}::date`.execute(tx)
  return row
}

/** The forms in force on a day, as they are. */
export async function listFormsInForce(tx: Tx, on: Day): Promise<FormRow[]> {
  const { rows } = await sql<Omit<FormRow, 'source'> & { source: unknown }>`
    select form, procedures, lower(valid) as valid_from, upper(valid) - 1 as valid_to, is_official, definition, source
    from catalogue.form_version left join catalogue.form_source on form_version_id = id
    where valid @> ${on}::date order by place, form`.execute(tx)
  return rows.map(({ source, ...row }) => source === null ? row : { ...row, source })
}
