import Type, { type Static } from 'typebox'
import { PageQuery } from './problem.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })

/** Who reads a line of the talk about a dossier: the applicant, too, or only the units that work on it. */
export const TalkCircle = Type.Union([Type.Literal('applicant'), Type.Literal('units')])
export type TalkCircle = Static<typeof TalkCircle>

export const LONGEST_TALK = 2000

export const TalkQuery = Type.Object(
  {
    circle: Type.Optional(
      Type.Union([Type.Literal('applicant'), Type.Literal('units')], { default: 'applicant' }),
    ),
    ...PageQuery,
  },
  { additionalProperties: false },
)

export const TalkBody = Type.Object(
  { circle: TalkCircle, text: Type.String({ minLength: 1, maxLength: LONGEST_TALK, pattern: '\\S' }) },
  { additionalProperties: false },
)
export type TalkBody = Static<typeof TalkBody>

export const TalkLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  circle: TalkCircle,
  isFromApplicant: Type.Boolean(),
  byName: Type.String({ description: 'Of the official, or of the applicant' }),
  unitName: Nullable(Type.String()),
  text: Type.String({ description: 'As it was written: a text, never markup' }),
  at: Moment,
})
export type TalkLine = Static<typeof TalkLine>

/** The newest first; `next` leads to older ones. */
export const TalkPage = Type.Object({ items: Type.Array(TalkLine), next: Nullable(Type.String()) })
export type TalkPage = Static<typeof TalkPage>

/** What somebody has typed for a deed and not sent, field by field as the form of the desk calls them. */
export const OpinionFields = Type.Record(
  Type.String({ minLength: 1, maxLength: 100 }), Type.String({ maxLength: 4000 }), { maxProperties: 80 },
)
export type OpinionFields = Static<typeof OpinionFields>

const Deed = Type.String({ pattern: '^[a-z-]{3,40}$', description: 'Noun of the deed, as its address has it' })

export const OpinionQuery = Type.Object(
  { deed: Type.Optional(Type.String({ pattern: '^[a-z-]{3,40}$', default: 'proposal' })) },
  { additionalProperties: false },
)

export const OpinionBody = Type.Object(
  {
    deed: Deed,
    fields: OpinionFields,
    revision: Type.Integer({
      minimum: 0, maximum: 1_000_000_000, description: 'The revision that was read; 0 where there was none',
    }),
  },
  { additionalProperties: false },
)
export type OpinionBody = Static<typeof OpinionBody>

export const Opinion = Type.Object({
  revision: Type.Integer({ description: '0 where nothing is kept' }),
  fields: OpinionFields,
  savedAt: Nullable(Moment),
  /** What this officer wrote for the same deed when the dossier was last at this step, to see what is new. */
  before: Nullable(OpinionFields),
})
export type Opinion = Static<typeof Opinion>

/** The fields that a template may name; what stands for them is put in as text. */
export const TEMPLATE_FIELDS = [
  'nguoi_nop', 'ma_ho_so', 'thu_tuc', 'ngay_nop', 'ngay_hen', 'noi_giai_quyet', 'can_bo', 'hom_nay',
] as const
export type TemplateField = typeof TEMPLATE_FIELDS[number]

export const OpinionTemplateBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    text: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  },
  { additionalProperties: false },
)
export const OpinionTemplate = Type.Object({
  id: Type.String({ format: 'uuid' }), name: Type.String(), text: Type.String(),
})
export type OpinionTemplate = Static<typeof OpinionTemplate>
export const OpinionTemplateList = Type.Object({ items: Type.Array(OpinionTemplate) })
