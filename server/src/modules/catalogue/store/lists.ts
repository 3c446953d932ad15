import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { DocumentTypeRow, SectorRow, SynonymRow } from '../domain/procedure.ts'

export interface Counts { readonly added: number; readonly changed: number; readonly unchanged: number }

/** What a statement touched: true for a row that was not there before. */
interface Touched { readonly isNew: boolean }

/** Sectors as the data name them; one that is no longer named stays, because versions point at it. */
export async function loadSectors(tx: Tx, rows: readonly SectorRow[]): Promise<Counts> {
  const { rows: touched } = await sql<Touched>`
    insert into catalogue.sector (key, name, ministry)
    select id, name, ministry
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id text, name text, ministry text)
    on conflict (key) do update set name = excluded.name, ministry = excluded.ministry
    where (sector.name, sector.ministry) is distinct from (excluded.name, excluded.ministry)
    returning xmax = 0 as is_new`.execute(tx)
  return countsOf(rows.length, touched)
}

/** Types of papers as the data name them; none is ever taken away. */
export async function loadDocumentTypes(tx: Tx, rows: readonly DocumentTypeRow[]): Promise<Counts> {
  const { rows: touched } = await sql<Touched>`
    insert into catalogue.document_type (key, code, is_code_invented, name, issuer, is_reusable, source, is_secret)
    select id, code, "codeInvented", name, issuer, "isReusable", source, "isSecret"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id text, code text, "codeInvented" boolean,
      name text, issuer text, "isReusable" boolean, source text, "isSecret" boolean)
    on conflict (key) do update set code = excluded.code, is_code_invented = excluded.is_code_invented,
      name = excluded.name, issuer = excluded.issuer, is_reusable = excluded.is_reusable, source = excluded.source,
      is_secret = excluded.is_secret
    where (document_type.code, document_type.is_code_invented, document_type.name, document_type.issuer,
        document_type.is_reusable, document_type.source, document_type.is_secret)
      is distinct from (excluded.code, excluded.is_code_invented, excluded.name, excluded.issuer, excluded.is_reusable,
        excluded.source, excluded.is_secret)
    returning xmax = 0 as is_new`.execute(tx)
  return countsOf(rows.length, touched)
}

/** Exactly the words that the data name: they only help to find, and nothing points at them. */
export async function loadSynonyms(tx: Tx, rows: readonly SynonymRow[]): Promise<Counts> {
  const given = JSON.stringify(rows)
  const { rows: added } = await sql<Touched>`
    insert into catalogue.synonym (procedure, words)
    select procedure, words from jsonb_to_recordset(${given}::jsonb) as given (procedure text, words text)
    on conflict do nothing returning true as is_new`.execute(tx)
  const { rows: removed } = await sql<Touched>`
    delete from catalogue.synonym where not exists (
      select from jsonb_to_recordset(${given}::jsonb) as given (procedure text, words text)
      where given.procedure = synonym.procedure and given.words = synonym.words)
    returning false as is_new`.execute(tx)
  return { added: added.length, changed: removed.length, unchanged: rows.length - added.length }
}

function countsOf(given: number, touched: readonly Touched[]): Counts {
  const added = touched.filter(({ isNew }) => isNew).length
  return { added, changed: touched.length - added, unchanged: given - touched.length }
}
