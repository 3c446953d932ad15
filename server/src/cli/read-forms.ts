import { compileForms } from '@motcua/forms/compile-form.ts'
import type { FormProblem } from '@motcua/forms/form-bench.ts'
import { problemsOfGeneral } from '@motcua/forms/general-form.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import type { RawForms } from '@motcua/forms/raw-form.ts'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { LineCounter, parseDocument, visit } from 'yaml'

export interface ReadForms {
  /** Every version of every form; empty as soon as anything is wrong. */
  readonly forms: readonly FormDefinition[]
  /** The file as it is written, for general forms; undefined when it cannot be read. */
  readonly raw: RawForms | undefined
  readonly problems: readonly FormProblem[]
}

/**
 * forms.yaml as forms that can be stored. Every fault at once with its place: line and column of broken YAML, else the
 * way to the value (`forms/0/rules/2/severity`) or, for what a form means, its name (`tk-khai-sinh/rules/late60`).
 */
export function readForms(text: string): ReadForms {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true })
  const at = (offset: number) => { const { line, col } = lines.linePos(offset); return `${line}:${col}` }
  const broken: FormProblem[] = [...document.errors, ...document.warnings].map(({ pos, code, message }) =>
    ({ place: at(pos[0]), code: code.toLowerCase().replaceAll('_', '-'), text: message.split('\n')[0] ?? message }))
  // An alias of an alias of an alias is how a small file becomes a large one.
  const alias = { code: 'alias', text: 'Không dùng tham chiếu (*) trong tệp này.' }
  visit(document, { Alias: (_, { range }) => { broken.push({ place: at(range?.[0] ?? 0), ...alias }) } })
  if (broken.length > 0) return { forms: [], raw: undefined, problems: broken }

  const data: unknown = document.toJS()
  const misshapen = [...Value.Errors(FORMS, data)].slice(0, 200)
    .map(({ instancePath, message }) => ({ place: instancePath.slice(1), code: 'shape', text: message }))
  if (misshapen.length > 0) return { forms: [], raw: undefined, problems: misshapen }

  const raw = data as Static<typeof FORMS> as RawForms
  const { forms, problems } = compileForms(raw)
  const all = [...repeated(raw), ...problems, ...problemsOfGeneral(raw)]
  return { forms: all.length > 0 ? [] : forms, raw, problems: all }
}

/** Two entries of one name: the second would never be found. */
function repeated({ dictionary, forms }: RawForms): FormProblem[] {
  const names = [
    ...dictionary.map(({ key }) => `dictionary/${key ?? ''}`), ...forms.map(({ id }) => `forms/${id}`),
    ...forms.flatMap(({ id, rules }) => (rules ?? []).map((rule) => `${id}/rules/${rule.id}`)),
    ...forms.flatMap(({ id, pages }) => pages.map((page) => `${id}/pages/${page.id}`)),
    ...forms.flatMap(({ id, versions }) => versions.map(({ valid_from: from }) => `${id}/versions/${from}`)),
  ]
  return [...new Set(names.filter((name, nth) => names.indexOf(name) !== nth))]
    .map((place) => ({ place, code: 'repeated', text: 'Tên này đã có, hãy đặt tên khác.' }))
}

/** An unknown key is a slip of the pen that would change the form without a word, so it is refused. */
function closed<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

const TEXT = Type.String({ minLength: 1 })
const DAY = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const CONFIDENCE = Type.Union([Type.Literal('found'), Type.Literal('knowledge'), Type.Literal('guess')])
const MAYBE = {
  text: Type.Optional(TEXT), texts: Type.Optional(Type.Array(TEXT)), number: Type.Optional(Type.Number()),
  confidence: Type.Optional(CONFIDENCE),
}

const ITEM = closed({
  value: Type.Union([Type.String(), Type.Integer()]), vi: TEXT, en: MAYBE.text, pattern: MAYBE.text,
  issuer_vi: MAYBE.text, valid_to: Type.Optional(DAY), confidence: MAYBE.confidence,
})

const ENTRY = {
  label_vi: MAYBE.text, label_en: MAYBE.text, type: TEXT,
  privacy: Type.Optional(Type.Union([Type.Literal('none'), Type.Literal('basic'), Type.Literal('sensitive')])),
  purpose: MAYBE.text, register: MAYBE.text,
  reuse: Type.Optional(Type.Union([Type.Literal('yes'), Type.Literal('never')])),
  pattern: MAYBE.text, pattern_by: MAYBE.text, normal: MAYBE.text, alias: MAYBE.texts, help_vi: MAYBE.text,
  help_en: MAYBE.text,
  format: MAYBE.text,
  max_length: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })), min: MAYBE.number, max: MAYBE.number,
  codes: MAYBE.text, items: Type.Optional(Type.Array(ITEM)), computed: MAYBE.text, mask: MAYBE.text, note: MAYBE.text,
  not_future: Type.Optional(Type.Boolean()), multiple: Type.Optional(Type.Boolean()), check_digit: MAYBE.text,
  time: Type.Optional(Type.Union([Type.Literal('now'), Type.Literal('then')])), widget: MAYBE.text,
  confidence: MAYBE.confidence,
}

