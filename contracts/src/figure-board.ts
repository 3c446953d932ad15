import Type, { type Static } from 'typebox'
import { ShownMetric, ShownValue } from './settlement-figures.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })

const By = Type.Union([
  Type.Literal('agency'), Type.Literal('unit'), Type.Literal('sector'), Type.Literal('procedure'),
])

export const BoardQuery = Type.Object({
  unit: Type.Optional(Id),
  by: Type.Optional(By),
}, { additionalProperties: false })

/** Of whom a board is: a unit, or all that one may see where it has no id. */
const BoardUnit = Type.Object({ id: nullable(Id), name: Type.String() })
export type BoardUnit = Static<typeof BoardUnit>

const Values = {
  today: Type.Array(ShownValue, { description: 'From midnight until now' }),
  month: Type.Array(ShownValue, { description: 'From the first of the month until now' }),
}

/** A figure board (bảng theo dõi): what comes, what is settled, what is open, as it is now. */
export const FigureBoard = Type.Object({
  freshAt: Type.String({ format: 'date-time', description: 'What happened until then is counted' }),
  isBehind: Type.Boolean({ description: 'That is more than a minute ago: the program that counts stands still' }),
  day: Type.String({ format: 'date' }), monthFrom: Type.String({ format: 'date' }),
  unit: BoardUnit,
  isHall: Type.Boolean({ description: 'Of a one-stop section: what was received there, whoever settles it' }),
  above: Type.Array(BoardUnit, { description: 'Boards above it that one may see, the highest first' }),
  halls: Type.Array(BoardUnit, { description: 'One-stop sections within it' }),
  by: By,
  metrics: Type.Array(ShownMetric),
  ...Values,
  items: Type.Array(Type.Object({
    of: Type.Object({ key: Type.String(), name: Type.String(), unit: nullable(Id) }), ...Values,
  })),
})
export type FigureBoard = Static<typeof FigureBoard>

/** The event of `GET /api/board/stream`: something was counted; whoever shows a board asks for it anew. */
export const BOARD_COUNTED = 'counted'
