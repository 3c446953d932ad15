import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

/** Hand-overs between agencies: those that stand still, those of one dossier, and how many were electronic. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const closed = { additionalProperties: false }
const text = Type.String()
const How = Type.Union([Type.Literal('electronic'), Type.Literal('paper')])

export const HandOverQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 80 })) }, closed)

export const HandOverLine = Type.Object({
  id: Id, number: text, procedure: text,
  fromName: text, toName: text, handedOverAt: Moment, handedOverBy: text,
  since: Type.String({ format: 'date-time', description: 'Of the refusal, or the end of the time to answer' }),
  refusedBy: nullable(text), reason: nullable(text),
  isOurs: Type.Boolean({ description: 'Handed over by whoever asks, who sees to it; otherwise to them' }),
})
export type HandOverLine = Static<typeof HandOverLine>
export const HandOverList = Type.Object({ items: Type.Array(HandOverLine), next: nullable(text) })
export type HandOverList = Static<typeof HandOverList>

/** The stays of one dossier with agencies, first to last: whose clock ran, from which acknowledgement to which. */
export const StayList = Type.Object({
  items: Type.Array(Type.Object({
    agencyName: text, unitName: text, fromName: nullable(text), handedOverAt: Moment, handedOverBy: nullable(text),
    how: How, acknowledgeBy: nullable(Moment), receivedAt: nullable(Moment), receivedBy: nullable(text),
    refusedAt: nullable(Moment), refusedBy: nullable(text), reason: nullable(text),
    dueAt: Moment, endedAt: nullable(Moment),
    minutes: Type.Integer({ description: 'How long the agency had it so far, by the clock on the wall' }),
  })),
})
export type StayList = Static<typeof StayList>

export const HandOverFigureQuery = Type.Object(
  {
    from: CivilDay('The first day of handing over'), until: CivilDay('The last day of handing over'),
    unit: Type.Optional(Type.String({ format: 'uuid', description: 'Only what this unit and its parts handed over' })),
  }, closed,
)
const count = Type.Integer({ minimum: 0 })
/**
 * How much is handed over electronically. The share is of dossiers; a dossier counts once in all, and once at each unit
 * that handed it over.
 */
export const HandOverFigures = Type.Object({
  counts: Type.Literal('dossiers', { description: 'The unit of count of `dossiers`, `electronic` and `share`' }),
  dossiers: count, electronic: count,
  share: nullable(Type.Number({ description: 'electronic of dossiers, 0 to 1; null where nothing was handed over' })),
  legs: count, electronicLegs: count,
  target: nullable(Type.Number({ description: 'What the share should be at least, 0 to 1; null where none is set' })),
  units: Type.Array(Type.Object({ id: Id, name: text }), {
    description: 'Agencies within reach that handed something over on these days, whatever unit is asked for',
  }),
  items: Type.Array(Type.Object({
    unitId: Id, unitName: text, dossiers: count, electronic: count, share: nullable(Type.Number()), legs: count,
    electronicLegs: count,
  }), { description: 'By the unit that handed over, most dossiers first' }),
})
export type HandOverFigures = Static<typeof HandOverFigures>
