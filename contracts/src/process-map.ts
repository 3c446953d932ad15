import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })

export const ProcessMapParams = Type.Object({ id: Id })

/** Dossiers that were settled in some days, by a unit with all below it or all that one may see. */
export const ProcessMapQuery = Type.Object({
  unit: Type.Optional(Id), from: Type.Optional(CivilDay('The first day; a year before the last unless said')),
  until: Type.Optional(CivilDay('The last day; today unless said')),
}, { additionalProperties: false })

const Hours = Type.Number({ description: 'Accounting hours of the calendar: 8 are one working day' })

const Activity = Type.Object({
  kind: Type.Union([Type.Literal('received'), Type.Literal('step'), Type.Literal('wait'), Type.Literal('end')]),
  name: Type.String({ description: 'Of a step its name; of a wait what for; of an end the outcome' }),
})

/** How they went. Nothing in it tells of fewer than five dossiers that went the same way. */
export const ProcessMap = Type.Object({
  cases: Type.Integer(),
  leftOut: nullable(Type.Integer({
    description: 'Dossiers whose way fewer than five went: of them nothing else is told; null: fewer than five in all',
  })),
  isMeasuredWhole: Type.Boolean({ description: 'False where the calendar does not reach some of them' }),
  activities: Type.Array(Type.Object({
    ...Activity.properties, count: Type.Integer(), cases: Type.Integer(),
    again: Type.Integer({ description: 'How often more than once in the same dossier' }), casesAgain: Type.Integer(),
    medianHours: Hours, p90Hours: Hours, totalHours: Hours,
  })),
  directlyFollows: Type.Array(Type.Object({
    from: Activity, to: Activity, count: Type.Integer(), cases: Type.Integer(), medianHours: Hours,
  })),
  variants: Type.Array(Type.Object({
    path: Type.Array(Activity), cases: Type.Integer(), share: Type.Number({ description: 'Of all dossiers: 0 to 1' }),
    medianHours: Hours,
  })),
  bottleneck: nullable(Activity),
})
export type ProcessMap = Static<typeof ProcessMap>
