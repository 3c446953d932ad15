import { type Compiled, type Names, compileFeel } from './compile-feel.ts'
import type { Expression } from './expression.ts'
import { problemOfPattern } from './linear-pattern.ts'
import type {
  Attachment, CodeList, Computed, Confidence, Field, FieldShape, FieldType, FormDefinition, FormVersion, Page, Rule,
  Section, Signature,
} from './model.ts'
import type { RawEntry, RawField, RawForm, RawForms, RawSection } from './raw-form.ts'

/** A fault of a form definition with its place, such as `tk-khai-sinh/rules/late60/check`. */
export interface FormProblem {
  readonly place: string
  readonly code: string
  readonly text: string
}

export interface CompiledForms {
  /** One for each version of each form, in the order of the data. */
  readonly forms: readonly FormDefinition[]
  /** Empty, or nothing may be published. */
  readonly problems: readonly FormProblem[]
}

/** What every expression may use besides the answers. */
const VARIABLES = ['asOf', 'procedure', 'channel'] as const
const TYPES: readonly string[] = [
  'text', 'number', 'money', 'boolean', 'date', 'partialDate', 'choice', 'choices', 'address', 'table', 'file',
  'signature', 'organisation',
] satisfies readonly FieldType[]
const MULTILINE_FROM = 300

interface Bench {
  readonly raw: RawForms
  readonly form: RawForm
  readonly names: Names
  readonly codes: Map<string, CodeList>
  readonly fault: (place: string, code: string, text: string) => void
}

/**
 * The forms of a data file as they are stored with procedures: keys resolved to the dictionary, FEEL compiled, codes
 * beside the fields that use them. The same data give the same bytes. All faults at once, each with its place.
 */
