import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GeneralProcedure, generalForm, rawGeneralForm } from '@motcua/forms/general-form.ts'
import { mergeForms } from '@motcua/forms/merge-forms.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import type { RawForms } from '@motcua/forms/raw-form.ts'
import { resultTemplateOf } from '@motcua/forms/result-template.ts'
import { ok } from '../kernel/result.ts'
import {
  type CatalogueRows, type CompetenceRules, type FormRow, type ProcedureVersionRow, faultsOfCompetence, loadRows,
  openCatalogue,
} from '../modules/catalogue/public.ts'
import type { ProvinceRows } from '../modules/organisation/public.ts'
import { loadRows as loadProcesses } from '../modules/workflow/public.ts'
import { readDmn } from '../platform/dmn/read-dmn.ts'
import { DataSetError } from './data-set/faults.ts'
import { defaultDataSet } from './data-set.ts'
import { type ImportPart, asProgram } from './import.ts'
import { readForms } from './read-forms.ts'
import { readProcedures } from './read-procedures.ts'

/** The whole catalogue of a data set, and what had to be added to it, as lines for whoever imports. */
export interface ReadCatalogue { readonly rows: CatalogueRows; readonly notes: readonly string[] }

/**
 * Procedures and the forms of their declarations. A folder without forms.yaml uses those that come with the program,
 * since declarations are the nation's; a procedure without one gets a general form, marked as not official, with a
 * note.
 *
 * Throws an Error that names the file and every fault.
 */
export function readCatalogue(folder: string): ReadCatalogue {
  const { rows, notes, served } = readProcedures(folder)
  const own = join(folder, 'forms.yaml')
  const file = existsSync(own) ? own : join(defaultDataSet(), 'forms.yaml')
  const { forms, raw, problems } = readForms(readFileSync(file, 'utf8'))
  if (!raw || problems.length > 0) {
    throw new Error(`${file}: ${problems.slice(0, 20).map(({ place, text }) => `${place}: ${text}`).join('; ')}`)
  }
  const known = new Set(rows.procedures.map(({ procedure }) => procedure))
  const sources = new Map(raw.forms.map((form) => [form.id, form]))
  const published = forms.map((form) => ({ ...rowOf(form, served[form.id] ?? []), source: sources.get(form.id) }))
    .map((row) => ({ ...row, procedures: row.procedures.filter((id) => known.has(id)) }))
    .filter(({ procedures }) => procedures.length > 0)
  const covered = new Set(published.flatMap(({ procedures }) => procedures))
  const current = new Map(rows.procedures.map((row) => [row.procedure, row]))
  const general = [...current.values()]
    .filter(({ procedure, content }) => !content.bundle && !covered.has(procedure))
    .map(({ procedure: id, content: { name, sector, subjects, components } }) => generalRow(raw, {
      id, name, sector, subjects, documentTypes: components.map(({ documentType }) => documentType),
    }))
  const single = [...published, ...general]
  const composed = [...current.values()].filter(({ procedure }) => !covered.has(procedure))
    .flatMap((row) => composedFor(row, single))
  const all = [...single, ...composed]
  return {
    rows: {
      ...rows, procedures: rows.procedures.map((row) => withTemplate(row, all)), forms: all,
      dictionary: dictionaryOf(raw),
    },
    notes: [
      ...file === own ? [] : ['không có forms.yaml; dùng các mẫu đi kèm chương trình'],
      ...notes.map(({ subject, text }) => `${subject}: ${text}`),
      ...general.flatMap(({ procedures }) => procedures)
        .map((id) => `${id}: chưa có mẫu tờ khai; dùng mẫu chung, ghi rõ là mẫu tạm`),
      ...composed.flatMap(({ procedures }) => procedures)
        .map((id) => `${id}: chưa có tờ khai chung; đã ghép từ tờ khai của các thủ tục thành phần, ghi rõ là mẫu tạm`),
    ],
  }
}

/** The declaration of a bundle that has none of its own, out of those of its members. */
function composedFor({ procedure: bundle, content }: ProcedureVersionRow, forms: readonly FormRow[]): FormRow[] {
  const own = content.bundle?.members.flatMap(({ procedure }) => latestOf(forms, procedure) ?? []) ?? []
  const merged = { id: `tk-${bundle}`, bundle, name: `Tờ khai chung: ${content.name}` }
  return own.length === 0 ? [] : [rowOf(mergeForms(merged, own), [])]
}

function latestOf(forms: readonly FormRow[], procedure: string): FormDefinition | undefined {
  const own = forms.filter(({ procedures }) => procedures.includes(procedure))
  return own.findLast(({ form }) => form === own[0]?.form)?.definition as FormDefinition | undefined
}

function generalRow(raw: RawForms, procedure: GeneralProcedure): FormRow {
  return { ...rowOf(generalForm(raw, procedure), []), source: rawGeneralForm(procedure, raw.general) }
}

