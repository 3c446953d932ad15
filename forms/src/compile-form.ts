import { type Language, type Text, sayIn } from '@motcua/contracts/texts.ts'
import type { Names } from './compile-feel.ts'
import { groupsOf } from './field-groups.ts'
import { type Bench, type FormProblem, feel } from './form-bench.ts'
import type {
  Attachment, Confidence, Field, FieldShape, FormDefinition, FormVersion, Page, Rule, Section, Signature,
} from './model.ts'
import { COLUMN, PUBLISH } from './publish-texts.ts'
import type { RawColumn, RawField, RawForm, RawForms, RawSection } from './raw-form.ts'
import { refuseCycles } from './refuse-cycles.ts'
import { computedOf, dictionaryEntry, resolveKey, shapeOf } from './resolve-field.ts'
import { isOnlyInBook } from './result-template.ts'

export interface CompiledForms {
  /** One for each version of each form, in the order of the data. */
  readonly forms: readonly FormDefinition[]
  /** Empty, or nothing may be published. */
  readonly problems: readonly FormProblem[]
}

/** What every expression may use besides the answers. */
const VARIABLES = ['asOf', 'procedure', 'channel'] as const

/**
 * The forms of a data file as they are stored with procedures: keys resolved to the dictionary, FEEL compiled, codes
 * beside the fields that use them. The same data give the same bytes. All faults at once, each with its place.
 */
export function compileForms(raw: RawForms, language: Language = 'vi'): CompiledForms {
  const problems: FormProblem[] = []
  const forms = raw.forms.flatMap((form) => {
    const fault: Bench['fault'] = (place, code, text) => problems.push({ place: `${form.id}/${place}`, code, text })
    return versionsOf(form, compileForm({ raw, form, names: namesOf(form), codes: new Map(), fault, language }))
  })
  return { forms, problems }
}

/** All that versions have in common; today they differ in the legal text alone. */
type Body = Omit<FormDefinition, 'version'>

function versionsOf(form: RawForm, body: Body): FormDefinition[] {
  return form.versions.map((version) => ({
    ...body,
    version: {
      legal: version.legal, form: version.form, validFrom: version.valid_from, validTo: version.valid_to ?? null,
      confidence: version.confidence ?? form.confidence,
    } satisfies FormVersion,
  }))
}

function compileForm(bench: Bench): Body {
  const { raw, form, codes, fault, language } = bench
  const pages = form.pages.map((page): Page => ({
    id: page.id, title: page.title_vi, ...(page.title_en && { titleEn: page.title_en }),
    sections: page.sections.map((section) => compileSection(section, page.id, bench)),
  }))
  refuseCycles(pages, bench)
  const optional = (text: string | undefined, place: string) => text === undefined ? true : feel(text, place, bench)
  return {
    id: form.id, name: form.name_vi, ...(form.name_en && { nameEn: form.name_en }),
    procedures: form.procedures, bundles: form.bundles ?? [],
    procedureCodes: form.procedure_codes ?? [], isProvisional: form.isProvisional ?? false,
    ...(form.note && { note: form.note }), confidence: form.confidence,
    roles: Object.fromEntries(rolesOf(pages).map((role) => [role, raw.roles[role]?.vi ?? role])),
    pages,
    rules: (form.rules ?? []).map((rule): Rule => {
      const place = `rules/${rule.id}`
      if (!bench.names.has(rule.field)) {
        fault(place, 'unknown-name', sayIn(language)(PUBLISH.unknownField, { field: rule.field }))
      }
      return {
        id: rule.id, severity: rule.severity, when: optional(rule.when, `${place}/when`),
        check: feel(rule.check, `${place}/check`, bench), field: rule.field, reason: rule.reason,
        message: rule.message_vi, ...(rule.message_en && { messageEn: rule.message_en }),
      }
    }),
    attachments: (form.attachments ?? []).map((one): Attachment => ({
      documentType: one.doc_type, when: optional(one.when, `attachments/${one.doc_type}`),
      ...(one.replaced_by_vi && { replacedBy: one.replaced_by_vi }),
    })),
    signatures: (form.signatures ?? []).map((one): Signature => ({
      who: one.who, label: one.label_vi, when: optional(one.when, `signatures/${one.who}`),
    })),
    ...(form.declaration_vi && { declaration: form.declaration_vi }),
    ...(form.declaration_en && { declarationEn: form.declaration_en }),
    ...(form.result_vi && { result: form.result_vi }),
    codes: Object.fromEntries([...codes].sort(([a], [b]) => a < b ? -1 : 1)),
  }
}

