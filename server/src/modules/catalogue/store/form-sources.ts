import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { contentFingerprint } from '../../../platform/fingerprint.ts'
import type { FormRow } from '../domain/procedure.ts'
import type { Counts } from './lists.ts'

/** Equal for two versions of a form that ask the same, whatever their days and however they were written. */
export function formFingerprint({ procedures, isOfficial, definition }: FormRow): string {
  return contentFingerprint({ procedures, isOfficial, definition })
}

/**
 * Keeps what forms were written as beside their newest versions, where nothing is kept yet: a version that came in
 * before sources were kept gets its own with the next import of the same.
 */
export async function addFormSources(tx: Tx, rows: readonly FormRow[]): Promise<Counts> {
  const given = rows.flatMap((row) => {
    const { form, source } = row
    return source === undefined ? [] : [{ form, fingerprint: formFingerprint(row), source }]
  })
  const { rows: added } = await sql<{ id: bigint }>`
    insert into catalogue.form_source (form_version_id, source)
    select distinct on (version.id) version.id, given.source
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (form text, fingerprint text, source jsonb)
    join catalogue.form_version as version using (form, fingerprint)
    on conflict (form_version_id) do nothing returning form_version_id as id`.execute(tx)
  return { added: added.length, changed: 0, unchanged: given.length - added.length }
}

/** The dictionary of the data, kept anew where it is another than the newest. */
export async function loadDictionary(tx: Tx, dictionary: unknown, at: Date): Promise<Counts> {
  if (dictionary === undefined) return { added: 0, changed: 0, unchanged: 0 }
  const fingerprint = contentFingerprint(dictionary)
  const { rows: [newest] } = await sql<{ fingerprint: string }>`
    select fingerprint from catalogue.form_dictionary order by id desc limit 1`.execute(tx)
  if (newest?.fingerprint === fingerprint) return { added: 0, changed: 0, unchanged: 1 }
  await sql`
    insert into catalogue.form_dictionary (content, fingerprint, loaded_at)
    values (${JSON.stringify(dictionary)}::jsonb, ${fingerprint}, ${at})`.execute(tx)
  return { added: newest ? 0 : 1, changed: newest ? 1 : 0, unchanged: 0 }
}

/** The dictionary that holds, as the data wrote it; undefined before one was imported. */
export async function findDictionary(db: Db | Tx): Promise<unknown> {
  const { rows: [row] } = await sql<{ content: unknown }>`
    select content from catalogue.form_dictionary order by id desc limit 1`.execute(db)
  return row?.content
}

/** What versions of forms were written as, by their numbers; those that nothing is kept of are left out. */
export async function findFormSources(db: Db | Tx, ids: readonly bigint[]): Promise<Map<bigint, unknown>> {
  const { rows } = await sql<{ id: bigint; source: unknown }>`
    select form_version_id as id, source from catalogue.form_source
    where form_version_id = any(${ids.map(String)}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, source }) => [id, source]))
}
