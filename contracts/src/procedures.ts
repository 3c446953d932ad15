import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { DecidedShown } from './decided.ts'

/** The catalogue as the desk and others read it: versions in force today, and the papers each asks for. */
export const ProcedureQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
})

export const ProcedureLine = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Of the version' }),
  code: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  sector: Type.String(),
})

export const ProcedureList = Type.Object({ items: Type.Array(ProcedureLine) })

export const ComponentShape = Type.Object({
  id: Type.String(), name: Type.String(), originals: Type.Integer(), copies: Type.Integer(),
  required: Type.Union([Type.Literal('always'), Type.Literal('conditional'), Type.Literal('optional')]),
  handling: Type.Union([Type.Literal('submit'), Type.Literal('present'), Type.Literal('data')]),
  condition: Type.Union([Type.String(), Type.Null()]),
  documentType: Type.String({ description: 'Kind of paper, by the catalogue' }),
  isForm: Type.Boolean(),
})

export const ProcedureDetail = Type.Object({
  id: Type.String({ format: 'uuid' }),
  procedure: Type.String({ description: 'Id of the data, as conditions of forms know it' }),
  code: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  sector: Type.String(),
  levelName: Type.String({ description: 'Level of online service on this day' }),
  channels: Type.Array(Type.String()),
  limits: Type.Array(Type.Object({ name: Type.Union([Type.String(), Type.Null()]), text: Type.String() })),
  feeText: Type.String(),
  resultName: Type.String(),
  sets: Type.Integer(),
  territoryIndependent: Type.Boolean(),
  asks: Type.Union([Type.Literal('commune'), Type.Literal('district'), Type.Literal('nothing')], {
    description: 'What must be chosen so that the competent unit is known',
  }),
  hasTables: Type.Boolean({ description: 'Decision tables tell fee, papers or limit by what is declared' }),
  components: Type.Array(ComponentShape),
  formPages: Type.Array(Type.Any(), {
    description: 'Pages of the form definition in force, as @motcua/forms model.ts has them',
  }),
  items: Type.Array(Type.Object({ title: Type.String(), text: Type.String(), isPublished: Type.Boolean() }), {
    description: 'The 13 items of the public page',
  }),
})
/**
 * The declaration of a procedure for programs that send dossiers: what each value may be, and how a page asks for it.
 */
export const FormSchemaAnswer = Type.Object({
  form: Type.String({ description: 'Id of the data' }),
  name: Type.String(),
  legal: Type.String({ description: 'The text that prescribes this version' }),
  validFrom: Type.String({ format: 'date' }),
  validTo: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
  isProvisional: Type.Boolean({ description: 'Composed from the dictionary: no declaration is known' }),
  isInForce: Type.Boolean({ description: 'False where no version is in force and a later one stands in' }),
  schema: Type.Unknown({ description: 'JSON Schema 2020-12 of `answers`, as POST /api/dossiers takes them' }),
  layout: Type.Unknown({ description: 'Pages, sections, widgets and hints, by the keys of the schema' }),
})

/** A declaration to be looked through before anything is received. */
export const DeclarationBody = Type.Object({
  channel: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('online')]),
  communeId: Type.Optional(Type.String({ format: 'uuid', description: 'Territory that decides who settles' })),
  answers: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown()),
}, { additionalProperties: false })

export const DeclarationChecked = Type.Object({
  errors: Type.Array(Type.Object({ pointer: Type.String(), code: Type.String(), text: Type.String() }), {
    description: 'What POST /api/dossiers would refuse of it as `answers-wrong`',
  }),
  warnings: Type.Array(Type.Object({
    pointer: Type.String(), rule: Type.String({ description: 'Id of the rule in the form' }), text: Type.String(),
  }), { description: 'To be looked at again; in nobody’s way' }),
  needed: Type.Array(Type.String(), { description: 'Conditional components that the answers make necessary' }),
  ruledOut: Type.Array(Type.String(), { description: 'Conditional components that the answers make plainly unnecessary' }),
  decided: Type.Array(DecidedShown, { description: 'What decision tables say of fee, papers and limit; none where they are not asked' }),
  undecided: Type.Union([Type.String(), Type.Null()], { description: 'Which table has no answer, and why' }),
})
export type DeclarationChecked = Static<typeof DeclarationChecked>
export type ProcedureLine = Static<typeof ProcedureLine>
export type ProcedureDetail = Static<typeof ProcedureDetail>

