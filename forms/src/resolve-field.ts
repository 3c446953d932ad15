import { sayIn } from '@motcua/contracts/texts.ts'
import { type Bench, feel } from './form-bench.ts'
import { problemOfPattern } from './linear-pattern.ts'
import type { Computed, Field, FieldShape, FieldType, Widget } from './model.ts'
import { PATTERN, PUBLISH } from './publish-texts.ts'
import type { RawEntry, RawField } from './raw-form.ts'
import { fitsWidget, isWidget, usualWidget } from './widgets.ts'

const TYPES: readonly string[] = [
  'text', 'number', 'money', 'boolean', 'date', 'partialDate', 'choice', 'choices', 'address', 'table', 'file',
  'signature', 'organisation',
] satisfies readonly FieldType[]
const MULTILINE_FROM = 300

/** A key is role.attribute; own fields and exact keys of the dictionary come before the meaning of the role. */
export function resolveKey(key: string, bench: Bench): { entry: RawEntry; meaning: Field['meaning'] } | undefined {
  const own = bench.form.own_fields?.[key] ?? dictionaryEntry(key, bench)
  if (own) return { entry: own, meaning: { entry: key } }
  const [role = '', ...attribute] = key.split('.')
  const kind = Object.hasOwn(bench.raw.roles, role) ? bench.raw.roles[role]?.kind : undefined
  const entry = kind && dictionaryEntry(`${kind}.${attribute.join('.')}`, bench)
  return entry ? { entry, meaning: { role, entry: entry.key ?? key } } : undefined
}

/** Entry of the shared dictionary under exactly this key. */
export function dictionaryEntry(key: string, bench: Bench): RawEntry | undefined {
  return bench.raw.dictionary.find((entry) => entry.key === key)
}

/** What a field of a form and a column of a table say beyond the dictionary. */
type RawShape = Pick<
  RawField, 'key' | 'label' | 'label_en' | 'required' | 'when' | 'help' | 'help_en' | 'codes' | 'widget'
  | 'not_future'
>

/** A field or column as it is asked and checked; `siblings` are the keys beside it, of the form or of the row. */
export function shapeOf(
  field: RawShape, entry: RawEntry, place: string, bench: Bench, siblings: readonly string[],
): FieldShape {
  const say = sayIn(bench.language)
  if (!TYPES.includes(entry.type)) bench.fault(place, 'unknown-type', say(PUBLISH.unknownType, { type: entry.type }))
  const type = entry.type as FieldType
  const pattern = entry.pattern
  const unsafe = pattern === undefined ? undefined : problemOfPattern(pattern, 3)
  if (unsafe) bench.fault(place, 'pattern', say(PATTERN.unsafe, { why: say(unsafe) }))
  if (field.required === 'when' && field.when === undefined) bench.fault(place, 'when', say(PUBLISH.noCondition))
  // A hint of the form's own has English of its own, or none: that of the dictionary would say something else.
  const [help, helpEn] = field.help === undefined ? [entry.help_vi, entry.help_en] : [field.help, field.help_en]
  const shape: FieldShape = {
    key: field.key, label: field.label, ...englishLabel(field, entry, bench),
    type, required: field.required,
    ...(field.required === 'when' && { when: feel(field.when ?? '', `${place}/when`, bench) }),
    ...(help !== undefined && { help, ...(helpEn !== undefined && { helpEn }) }),
    ...codesOf(field, entry, place, bench),
    ...(pattern !== undefined && { pattern }),
    ...(entry.pattern_by && { patternBy: patternBy(field, entry.pattern_by, place, bench, siblings) }),
    ...(entry.max_length !== undefined && { maxLength: entry.max_length }),
    ...(entry.min !== undefined && { min: entry.min }), ...(entry.max !== undefined && { max: entry.max }),
    ...(type === 'number' && { decimals: isMeasured(entry) ? 2 : 0 }),
    ...(type === 'text' && (entry.max_length ?? 0) >= MULTILINE_FROM && { isMultiline: true as const }),
    ...((field.not_future ?? entry.not_future) && { notFuture: true as const }),
    ...(entry.check_digit && { hasCheckDigit: true as const }),
    ...(entry.time && { time: entry.time }),
  }
  return { ...shape, widget: chosenWidget(shape, field.widget ?? entry.widget, place, bench) }
}

function englishLabel(field: RawShape, entry: RawEntry, bench: Bench): { labelEn?: string } {
  return field.label_en === undefined
    ? inEnglish(entry.label_en, roleOf(field.key, entry, bench)) : inEnglish(field.label_en)
}

/** In whose role an entry of the dictionary is asked; English labels say it, but for whoever fills in the form. */
function roleOf(key: string, entry: RawEntry, { raw }: Bench): string | undefined {
  const [role = ''] = key.split('.')
  const isInRole = role !== 'requester' && entry.key !== undefined && entry.key !== key
    && Object.hasOwn(raw.roles, role)
  return isInRole ? raw.roles[role]?.en : undefined
}

