import Type, { type Static } from 'typebox'

/** What the editors of processes, decisions and forms ask while somebody draws; nothing of it is kept. */
export const DesignLanguage = Type.Object({
  extension: Type.Unknown({ description: 'Our properties in BPMN, as moddle describes an extension' }),
  actions: Type.Array(Type.String(), { description: 'What a step of people can do to a dossier' }),
  deeds: Type.Array(Type.String(), { description: 'What a service task can ask of the program' }),
})
export type DesignLanguage = Static<typeof DesignLanguage>

const closed = <P extends Type.TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
const Xml = Type.String({ maxLength: 2_000_000 })

export const ProcessCheckBody = closed({ xml: Xml })
export const ProcessChecked = Type.Object({
  parsed: Type.Boolean(),
  executable: Type.Boolean(),
  problems: Type.Array(Type.Object({
    element: Type.String({ description: 'Id in the file; empty where it is the file itself' }), code: Type.String(),
    text: Type.String(),
  })),
  ignored: Type.Array(Type.Object({ element: Type.String(), kind: Type.String() }), {
    description: 'What is kept and has no effect',
  }),
})
export type ProcessChecked = Static<typeof ProcessChecked>

export const DecisionCheckBody = closed({ xml: Xml })
export const DecisionChecked = Type.Object({
  fault: Type.Union([Type.String(), Type.Null()], { description: 'Why the file cannot be read' }),
  problems: Type.Array(Type.Object({ decision: Type.String(), text: Type.String() })),
  decisions: Type.Array(Type.Object({
    id: Type.String(), name: Type.String(), inputs: Type.Array(Type.Object({
      name: Type.String(), type: Type.Union([Type.String(), Type.Null()]),
    }), { description: 'All data that it rests on, and the names that its table reads' }),
  })),
})
export type DecisionChecked = Static<typeof DecisionChecked>

export const DecisionTryBody = closed({
  xml: Xml, decision: Type.String({ maxLength: 200 }), input: Type.Record(Type.String({ maxLength: 200 }), Type.Any()),
})
export const DecisionTried = Type.Object({
  fault: Type.Union([Type.String(), Type.Null()]),
  result: Type.Unknown(),
  warnings: Type.Array(Type.String(), { description: 'What was made null, and why' }),
})
export type DecisionTried = Static<typeof DecisionTried>

const Optional = Type.Optional
const Words = Type.String({ maxLength: 2_000 })
const Key = Type.String({ minLength: 1, maxLength: 100 })
const Choice = Type.Object({ value: Words, label: Words, labelEn: Optional(Words), validTo: Optional(Words) })
const Question = {
  key: Key, label: Words, labelEn: Optional(Words),
  type: Type.Enum([
    'text', 'number', 'money', 'boolean', 'date', 'partialDate', 'choice', 'choices', 'address', 'table', 'file',
    'signature', 'organisation',
  ]),
  required: Type.Enum(['always', 'never', 'when']), help: Optional(Words), helpEn: Optional(Words),
  codes: Optional(Key), patternBy: Optional(Type.Object({ codes: Key })),
  maxLength: Optional(Type.Integer({ minimum: 1, maximum: 10_000 })), decimals: Optional(Type.Integer({ minimum: 0 })),
  isMultiline: Optional(Type.Literal(true)), hasCheckDigit: Optional(Type.Literal(true)),
  widget: Optional(Type.Enum([
    'text', 'long-text', 'phone', 'email', 'paper-number', 'tax-code', 'number', 'money', 'day', 'partial-day', 'month',
    'year', 'radios', 'select', 'ticks', 'yes-no', 'tick', 'declaration', 'address', 'organisation', 'table', 'file',
    'photograph', 'signature',
  ])),
}

/** One step of a form as it was compiled in the browser; what is asked now, and no rules. */
export const StepPreviewBody = Type.Object({
  title: Words,
  progress: Type.String({ maxLength: 200, description: 'Which of how many' }),
  fields: Type.Array(Type.Object({
    ...Question, columns: Optional(Type.Array(Type.Object(Question), { maxItems: 40 })),
    meaning: Type.Object({ role: Optional(Key), entry: Key }),
  }), { maxItems: 40 }),
  groups: Type.Array(Type.Object({
    widget: Type.Enum(['person', 'organisation']), role: Key, label: Words, labelEn: Optional(Words),
    keys: Type.Array(Key, { maxItems: 40 }),
  }), { maxItems: 20 }),
  codes: Type.Record(Key, Type.Object({ choices: Type.Array(Choice, { maxItems: 2_000 }) })),
  declaration: Optional(Type.String({ maxLength: 5_000 })),
  answers: Type.Record(Key, Words),
})
export type StepPreviewBody = Static<typeof StepPreviewBody>
export const StepPreview = Type.Object({ html: Type.String({ description: 'The page of the portal, whole' }) })
export type StepPreview = Static<typeof StepPreview>