export const UnitQuery = Type.Object({
  level: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'Of territories: the id of a level, or its word in unit rules; the lowest unless said',
    }),
  ),
  parent: Type.Optional(Type.String({ format: 'uuid' })),
  on: Type.Optional(
    CivilDay('YYYY-MM-DD: as they were on this day, for the place of something past; today unless said'),
  ),
})
export const UnitLine = Type.Object({
  id: Type.String({ format: 'uuid' }), name: Type.String(), level: Type.Union([Type.String(), Type.Null()]),
  code: Type.Union([Type.String(), Type.Null()], { description: 'Of the statistics office, as addresses carry it' }),
  parentName: Type.Union([Type.String(), Type.Null()]),
  former: Type.Array(
    Type.Object({ name: Type.String(), until: Type.String({ format: 'date' }) }),
    { description: 'Names of territories that became it, each with the first day without it: today only' },
  ),
})
export const UnitTraceQuery = Type.Object({
  search: Type.String({
    minLength: 1, maxLength: 200,
    description: 'A name of a territory, with or without its kind; or a code of the statistics office or of an agency',
  }),
  on: Type.Optional(CivilDay('YYYY-MM-DD: a day on which it was so; any unless said')),
})
const UnitOfThen = Type.Object({
  id: Type.String({ format: 'uuid' }), name: Type.String(), kind: Type.String(),
  gsoCode: Type.Union([Type.String(), Type.Null()]), agencyCode: Type.Union([Type.String(), Type.Null()]),
  parentName: Type.Union([Type.String(), Type.Null()]),
  from: Type.String({ format: 'date' }),
  until: Type.Union([Type.String({ format: 'date' }), Type.Null()], { description: 'The first day without it' }),
})
/** A unit as it was, and who has its place today. */
export const UnitTraceAnswer = Type.Object({
  ...UnitOfThen.properties,
  now: Type.Array(Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }), {
    description: 'Itself while it is in force; several where it was split; none where nobody took its place as a whole',
  }),
  notes: Type.Array(Type.String(), { description: 'What whoever follows it must be told' }),
})
export const UnitTraceList = Type.Object({
  isCertain: Type.Boolean({ description: 'All of them lead to one unit of today; otherwise ask which is meant' }),
  items: Type.Array(UnitTraceAnswer),
})
export type UnitTraceAnswer = Static<typeof UnitTraceAnswer>
export const UnitList = Type.Object({ items: Type.Array(UnitLine) })
export type UnitLine = Static<typeof UnitLine>

/** How sure the source of the data is: seen in print, remembered, or only likely. */
const Confidence = Type.Union([Type.Literal('found'), Type.Literal('knowledge'), Type.Literal('guess')])

/** One declaration of the catalogue, in the version that is filled in today. */
export const FormLine = Type.Object({
  id: Type.String({ description: 'Of the data' }),
  name: Type.String(),
  legal: Type.String({ description: 'The text that prescribes this version' }),
  validFrom: Type.String({ format: 'date' }),
  validTo: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
  isOfficial: Type.Boolean({ description: 'False where it was composed because no declaration is known' }),
  isInForce: Type.Boolean({ description: 'False where no version is in force and a later one stands in' }),
  confidence: Confidence,
  procedures: Type.Array(Type.String(), { description: 'Names of the procedures in force that ask for it' }),
  fields: Type.Integer(),
  guesses: Type.Integer({ description: 'Fields that are only likely' }),
})
export const FormList = Type.Object({
  items: Type.Array(FormLine),
  official: Type.Integer({
    description: 'Procedures in force that are asked for with an official declaration (II.2.8)',
  }),
  all: Type.Integer({ description: 'All procedures in force' }),
})

/** A question of a form, as whoever keeps the catalogue looks at it. */
export const FormFieldLine = Type.Object({
  key: Type.String(),
  section: Type.String(),
  label: Type.String(),
  entry: Type.String({ description: 'Of the dictionary, or the form’s own' }),
  dictionaryLabel: Type.Union([Type.String(), Type.Null()], {
    description: 'Where the form says it in words of its own',
  }),
  type: Type.String(),
  isAsked: Type.Boolean({ description: 'False where the machine writes it' }),
  confidence: Confidence,
})
export const FormDetail = Type.Object({ ...FormLine.properties, sources: Type.Array(FormFieldLine) })
export const FormParams = Type.Object({ form: Type.String({ minLength: 1, maxLength: 80 }) })
export type FormLine = Static<typeof FormLine>
export type FormList = Static<typeof FormList>
export type FormFieldLine = Static<typeof FormFieldLine>
export type FormDetail = Static<typeof FormDetail>
