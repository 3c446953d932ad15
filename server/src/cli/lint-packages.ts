import { type Dictionary, lintForms } from '@motcua/forms/lint-forms.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import { resultTemplateOf } from '@motcua/forms/result-template.ts'
import type { Day } from '../kernel/civil-day.ts'
import type { CatalogueRows, FormRow, ProcedureVersionRow } from '../modules/catalogue/public.ts'
import { type Directory, directoryOfRows } from '../modules/organisation/public.ts'
import {
  type Finding, type LintScope, type PackageData, type Province, type Readers, type WrittenForm, completePackage,
  groundOf, lintPackage,
} from '../modules/packages/public.ts'
import type { DataSet } from './data-set/read-data-set.ts'

/** A data set as the linter of packages asks it, on one day. */
export interface LintedProvince {
  readonly day: Day
  readonly rows: CatalogueRows
  readonly province: Province & { readonly directory: Directory }
  readonly dictionary: Dictionary
}

/** What the linter needs of a data set: its units, staff, sectors and papers, without a database. */
export function provinceOf({ province, staff }: Pick<DataSet, 'province' | 'staff'>, rows: CatalogueRows, day: Day) {
  const directory = directoryOfRows(province, day)
  const types = new Map(rows.documentTypes.map((one) => [one.id, one]))
  const catalogue = {
    sectors: () => rows.sectors.map(({ id, name }) => ({ idOfData: id, name })),
    documentType: (id: string) => types.get(id),
  } as unknown as Province['catalogue']
  const staffed = new Set(staff.flatMap(({ grants }) => grants.flatMap(({ role, unit, validFrom, validTo }) => {
    const found = directory.find(unit)
    const holds = validFrom <= day && (validTo === null || day <= validTo)
    return found && holds ? [`${role} ${String(found.id)}`] : []
  })))
  const dictionary = (rows.dictionary ?? { code_lists: {}, roles: {}, dictionary: [] }) as Dictionary
  return { day, rows, province: { directory, catalogue, staffed }, dictionary }
}

/** The procedures of a day that are no bundles, each as a package; by their code or their id in the data, if asked. */
export function packagesOf({ day, rows }: Pick<LintedProvince, 'day' | 'rows'>, asked?: string): PackageData[] {
  return rows.procedures
    .filter(({ validFrom, validTo, content }) =>
      validFrom <= day && (validTo === null || day <= validTo) && !content.bundle)
    .filter(({ code, procedure }) => asked === undefined || code === asked || procedure === asked)
    .map((row) => packageOf(row, declarationsOf(rows.forms, row.procedure, day)))
}

/** As the catalogue chooses them: of each form the version in force, else the earliest later one. */
function declarationsOf(forms: readonly FormRow[], procedure: string, day: Day): FormRow[] {
  const own = forms.filter(({ procedures }) => procedures.includes(procedure))
  return [...new Set(own.map(({ form }) => form))].flatMap((id) => {
    const ofForm = own.filter(({ form }) => form === id)
    return ofForm.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
      ?? ofForm.find(({ validFrom }) => validFrom > day) ?? []
  })
}

function packageOf(row: ProcedureVersionRow, forms: readonly FormRow[]): PackageData {
  const { procedure, code, codeSuffix, codeStatus, decision, content } = row
  return {
    format: 1, procedure, code, codeSuffix, codeStatus, decision, content,
    forms: forms.flatMap(({ source }) => source as WrittenForm | undefined ?? []), process: { bpmn: null },
    decisions: [], approval: { agency: null, control: null, chairman: null },
    dates: { effective: null, announced: null, madePublic: null },
  }
}

/** Everything that the linter of publication says of a package in that province; nothing is changed. */
export async function lintPackageIn(
  { province, dictionary }: LintedProvince, written: PackageData, readers: Readers, scope: LintScope = {},
): Promise<Finding[]> {
  const { data, compiled } = await completePackage(written, province.directory, readers)
  const { definitions, findings } = lintForms(data.forms, dictionary)
  const ofForms = findings.map(({ code, severity, form, place, text }): Finding =>
    ({ code, severity, pointer: `/forms/${String(form)}`, element: place === '' ? null : place, text }))
  return lintPackage(withTemplate(data, definitions), compiled, ofForms, groundOf(province, data), scope)
}

/** The result bears what its declaration, in its latest wording, puts on it; as an import has it. */
function withTemplate(data: PackageData, definitions: readonly FormDefinition[]): PackageData {
  const first = definitions.findLast(({ id }) => id === data.forms[0]?.id)
  if (!first) return data
  const { content } = data
  const template = resultTemplateOf(first, content.result.name)
  return { ...data, content: { ...content, result: { ...content.result, template } } }
}
