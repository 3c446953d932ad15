import type { Dictionary } from '@motcua/forms/lint-forms.ts'
import type { Day } from '../kernel/civil-day.ts'
import type { CatalogueRows, FormRow, ProcedureVersionRow } from '../modules/catalogue/public.ts'
import { type Directory, directoryOfRows } from '../modules/organisation/public.ts'
import { type PackageData, type Province, type WrittenForm, UNAPPROVED, draftOfContent } from '../modules/packages/public.ts'
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
  const { procedure, code, codeSuffix, codeStatus, decision } = row
  return {
    format: 1, procedure, code, codeSuffix, codeStatus, decision, ...draftOfContent(row.content),
    forms: forms.flatMap(({ source }) => source as WrittenForm | undefined ?? []), process: { bpmn: null },
    ...UNAPPROVED,
  }
}