export function compileForms(raw: RawForms): CompiledForms {
  const problems: FormProblem[] = []
  const forms = raw.forms.flatMap((form) => {
    const fault = (place: string, code: string, text: string) => problems.push({ place: `${form.id}/${place}`, code, text })
    return versionsOf(form, compileForm(raw, form, fault))
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

function compileForm(raw: RawForms, form: RawForm, fault: Bench['fault']): Body {
  const codes = new Map<string, CodeList>()
  const bench: Bench = { raw, form, names: namesOf(form), codes, fault }
  const pages = form.pages.map((page): Page => ({
    id: page.id, title: page.title_vi, sections: page.sections.map((section) => compileSection(section, page.id, bench)),
  }))
  refuseCycles(pages, fault)
  const optional = (text: string | undefined, place: string) => text === undefined ? true : feel(text, place, bench)
  return {
    id: form.id, name: form.name_vi, procedures: form.procedures, bundles: form.bundles ?? [],
    procedureCodes: form.procedure_codes ?? [], isProvisional: form.isProvisional ?? false,
    ...(form.note && { note: form.note }), confidence: form.confidence,
    roles: Object.fromEntries(rolesOf(pages).map((role) => [role, raw.roles[role]?.vi ?? role])),
    pages,
    rules: (form.rules ?? []).map((rule): Rule => {
      const place = `rules/${rule.id}`
      if (!bench.names.has(rule.field)) fault(place, 'unknown-name', `Quy tắc chỉ vào ô "${rule.field}" không có trong mẫu.`)
      return {
        id: rule.id, severity: rule.severity, when: optional(rule.when, `${place}/when`),
        check: feel(rule.check, `${place}/check`, bench), field: rule.field, reason: rule.reason, message: rule.message_vi,
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
  const roles = pages.flatMap((page) => page.sections.flatMap(({ fields }) => fields.map(({ meaning }) => meaning.role)))
  return [...new Set(roles.filter((role) => role !== undefined))].sort()
}

function compileSection(section: RawSection, page: string, bench: Bench): Section {
  const place = `pages/${page}/${section.id}`
  return {
    id: section.id, title: section.title_vi, ...(section.note && { note: section.note }),
    ...(section.show !== undefined && { show: feel(section.show, `${place}/show`, bench) }),
    fields: section.fields.flatMap((field) => compileField(field, `${place}/${field.key}`, bench) ?? []),
  }
}

function compileField(field: RawField, place: string, bench: Bench): Field | undefined {
  const found = resolve(field.key, bench)
  if (!found) {
    bench.fault(place, 'unknown-key', `Ô "${field.key}" không có trong từ điển.`)
    return undefined
  }
  const { entry, meaning } = found
  const confidence: Confidence = field.confidence ?? entry.confidence ?? bench.form.fields_confidence ?? bench.form.confidence
  const siblings = bench.form.pages.flatMap((one) => one.sections.flatMap(({ fields }) => fields.map(({ key }) => key)))
  const columns = field.columns?.flatMap((column): FieldShape[] => {
    const of = column.ref === undefined ? column.own : dictionaryEntry(column.ref, bench)
    if (of) return [shapeOf({ ...column, label: column.label ?? of.label_vi ?? column.key }, of, `${place}/${column.key}`, bench,
      field.columns?.map(({ key }) => key) ?? [])]
    bench.fault(`${place}/${column.key}`, 'unknown-key', `Cột "${column.key}" không có trong từ điển.`)
    return []
  })
  return {
    ...shapeOf(field, entry, place, bench, siblings),
    ...(field.show !== undefined && { show: feel(field.show, `${place}/show`, bench) }),
    ...(entry.type === 'table' && { columns: columns ?? [] }),
    ...(entry.computed !== undefined && { computed: computedOf(entry.computed, field.key, place, bench) }),
    ...(field.at !== undefined && { at: field.at }), ...(field.result !== undefined && { printedOnResult: field.result }),
    privacy: entry.privacy ?? 'basic', ...(entry.purpose && { purpose: entry.purpose }),
    ...(entry.register && { register: entry.register }), canReuse: entry.reuse === 'yes',
    ...(entry.mask && { mask: entry.mask }), meaning, confidence, isGuess: confidence === 'guess',
  }
}

/** A key is role.attribute; own fields and exact keys of the dictionary come before the meaning of the role. */
function resolve(key: string, bench: Bench): { entry: RawEntry; meaning: Field['meaning'] } | undefined {
  const own = bench.form.own_fields?.[key] ?? dictionaryEntry(key, bench)
  if (own) return { entry: own, meaning: { entry: key } }
  const [role = '', ...attribute] = key.split('.')
  const kind = Object.hasOwn(bench.raw.roles, role) ? bench.raw.roles[role]?.kind : undefined
  const entry = kind && dictionaryEntry(`${kind}.${attribute.join('.')}`, bench)
  return entry ? { entry, meaning: { role, entry: entry.key ?? key } } : undefined
}

function dictionaryEntry(key: string, bench: Bench): RawEntry | undefined {
  return bench.raw.dictionary.find((entry) => entry.key === key)
}

type RawShape = Pick<RawField, 'key' | 'label' | 'required' | 'when' | 'help' | 'codes'>

function shapeOf(field: RawShape, entry: RawEntry, place: string, bench: Bench, siblings: readonly string[]): FieldShape {
  if (!TYPES.includes(entry.type)) bench.fault(place, 'unknown-type', `Kiểu "${entry.type}" không có.`)
  const type = entry.type as FieldType
  const pattern = entry.pattern
  const unsafe = pattern === undefined ? undefined : problemOfPattern(pattern, 3)
  if (unsafe) bench.fault(place, 'pattern', `Mẫu không an toàn: ${unsafe}.`)
  if (field.required === 'when' && field.when === undefined) bench.fault(place, 'when', 'Thiếu điều kiện bắt buộc.')
  const help = field.help ?? entry.help_vi
  return {
    key: field.key, label: field.label, type, required: field.required,
    ...(field.required === 'when' && { when: feel(field.when ?? '', `${place}/when`, bench) }),
    ...(help !== undefined && { help }),
    ...codesOf(field, entry, place, bench),
    ...(pattern !== undefined && { pattern }),
    ...(entry.pattern_by && { patternBy: patternBy(field, entry.pattern_by, place, bench, siblings) }),
    ...(entry.max_length !== undefined && { maxLength: entry.max_length }),
    ...(entry.min !== undefined && { min: entry.min }), ...(entry.max !== undefined && { max: entry.max }),
    ...(type === 'number' && { decimals: /^m²?(,|$)|\(m²?\)/.test(`${entry.format ?? ''} ${entry.label_vi ?? ''}`) ? 2 : 0 }),
    ...(type === 'text' && (entry.max_length ?? 0) >= MULTILINE_FROM && { isMultiline: true as const }),
    ...(entry.not_future && { notFuture: true as const }), ...(entry.check_digit && { hasCheckDigit: true as const }),
    ...(entry.time && { time: entry.time }),
    ...(type === 'boolean' && { widget: widgetOf(field) }),
  }
}

/** A box that must be ticked is a declaration; where "no" is an answer too, both are offered. */
function widgetOf({ key, required }: RawShape): FieldShape['widget'] & string {
  if (key.startsWith('declaration.')) return 'declaration'
  return required === 'never' ? 'tick' : 'yes-no'
}

function codesOf(field: RawShape, entry: RawEntry, place: string, bench: Bench): { codes?: string } {
  if (entry.items && field.codes === undefined) {
    const name = `${field.key}.items`
    bench.codes.set(name, { choices: entry.items.map(({ value, vi }) => ({ value: String(value), label: vi })) })
    return { codes: name }
  }
  const name = field.codes ?? entry.codes
  if (name !== undefined) return useCodes(name, place, bench) ? { codes: name } : {}
  if (entry.type === 'choice' || entry.type === 'choices') bench.fault(place, 'codes', 'Ô chọn không có danh sách.')
  return {}
}

function useCodes(name: string, place: string, bench: Bench): boolean {
  const list = Object.hasOwn(bench.raw.code_lists, name) ? bench.raw.code_lists[name] : undefined
  if (!list) {
    bench.fault(place, 'codes', `Không có danh sách "${name}".`)
    return false
  }
  const choices = list.items.map((item) => ({
    value: String(item.value), label: item.vi, ...(item.pattern !== undefined && { pattern: item.pattern }),
    ...(item.valid_to !== undefined && { validTo: item.valid_to }),
  }))
  bench.codes.set(name, { choices, ...(list.open && { isOpen: true as const }) })
  return true
}

/** The kind of paper is asked beside the number; a form that asks only the number means a personal number. */
function patternBy(field: RawShape, attribute: string, place: string, bench: Bench, siblings: readonly string[]) {
  const key = [...field.key.split('.').slice(0, -1), attribute].join('.')
  useCodes(attribute, place, bench)
  return { codes: attribute, ...(siblings.includes(key) && { key }) }
}

const IN_WORDS: Readonly<Record<string, 'date-in-words' | 'money-in-words'>> = {
  'from birthDate': 'date-in-words', 'from capital': 'money-in-words',
}
const BY_THE_MACHINE: Readonly<Record<string, 'agency' | 'unit-name' | 'submission-day' | 'residence-request'>> = {
  'from competence rule': 'agency', 'unit of the addressee': 'unit-name', 'date of submission': 'submission-day',
  'from request, address, dates': 'residence-request',
}

/** The dictionary says in words where a value comes from; a field of the form's own says it in FEEL. */
function computedOf(text: string, key: string, place: string, bench: Bench): Computed {
  const words = IN_WORDS[text]
  if (words) return { by: words, from: [...key.split('.').slice(0, -1), text.slice('from '.length)].join('.') }
  const by = BY_THE_MACHINE[text]
  return by ? { by } : { by: 'expression', value: feel(text, `${place}/computed`, bench) }
}

function feel(text: string, place: string, bench: Bench): Expression {
  const compiled: Compiled = compileFeel(text, bench.names)
  if (compiled.ok) return compiled.value
  const { code, text: what, from, to } = compiled.problem
  bench.fault(place, code, `${what} (ký tự ${from + 1}–${to})`)
  return null
}

/** Whether a field is asked may not hang on itself, by whatever way round: nobody could say what is hidden. */
function refuseCycles(pages: readonly Page[], fault: Bench['fault']): void {
  const needs = new Map<string, Set<string>>()
  for (const { fields, show: ofSection } of pages.flatMap((page) => page.sections)) {
    for (const { key, show } of fields) {
      const set = needs.get(key) ?? new Set()
      for (const name of [...namesIn(ofSection), ...namesIn(show)]) set.add(name)
      needs.set(key, set)
    }
  }
  const keys = [...needs.keys()]
  const fieldsIn = (names: ReadonlySet<string>) => keys.filter((key) => [...names].some((name) => name === key || name.startsWith(`${key}.`)))
  const done = new Set<string>()
  const visit = (key: string, above: readonly string[]): void => {
    if (above.includes(key)) fault(`show/${key}`, 'cycle', `Ô "${key}" hiện hay ẩn tùy vào chính nó.`)
    if (above.includes(key) || done.has(key)) return
    for (const next of fieldsIn(needs.get(key) ?? new Set())) visit(next, [...above, key])
    done.add(key)
  }
  for (const key of keys) visit(key, [])
}

/** Paths that an expression reads, as `residence.address.detail`. */
export function namesIn(expression: Expression | undefined): string[] {
  if (!Array.isArray(expression)) return []
  const [operator, ...operands] = expression as readonly Expression[]
  return operator === 'get' ? [operands.join('.')] : operands.flatMap((operand) => namesIn(operand))
}
