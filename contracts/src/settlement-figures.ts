import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const By = Type.Union([Type.Literal('sector'), Type.Literal('agency'), Type.Literal('level'), Type.Literal('channel')])
const DAYS = { from: CivilDay('The first day'), until: CivilDay('The last day') }

export const SettlementQuery = Type.Object(
  { ...DAYS, by: Type.Optional(By) }, { additionalProperties: false },
)

/** Form II.06a as a file. */
export const SettlementReportQuery = Type.Object(
  { ...DAYS, format: Type.Union([Type.Literal('xlsx'), Type.Literal('docx'), Type.Literal('pdf')]) },
  { additionalProperties: false },
)

const Of = Type.Object({ key: Type.String(), name: Type.String() })

/** What a figure counts, so that whoever sees it can ask. */
export const ShownMetric = Type.Object({
  id: Type.String(), name: Type.String(),
  unit: Type.Enum(['dossiers', 'percent', 'minutes', 'hours', 'visits', 'dossiers-a-person-year']),
  better: Type.Union([Type.Literal('more'), Type.Literal('less'), Type.Literal('neither')]),
  isOfDossiers: Type.Boolean({ description: 'Or a sum of what units have: visits, surveys' }),
  cutOff: Type.String({ description: 'What belongs to the days, and when it is judged' }),
  excludes: Type.String(), law: Type.String(),
  condition: Type.String({ description: 'On one dossier, or what is summed, in SQL' }),
  ofCondition: nullable(Type.String({ description: 'Of what a share is one' })),
})
export type ShownMetric = Static<typeof ShownMetric>

/** What a figure comes to. Of minutes the numerator is their sum. */
export const ShownValue = Type.Object({
  metric: Type.String(), numerator: Type.Number(), denominator: nullable(Type.Integer()),
  value: nullable(Type.Number({
    description: 'A count, of a hundred, or a mean; null where the denominator is zero or too few said something',
  })),
})
export type ShownValue = Static<typeof ShownValue>

/** How dossiers were received and settled in some days: the columns of form II.06a, and shares. */
export const SettlementFigures = Type.Object({
  freshAt: Type.String({ format: 'date-time', description: 'What happened until then is counted' }),
  metrics: Type.Array(ShownMetric),
  total: Type.Array(ShownValue),
  items: Type.Array(Type.Object({ of: Of, values: Type.Array(ShownValue) })),
})
export type SettlementFigures = Static<typeof SettlementFigures>

export const BehindQuery = Type.Object({
  metric: Type.String({ maxLength: 100, pattern: '^[a-z0-9-]+$' }),
  ...DAYS,
  by: Type.Optional(Type.Union([By, Type.Literal('unit'), Type.Literal('procedure')])),
  unit: Type.Optional(Type.String({ format: 'uuid', description: 'With all below it; of a one-stop section what was received there' })),
  of: Type.Optional(Type.String({ maxLength: 200, pattern: '^[a-z0-9:._-]+$', description: 'A value of `by`, by its key' })),
  after: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$' })),
}, { additionalProperties: false })

/** Dossiers that a figure counts: their numbers alone, since whoever sees a figure need not see people. */
export const BehindFigure = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String({ format: 'uuid' }), number: Type.String() })),
  next: nullable(Type.String({ format: 'uuid', description: 'As `after` of the next page' })),
})
export type BehindFigure = Static<typeof BehindFigure>
