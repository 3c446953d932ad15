import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { CatalogueRows } from './domain/procedure.ts'
import { loadForms, loadProcedures } from './load-versions.ts'
import { addFormSources, loadDictionary } from './store/form-sources.ts'
import { loadClearances } from './load-clearances.ts'
import { loadTypeAliases } from './load-type-aliases.ts'
import { type Counts, loadDocumentTypes, loadSectors, loadSynonyms } from './store/lists.ts'
import { lockRevision, moveRevision } from './store/revision.ts'

/** What an import did; notes are for whoever ran it. */
export interface LoadReport extends Counts {
  readonly tables: Readonly<Record<string, Counts>>
  readonly notes: readonly string[]
}

/**
 * Makes the catalogue say, from today on, what the data say; days that are over stay as they were recorded, and what
 * the data no longer name, or what was published at the desk, stays in force, with a note. Loading the same again
 * changes nothing, not even the revision. Leaves `catalogue.loaded` if anything changed. One statement a table; the
 * data of a province take well under a second.
 *
 * Throws if two versions of one procedure or form, or two procedures of one code, hold on the same day.
 */
export async function loadRows(ctx: Ctx, rows: CatalogueRows): Promise<LoadReport> {
  const { tx, now } = ctx
  const revision = await lockRevision(tx)
  const notes: string[] = []
  const how = { from: dayOf(now), isFromDesk: false, notes }
  const tables: Record<string, Counts> = {
    sector: await loadSectors(tx, rows.sectors),
    documentType: await loadDocumentTypes(tx, rows.documentTypes),
    documentTypeAlias: await loadTypeAliases(ctx, rows.documentTypes, notes),
    synonym: await loadSynonyms(tx, rows.synonyms),
    procedureVersion: await loadProcedures(tx, rows.procedures, how),
    clearance: await loadClearances(ctx, rows.procedures, notes),
    formVersion: await loadForms(tx, rows.forms, how),
    dictionary: await loadDictionary(tx, rows.dictionary, now),
    formSource: await addFormSources(tx, rows.forms),
  }
  const sum = (what: keyof Counts) => Object.values(tables).reduce((total, counts) => total + counts[what], 0)
  const total = { added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged') }
  if (total.added + total.changed > 0) {
    await moveRevision(tx)
    const about = { subjectKind: 'catalogue', subjectId: revision + 1n }
    await recordEvent(ctx, { type: 'catalogue.loaded', ...about, data: { ...total, at: dayOf(now) } })
  }
  return { ...total, tables, notes }
}