/** What forms are written with, apart from the forms. */
function dictionaryOf({ code_lists, roles, dictionary }: RawForms): Omit<RawForms, 'forms' | 'general'> {
  return { code_lists, roles, dictionary }
}

/** The result of a version bears what its declaration, in its latest wording, puts on it. */
function withTemplate(row: ProcedureVersionRow, forms: readonly FormRow[]): ProcedureVersionRow {
  const first = latestOf(forms, row.procedure)
  if (!first) return row
  const { result } = row.content
  const template = resultTemplateOf(first, result.name)
  return { ...row, content: { ...row.content, result: { ...result, template } } }
}

function rowOf(definition: FormDefinition, served: readonly string[]): FormRow {
  const { id: form, procedures, bundles, version: { validFrom, validTo }, isProvisional } = definition
  const all = [...procedures, ...bundles, ...served]
  return { form, procedures: all, validFrom, validTo, isOfficial: !isProvisional, definition }
}

/**
 * Sectors, papers, procedures, bundles, words and forms. Units and roles that steps name must be those of the data set.
 */
export const cataloguePart: ImportPart = {
  name: 'catalogue',
  prepare({ folder, province }) {
    const { rows, notes } = readCatalogue(folder)
    const faults = [...strangersIn(rows, province), ...brokenRules(rows)]
    if (faults.length > 0) throw new DataSetError(folder, faults)
    return async (backing) => {
      const broken = await brokenDecisions(rows)
      if (broken.length > 0) throw new DataSetError(folder, broken)
      const report = await asProgram(backing, 'catalogue', async (ctx) => ok(await loadRows(ctx, rows)))
      return { ...report, notes: [...notes, ...report.notes] }
    }
  },
}

/** The process of each version that has none yet, compiled from its steps; after the catalogue. */
export const processesPart: ImportPart = {
  name: 'processes',
  prepare: () => async (backing) => {
    const versions = (await openCatalogue(backing.db)).versions()
    const rows = versions.map(({ id, procedure, content: { steps } }) => ({ procedureVersionId: id, procedure, steps }))
    const { added, refused } = await asProgram(backing, 'processes', (ctx) => loadProcesses(ctx, rows))
    const notes = refused.map(({ procedure, problems }) =>
      `${procedure}: quy trình không chạy được (${problems.map(({ node, why }) => `${node} ${why}`).join(', ')})`)
    return { added, changed: 0, unchanged: rows.length - added - refused.length, notes }
  },
}

/** Rules of competence that could not be asked of every case; each procedure once, whatever its versions. */
function brokenRules({ procedures }: CatalogueRows): string[] {
  return [...new Set(procedures.flatMap(({ procedure, content: { competence } }) =>
    (competence ? faultsOfCompetence(competence) : [])
      .map((fault) => `procedures.yaml ${procedure}: competence ${fault}`)))]
}

/** Files of decisions that are none, or do not have what a procedure asks of them; each procedure once. */
async function brokenDecisions({ procedures }: CatalogueRows): Promise<string[]> {
  const faults = await Promise.all(procedures.map(async ({ procedure, content: { tables } }) => {
    const known: string[] = []
    for (const { id, dmn } of tables?.decisions ?? []) {
      const read = await readDmn(dmn)
      if (!read.ok) return [`procedures.yaml ${procedure}: decisions/${id}.dmn ${read.text}`]
      known.push(...Object.values(read.model.decisions).flatMap((one) => [one.id, one.name]))
    }
    return [tables?.fee, tables?.papers, tables?.limit].filter((one) => one !== undefined && !known.includes(one))
      .map((one) => `procedures.yaml ${procedure}: không có quyết định ${one ?? ''} trong decisions`)
  }))
  return [...new Set(faults.flat())]
}

/** Units and roles that no other file of the data set knows; a dossier would have nowhere to go. */
function strangersIn({ procedures }: CatalogueRows, { units, roles, levels }: ProvinceRows): string[] {
  const idsOf = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id))
  const known = { units: idsOf(units), roles: idsOf(roles), levels: idsOf(levels) }
  const isStranger = (rule: string) => rule.includes(':') && !known.units.has(rule.split('/')[0] ?? '')
  return [...new Set(procedures.flatMap(({ procedure, content: { competent, competence, level, steps } }) => [
    ...[competent, ...[...steps, ...namedUnits(competence)].map(({ unit }) => unit)].filter(isStranger)
      .map((unit) => `procedures.yaml ${procedure}: đơn vị ${unit} không có trong organisation.yaml`),
    ...steps.filter(({ role }) => role !== '' && !known.roles.has(role))
      .map(({ role }) => `procedures.yaml ${procedure}: vai trò ${role} không có trong organisation.yaml`),
    ...known.levels.has(level) ? [] : [`procedures.yaml ${procedure}: cấp ${level} không có trong organisation.yaml`],
  ]))]
}

function namedUnits(rules: CompetenceRules | undefined): readonly { readonly unit: string }[] {
  return rules ? [...rules.guides, ...rules.receives, ...rules.decides] : []
}
