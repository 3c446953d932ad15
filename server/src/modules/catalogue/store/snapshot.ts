import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DocumentType, FormVersion, ProcedureVersion, Sector } from '../domain/facts.ts'
import type { SynonymRow } from '../domain/procedure.ts'
import type { Clearance } from '../domain/clearance.ts'
import type { TypeAlias } from '../domain/document-types.ts'
import type { PublishedEntry } from '../domain/entry.ts'
import { listClearedStages } from './clearances.ts'
import { listPublishedEntries } from './entries.ts'
import { listTypeAliases } from './type-aliases.ts'
import { getRevision } from './revision.ts'

export interface KeptVersion extends ProcedureVersion {
  /** The first day on which it is not in force any more. */
  readonly dayAfter: Day | null
  /** Taken back before it began: in force on no day. */
  readonly isWithdrawn: boolean
}

export interface Snapshot {
  readonly revision: bigint
  readonly versions: readonly KeptVersion[]
  readonly forms: readonly FormVersion[]
  readonly documentTypes: readonly DocumentType[]
  /** Other names and codes of document types, and doubles, of all days. */
  readonly typeAliases: readonly TypeAlias[]
  readonly sectors: readonly Sector[]
  readonly synonyms: readonly SynonymRow[]
  readonly entries: readonly PublishedEntry[]
  /** What is, was or will be received whatever the territory. */
  readonly clearances: readonly Clearance[]
}

/** Everything, as of one moment: an import that commits meanwhile is seen whole or not at all. */
export async function loadSnapshot(db: Db): Promise<Snapshot> {
  return db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => ({
    revision: await getRevision(tx),
    versions: await listVersions(tx),
    forms: await listForms(tx),
    documentTypes: await listDocumentTypes(tx),
    typeAliases: await listTypeAliases(tx),
    sectors: await listSectors(tx),
    entries: await listPublishedEntries(tx),
    clearances: await listClearedStages(tx),
    synonyms: (await sql<SynonymRow>`
      select words, procedure from catalogue.synonym order by procedure, words`.execute(tx)).rows,
  }))
}

async function listVersions(tx: Tx): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion>`
    select version.id, version.public_id, procedure_id, procedure.public_id as procedure_public_id,
      procedure.key as procedure, code, code_suffix, code_status, coalesce(lower(valid), '0001-01-01') as valid_from, upper(valid) - 1 as valid_to,
      upper(valid) as day_after, isempty(valid) as is_withdrawn,
      case when decision_number is not null
        then jsonb_build_object('number', decision_number, 'day', decision_on, 'issuer', decision_by) end as decision,
      content
    from catalogue.procedure_version as version join catalogue.procedure on procedure.id = procedure_id
    order by procedure_id, valid, version.id`.execute(tx)
  return rows
}

async function listForms(tx: Tx): Promise<FormVersion[]> {
  const { rows } = await sql<FormVersion>`
    select id, form, procedures, coalesce(lower(valid), '0001-01-01') as valid_from,
      case when isempty(valid) then '0001-01-01' else upper(valid) - 1 end as valid_to, is_official, definition
    from catalogue.form_version order by place, form, valid, id`.execute(tx)
  const parts = new Map<string, unknown>()
  return rows.map((row) => ({ ...row, definition: shareParts(row.definition, parts) }))
}

/** Versions of a form differ in little: what is equal is kept once, which saves most of the memory. */
function shareParts(definition: unknown, parts: Map<string, unknown>): unknown {
  if (typeof definition !== 'object' || definition === null) return definition
  return Object.fromEntries(Object.entries(definition).map(([key, part]) => {
    const text = JSON.stringify(part)
    if (!parts.has(text)) parts.set(text, part)
    return [key, parts.get(text)]
  }))
}

async function listDocumentTypes(tx: Tx): Promise<DocumentType[]> {
  const { rows } = await sql<DocumentType>`
    select id, key as id_of_data, code, is_code_invented as code_invented, name, issuer, is_reusable, source, is_secret
    from catalogue.document_type order by id`.execute(tx)
  return rows
}

async function listSectors(tx: Tx): Promise<Sector[]> {
  const { rows } = await sql<Sector>`
    select id, key as id_of_data, name, ministry from catalogue.sector order by id`.execute(tx)
  return rows
}