/** `date of birth` of the mother is `Date of birth (mother)`. */
function inEnglish(text: string | undefined, role?: string): { labelEn?: string } {
  if (text === undefined || text === '') return {}
  const label = `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  return { labelEn: role === undefined ? label : `${label} (${role})` }
}

/** The widget that the data name, or the one that the type has; a name that is none, or does not fit, is a fault. */
function chosenWidget(shape: FieldShape, named: string | undefined, place: string, bench: Bench): Widget {
  const say = sayIn(bench.language)
  const usual = usualWidget(shape, bench.codes.get(shape.codes ?? ''))
  if (named === undefined) return usual
  if (!isWidget(named)) {
    bench.fault(place, 'unknown-widget', say(PUBLISH.unknownWidget, { widget: named }))
    return usual
  }
  if (!fitsWidget(named, shape.type)) {
    bench.fault(place, 'widget-misfit', say(PUBLISH.misfit, { widget: named, type: shape.type }))
    return usual
  }
  return named
}

/** Metres and square metres may be broken; storeys, copies and years are whole. */
function isMeasured({ format = '', label_vi: label = '' }: RawEntry): boolean {
  return /^m²?(,|$)/.test(format) || /\(m²?\)/.test(label)
}

function codesOf(field: RawShape, entry: RawEntry, place: string, bench: Bench): { codes?: string } {
  if (entry.items && field.codes === undefined) {
    const name = `${place.split('/').slice(3).join('.')}.items`
    bench.codes.set(name, { choices: entry.items.map(({ value, vi, en }) =>
      ({ value: String(value), label: vi, ...inEnglish(en) })) })
    return { codes: name }
  }
  const name = field.codes ?? entry.codes
  if (name !== undefined) return useCodes(name, place, bench) ? { codes: name } : {}
  if (entry.type === 'choice' || entry.type === 'choices') {
    bench.fault(place, 'codes', sayIn(bench.language)(PUBLISH.noList))
  }
  return {}
}

function useCodes(name: string, place: string, bench: Bench): boolean {
  const say = sayIn(bench.language)
  const list = Object.hasOwn(bench.raw.code_lists, name) ? bench.raw.code_lists[name] : undefined
  if (!list) {
    bench.fault(place, 'codes', say(PUBLISH.unknownList, { list: name }))
    return false
  }
  for (const { value, pattern } of list.items) {
    const unsafe = pattern === undefined ? undefined : problemOfPattern(pattern, 3)
    if (unsafe) {
      bench.fault(place, 'pattern', say(PUBLISH.unsafeCode, { value: String(value), list: name, why: say(unsafe) }))
    }
  }
  const choices = list.items.map((item) => ({
    value: String(item.value), label: item.vi, ...inEnglish(item.en),
    ...(item.pattern !== undefined && { pattern: item.pattern }),
    ...(item.valid_to !== undefined && { validTo: item.valid_to }),
  }))
  bench.codes.set(name, { choices, ...(list.open && { isOpen: true as const }) })
  return true
}

/** The kind of paper is asked beside the number; where it is not, the label says whether only one will do. */
function patternBy(field: RawShape, attribute: string, place: string, bench: Bench, siblings: readonly string[]) {
  const key = [...field.key.split('.').slice(0, -1), attribute].join('.')
  useCodes(attribute, place, bench)
  if (siblings.includes(key)) return { codes: attribute, key }
  return { codes: attribute, kinds: /định danh/i.test(field.label) ? ['dinh-danh'] : ['dinh-danh', 'cmnd', 'ho-chieu'] }
}

const IN_WORDS: Readonly<Record<string, 'date-in-words' | 'money-in-words'>> = {
  'from birthDate': 'date-in-words', 'from capital': 'money-in-words',
}
const BY_THE_MACHINE: Readonly<Record<string, 'agency' | 'unit-name' | 'submission-day' | 'residence-request'>> = {
  'from competence rule': 'agency', 'unit of the addressee': 'unit-name', 'date of submission': 'submission-day',
  'from request, address, dates': 'residence-request',
}

/** The dictionary says in words where a value comes from; a field of the form's own says it in FEEL. */
export function computedOf(text: string, key: string, place: string, bench: Bench): Computed {
  const words = IN_WORDS[text]
  if (words) {
    const from = [...key.split('.').slice(0, -1), text.slice('from '.length)].join('.')
    if (!bench.names.has(from)) {
      const text = sayIn(bench.language)(PUBLISH.notComputable, { from })
      bench.fault(`${place}/computed`, 'unknown-name', text)
    }
    return { by: words, from }
  }
  const by = BY_THE_MACHINE[text]
  return by ? { by } : { by: 'expression', value: feel(text, `${place}/computed`, bench) }
}
