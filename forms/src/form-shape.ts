import Type, { type TSchema } from 'typebox'

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
  key: Type.String({ pattern: '^[a-zA-Z]+(\\.[a-zA-Z]+)+$' }), label: TEXT, label_en: MAYBE.text,
  required: Type.Union([Type.Literal('always'), Type.Literal('never'), Type.Literal('when')]),
  when: MAYBE.text, show: MAYBE.text, help: MAYBE.text, help_en: MAYBE.text, codes: MAYBE.text, at: MAYBE.text,
  result: MAYBE.text, result_needed: Type.Optional(Type.Boolean()), widget: MAYBE.text,
  not_future: Type.Optional(Type.Boolean()),
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

/** One form as it is written; a draft of one that is not done yet may be otherwise. */
export const FORM = closed({
  id: TEXT, procedures: Type.Array(TEXT), procedure_codes: MAYBE.texts, bundles: MAYBE.texts, name_vi: TEXT,
  name_en: MAYBE.text, isProvisional: Type.Optional(Type.Boolean()),
  confidence: CONFIDENCE, fields_confidence: MAYBE.confidence, sources: MAYBE.texts,
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

/** forms.yaml as it is written. `meta`, `sources` and `examples` are for people and tests. */
export const FORM_FILE = closed({
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
