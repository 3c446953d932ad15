import Type, { type Static } from 'typebox'

/**
 * Shows that a dossier is one's own, by one of the two. In a body: digits of a personal number belong into no address.
 */
export const TrackingProof = Type.Object({
  token: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Of the QR on the receipt' })),
  digits: Type.Optional(Type.String({ pattern: '^\\d{4}$', description: "Last four of the applicant's number" })),
}, { additionalProperties: false, minProperties: 1, maxProperties: 1 })
export type TrackingProof = Static<typeof TrackingProof>

export const TrackingParams = Type.Object({ number: Type.String({ maxLength: 60 }) })

/** By the code alone minimal facts; `more` only with a proof. */
export const Tracking = Type.Object({
  number: Type.String(),
  stateText: Type.String(),
  unitName: Type.String(),
  dueAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  more: Type.Union([
    Type.Null(),
    Type.Object({
      procedureName: Type.String(),
      submittedAt: Type.String({ format: 'date-time' }),
      receivedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
      issuedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
      deliveredAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
      synchronisedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
        description:
          'When the national portal first took the word that there is a result; null until then'
      }),
      steps: Type.Array(
        Type.Object({ name: Type.String(), unitName: Type.String(), doneAt: Type.Union([Type.String(), Type.Null()]) }),
      ),
      trace: Type.Array(
        Type.Object({
          day: Type.String(), why: Type.String(), used: Type.Number(), left: Type.Number(), article: Type.String(),
        }),
      ),
    }),
  ]),
})
export type Tracking = Static<typeof Tracking>
