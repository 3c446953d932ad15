import Type, { type Static, type TSchema } from 'typebox'

const closed = { additionalProperties: false }
const text = Type.String({ minLength: 1, maxLength: 200 })
const names = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1 })
const id = Type.String({ pattern: '^[a-z0-9-]+(:[a-z0-9-]+){0,2}$', maxLength: 150 })
const word = Type.String({ pattern: '^[a-z0-9_-]{1,60}$' })
const oneOrMore = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Array(schema, { minItems: 1 })])
const bySex = Type.Object({ middle: names, given: names }, closed)

const units = Type.Object(
  {
    kind: Type.Optional(Type.Enum(['territory', 'agency', 'division', 'party'])), form: Type.Optional(oneOrMore(word)),
    level: Type.Optional(oneOrMore(word)), suffix: Type.Optional(oneOrMore(word)),
    one_stop: Type.Optional(Type.Boolean()), receives_at: Type.Optional(id),
    ids: Type.Optional(Type.Array(id, { minItems: 1 })),
  },
  { ...closed, minProperties: 1 },
)

const rule = Type.Object(
  {
    units, username: Type.String({ pattern: '^[a-z0-9.{}-]{1,60}$' }),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })), position: text,
    roles: Type.Array(word, { minItems: 1 }), home: Type.Optional(id), grant_at: Type.Optional(id),
  },
  closed,
)

/** How `staff.yaml` is written; its own head explains the words. */
export const staffFile = Type.Object({
  seed: Type.Integer(), password: Type.String({ minLength: 8, maxLength: 64 }),
  valid_from: Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` }),
  names: Type.Object({ family: names, female: bySex, male: bySex }, closed),
  rules: Type.Array(rule),
}, closed)

export type StaffFile = Static<typeof staffFile>
export type StaffRule = Static<typeof rule>
