import Type, { type Static } from 'typebox'

/** Tracking by the code alone: minimal facts. More only with the QR's token or the last four digits of the number. */
export const TrackingQuery = Type.Object({
  token: Type.Optional(Type.String({ maxLength: 100 })),
  digits: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
})
export const Tracking = Type.Object({
  number: Type.String(),
  stateText: Type.String(),
  unitName: Type.String(),
  dueAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  more: Type.Union([Type.Null(), Type.Object({
    procedureName: Type.String(),
    submittedAt: Type.String({ format: 'date-time' }),
    receivedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    issuedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    deliveredAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    synchronisedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    steps: Type.Array(Type.Object({ name: Type.String(), unitName: Type.String(), doneAt: Type.Union([Type.String(), Type.Null()]) })),
    trace: Type.Array(Type.Object({ day: Type.String(), why: Type.String(), used: Type.Number(), left: Type.Number(), article: Type.String() })),
  })]),
})
export type Tracking = Static<typeof Tracking>
