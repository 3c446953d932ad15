import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line } from './shapes.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })

/** A proposal that waits for another person. */
export const RolloutOpen = Type.Object({
  id: Id, from: CivilDay(), decisionNumber: Type.String(), decidedOn: CivilDay(), proposedAt: Moment,
  proposedBy: Type.String(), isOwn: Type.Boolean(), canApprove: Type.Boolean(),
  isEnd: Type.Boolean({ description: 'That it ends: `from` is the first day without it' }),
})
export type RolloutOpen = Static<typeof RolloutOpen>

/** A one-stop section, and since when the digitisation procedure is in force there. */
export const RolloutLine = Type.Object({
  sectionId: Id, name: Type.String(), level: Type.String({ description: 'Word of unit rules: province, district, commune' }),
  isExempt: Type.Boolean({ description: 'Of a remote commune: the plan does not ask it' }),
  from: Nullable(CivilDay('First day in force, which may be to come')),
  until: Nullable(CivilDay('Last day in force, where it is to end')),
  decisionNumber: Nullable(Type.String()), decidedOn: Nullable(CivilDay()),
  isInvented: Type.Boolean({ description: 'The decision is a guess of the data, for a demonstration' }),
  open: Nullable(RolloutOpen),
})
export type RolloutLine = Static<typeof RolloutLine>
export const RolloutList = Type.Object({ today: CivilDay(), items: Type.Array(RolloutLine) })
export type RolloutList = Static<typeof RolloutList>

export const RolloutBody = Type.Object({
  sectionId: Id, from: CivilDay(), decidedOn: CivilDay(),
  isEnd: Type.Optional(Type.Boolean({ description: 'It is proposed to end: `from` is the first day without it' })),
  decisionNumber: Line(60),
}, { additionalProperties: false })
export type RolloutBody = Static<typeof RolloutBody>

export const RolloutDecisionBody = Type.Object({
  isApproved: Type.Boolean(), note: Type.String({ maxLength: 500 }),
}, { additionalProperties: false })
export type RolloutDecisionBody = Static<typeof RolloutDecisionBody>
export const RolloutSaved = Type.Object({ id: Id })

/** What the plan asks of a level by the end of a year; the strictest reading is the target. */
export const PlanTarget = Type.Object({
  target: Nullable(Type.Number({ minimum: 0, maximum: 1 })), source: Nullable(Type.String()),
  readings: Type.Array(Type.Object({ percent: Type.Number(), source: Type.String() })),
})

/** A level at the end of a year, or today in the year that is not over. */
export const RolloutYear = Type.Object({
  year: Type.Integer(), on: CivilDay(), level: Type.String(), levelName: Type.String(), sections: Count, exempt: Count,
  inForce: Count, share: Nullable(Type.Number({ minimum: 0, maximum: 1 })), ...PlanTarget.properties,
})
export type RolloutYear = Static<typeof RolloutYear>
export const RolloutFigures = Type.Object({ years: Type.Array(RolloutYear) })
export type RolloutFigures = Static<typeof RolloutFigures>

export const RolloutRowsQuery = Type.Object({
  year: Type.Integer({ minimum: 2021, maximum: 2100, default: 2021 }),
  level: Type.String({ pattern: '^[a-z-]{1,40}$', default: 'commune' }),
}, { additionalProperties: false })
export const RolloutRows = Type.Object({
  on: CivilDay(),
  items: Type.Array(Type.Object({
    sectionId: Id, name: Type.String(), isExempt: Type.Boolean(), isInForce: Type.Boolean(),
    from: Nullable(CivilDay()), decisionNumber: Nullable(Type.String()),
  })),
})
export type RolloutRows = Static<typeof RolloutRows>