const COLUMN = closed({
  key: Type.String({ pattern: '^[a-zA-Z]+$' }), ref: MAYBE.text, own: Type.Optional(closed(ENTRY)), label: MAYBE.text,
  required: Type.Union([Type.Literal('always'), Type.Literal('never')]), widget: MAYBE.text,
})

const FIELD = closed({
  key: Type.String({ pattern: '^[a-zA-Z]+(\\.[a-zA-Z]+)+$' }), label: TEXT,
  required: Type.Union([Type.Literal('always'), Type.Literal('never'), Type.Literal('when')]),
  when: MAYBE.text, show: MAYBE.text, help: MAYBE.text, help_en: MAYBE.text, codes: MAYBE.text, at: MAYBE.text,
  result: MAYBE.text, widget: MAYBE.text, not_future: Type.Optional(Type.Boolean()),
  confidence: MAYBE.confidence, columns: Type.Optional(Type.Array(COLUMN, { minItems: 1 })),
})

const SECTION = closed({
  id: TEXT, title_vi: TEXT, title_en: MAYBE.text, note: MAYBE.text, show: MAYBE.text,
  fields: Type.Array(FIELD, { minItems: 1 }),
})

const PAGE = closed({ id: TEXT, title_vi: TEXT, title_en: MAYBE.text, sections: Type.Array(SECTION, { minItems: 1 }) })

const RULE = closed({
  id: TEXT, severity: Type.Union([Type.Literal('refuse'), Type.Literal('warn')]), when: MAYBE.text, check: TEXT,
  field: TEXT, reason: TEXT, message_vi: TEXT, message_en: MAYBE.text,
})

const VERSION = closed({
  legal: TEXT, form: TEXT, valid_from: DAY, valid_to: Type.Optional(Type.Union([DAY, Type.Null()])),
  confidence: MAYBE.confidence, note: MAYBE.text,
})

const FORM = closed({
  id: TEXT, procedures: Type.Array(TEXT), procedure_codes: MAYBE.texts, bundles: MAYBE.texts, name_vi: TEXT,
  name_en: MAYBE.text, confidence: CONFIDENCE, fields_confidence: MAYBE.confidence, sources: MAYBE.texts,
  note: MAYBE.text,
  not_in_catalogue: MAYBE.text, shared_into: Type.Optional(Type.Record(Type.String(), TEXT)),
  versions: Type.Array(VERSION, { minItems: 1 }), own_fields: Type.Optional(Type.Record(Type.String(), closed(ENTRY))),
  pages: Type.Array(PAGE, { minItems: 1 }),
  rules: Type.Optional(Type.Array(RULE)), declaration_vi: MAYBE.text, declaration_en: MAYBE.text,
  result_vi: MAYBE.text,
  signatures: Type.Optional(Type.Array(closed({ who: TEXT, label_vi: TEXT, when: MAYBE.text }))),
  attachments: Type.Optional(Type.Array(closed({ doc_type: TEXT, when: MAYBE.text, replaced_by_vi: MAYBE.text }))),
})

/** Names of sections by what a procedure is, asks for or belongs to. */
const SECTIONS = Type.Record(Type.String(), Type.Array(TEXT))
const GENERAL = closed({
  note: TEXT, own_fields: Type.Optional(Type.Record(Type.String(), closed(ENTRY))),
  sections: Type.Record(Type.String(), closed({
    title_vi: TEXT, title_en: MAYBE.text, note: MAYBE.text, show: MAYBE.text,
    fields: Type.Array(FIELD, { minItems: 1 }),
  })),
  by_procedure: SECTIONS, by_document: SECTIONS, by_sector: SECTIONS,
})

/** `meta`, `sources` and `examples` are for people and tests. */
const FORMS = closed({
  meta: Type.Unknown(), sources: Type.Unknown(), examples: Type.Optional(Type.Unknown()),
  code_lists: Type.Record(Type.String(), closed({
    confidence: CONFIDENCE, note: MAYBE.text, scheme: MAYBE.text, source: MAYBE.texts,
    open: Type.Optional(Type.Boolean()), items: Type.Array(ITEM, { minItems: 1 }),
  })),
  roles: Type.Record(Type.String(), closed({
    kind: Type.Union([Type.Literal('person'), Type.Literal('organisation')]), vi: TEXT, en: TEXT,
  })),
  dictionary: Type.Array(closed({ key: TEXT, ...ENTRY })),
  forms: Type.Array(FORM), general: Type.Optional(GENERAL),
})