function namesOf(form: RawForm): Names {
  const fields = form.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))
  return new Map([
    ...VARIABLES.map((name) => [name, undefined] as const),
    ...fields.map(({ key, columns }) => [key, columns?.map((column) => column.key)] as const),
  ])
}

function rolesOf(pages: readonly Page[]): string[] {
  const fields = pages.flatMap((page) => page.sections).flatMap((section) => section.fields)
  return [...new Set(fields.map(({ meaning }) => meaning.role).filter((role) => role !== undefined))].sort()
}

function compileSection(section: RawSection, page: string, bench: Bench): Section {
  const place = `pages/${page}/${section.id}`
  const fields = section.fields.flatMap((field) => compileField(field, `${place}/${field.key}`, bench) ?? [])
  const groups = groupsOf(fields, bench.raw.roles)
  return {
    id: section.id, title: section.title_vi, ...titleInEnglish(section, bench.raw),
    ...(section.note && { note: section.note }),
    ...(section.show !== undefined && { show: feel(section.show, `${place}/show`, bench) }),
    fields, ...(groups.length > 0 && { groups }),
  }
}

/** A section that is called by a role of the data has the role's English, without being told. */
function titleInEnglish({ title_vi: title, title_en: given }: RawSection, { roles }: RawForms): { titleEn?: string } {
  const [, number = '', name = title] = /^([A-Z0-9]{1,2}\. )?(.*)$/su.exec(title) ?? []
  const role = Object.values(roles).find(({ vi }) => vi.toLowerCase() === name.toLowerCase())?.en
  const english = given ?? (role && `${number}${role.charAt(0).toUpperCase()}${role.slice(1)}`)
  return english ? { titleEn: english } : {}
}

function compileField(field: RawField, place: string, bench: Bench): Field | undefined {
  const found = resolveKey(field.key, bench)
  if (!found) {
    bench.fault(place, 'unknown-key', sayIn(bench.language)(PUBLISH.unknownKey, { key: field.key }))
    return undefined
  }
  const { entry, meaning } = found
  const ofForm = bench.form.fields_confidence ?? bench.form.confidence
  const confidence: Confidence = field.confidence ?? entry.confidence ?? ofForm
  const siblings = bench.form.pages.flatMap((one) => one.sections.flatMap(({ fields }) => fields.map(({ key }) => key)))
  return {
    ...shapeOf(field, entry, place, bench, siblings),
    ...(field.show !== undefined && { show: feel(field.show, `${place}/show`, bench) }),
    ...(entry.type === 'table' && { columns: columnsOf(field.columns ?? [], place, bench) }),
    ...(entry.computed !== undefined && { computed: computedOf(entry.computed, field.key, place, bench) }),
    ...(field.at !== undefined && { at: field.at }),
    ...(field.result !== undefined && { printedOnResult: field.result }),
    ...(field.result_needed === true && neededOnResult(field, place, bench)),
    privacy: entry.privacy ?? 'basic', ...(entry.purpose && { purpose: entry.purpose }),
    ...(entry.register && { register: entry.register }), canReuse: entry.reuse === 'yes',
    ...(entry.mask && { mask: entry.mask }), meaning,
    ...(entry.label_vi !== undefined && entry.label_vi !== field.label && { dictionaryLabel: entry.label_vi }),
    confidence, isGuess: confidence === 'guess',
  }
}

/** What nobody prints cannot be missing on the result. */
function neededOnResult({ key, result }: RawField, place: string, bench: Bench): Pick<Field, 'isNeededOnResult'> {
  if (result !== undefined && !isOnlyInBook(result)) return { isNeededOnResult: true }
  bench.fault(place, 'needed-not-printed', sayIn(bench.language)(PUBLISH.neededNotPrinted, { key }))
  return {}
}

function columnsOf(columns: readonly RawColumn[], place: string, bench: Bench): FieldShape[] {
  return columns.flatMap((column) => {
    const at = `${place}/${column.key}`
    const entry = column.ref === undefined ? column.own : dictionaryEntry(column.ref, bench)
    if (!entry) {
      bench.fault(at, 'unknown-key', sayIn(bench.language)(PUBLISH.unknownColumn, { key: column.key }))
      return []
    }
    const known = (COLUMN as Readonly<Record<string, Text>>)[column.key]
    const label = column.label ?? entry.label_vi ?? known?.vi ?? column.key
    const inEnglish = column.label_en ?? entry.label_en ?? known?.en
    const labels = { label, ...inEnglish && { label_en: inEnglish } }
    return [shapeOf({ ...column, ...labels }, entry, at, bench, columns.map(({ key }) => key))]
  })
}
