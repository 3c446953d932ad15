import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { BehindFigure, ShownMetric } from './settlement-figures.ts'
import { orNull } from './shapes.ts'

/** What the plan demands of indicators, where units stand and where they go (KH 1107 II). */
const Id = Type.String({ format: 'uuid' })
const Year = Type.Integer({ minimum: 2000, maximum: 2099 })
const Target = Type.String({ maxLength: 100, pattern: '^[a-z0-9-]+$' })
const Count = Type.Integer({ minimum: 0 })
const Share = Type.Number({ description: 'Of a hundred' })
const Origin = Type.Enum(['plan', 'derived'])
const Counts = Type.Object({ numerator: Count, denominator: Count })

export const TargetLine = Type.Object({
  comparison: Type.Enum(['>=', '<=']), value: Type.Number(), origin: Origin,
  ofYear: Type.Integer({ description: 'Of which year the number is' }),
  isKept: Type.Boolean({ description: 'The year has none of its own' }),
  other: orNull(Type.Object({ value: Type.Number(), origin: Origin }), 'The milder of two readings of the plan'),
})
export type TargetLine = Static<typeof TargetLine>
export const NoTargetLine = Type.Object({
  why: Type.Enum(['exempt', 'no-number', 'none-of-place', 'place-unknown', 'not-yet']),
  from: orNull(Year, 'The year of the first number'),
})
export type NoTargetLine = Static<typeof NoTargetLine>
/** One of the two is null. */
const LINE = { line: orNull(TargetLine), noLine: orNull(NoTargetLine, 'Why there is no line') }

export const TargetTrajectory = Type.Object({
  soFar: Counts, share: orNull(Share), isMet: orNull(Type.Boolean()),
  expected: orNull(Count, 'How many are still to come at the present pace; null while too little is known'),
  forecast: orNull(Type.Object({ share: Share, low: Share, high: Share }), 'Between the two in eight years of ten'),
  demand: orNull(Type.Object({
    reach: Type.Enum(['held', 'possible', 'out-of-reach']),
    aWeek: orNull(Count, 'Of a floor at least, of a ceiling at most'),
    change: orNull(Count, 'How many more, of a ceiling fewer, than now'),
  })),
})
export type TargetTrajectory = Static<typeof TargetTrajectory>

export const ShownTarget = Type.Object({
  id: Type.String(), name: Type.String(), unit: Type.String({ description: '`percent`, or words of the data' }),
  source: Type.String(), ...LINE,
  metric: orNull(ShownMetric, 'The figure that measures it; null where none does yet'),
  trajectory: orNull(TargetTrajectory, 'Null where nothing measures it, and of a year that has not begun'),
})
export type ShownTarget = Static<typeof ShownTarget>

const Unit = Type.Object({ id: Id, name: Type.String() })
/** Of which unit and year; unless said the first that one may ask of, and this one. */
const ASKED = { unit: Type.Optional(Id), year: Type.Optional(Year) }
export const TargetsQuery = Type.Object(ASKED, { additionalProperties: false })
export const TargetStandings = Type.Object({
  year: Year, unit: orNull(Unit, 'Null of somebody who directs no unit'),
  until: orNull(CivilDay('The last day that was counted'), 'Null of a year that has not begun'),
  freshAt: Type.String({ format: 'date-time', description: 'What happened until then is counted' }),
  units: Type.Array(Unit, { description: 'Of which one may ask' }), targets: Type.Array(ShownTarget),
})
export type TargetStandings = Static<typeof TargetStandings>

export const TargetDossiersQuery = Type.Object(
  { target: Target, ...ASKED, after: Type.Optional(Id) }, { additionalProperties: false },
)
export { BehindFigure as TargetDossiers }

export const TargetMapQuery = Type.Object({
  target: Target, year: Type.Optional(Year),
  layout: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z0-9_-]+$' })),
}, { additionalProperties: false })
/** Communes as tiles: of such as one may see where they stand. */
export const TargetMap = Type.Object({
  layout: Type.String(), until: CivilDay('The last day that was counted'), day: CivilDay('Of which the units are'),
  layouts: Type.Array(Type.Object({
    key: Type.String(), from: CivilDay(), until: orNull(CivilDay('The last day')),
  })),
  tiles: Type.Array(Type.Object({
    name: Type.String(), col: Count, row: Count, isSeen: Type.Boolean(), ...LINE,
    counts: orNull(Counts, 'Null where one may not see it, and where nothing measures the target'),
    share: orNull(Share), isMet: orNull(Type.Boolean()),
  }), { description: 'From north to south, from west to east; row 0 in the north, odd rows half a tile to the right' }),
})
export type TargetMap = Static<typeof TargetMap>
