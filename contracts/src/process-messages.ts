import Type, { type Static } from 'typebox'

/** The bytes that such a request may have: variables of a run are written whole with each step. */
export const MOST_MESSAGE_BYTES = 32_768

/** A message of another system to processes that await it. */
export const ProcessMessageBody = Type.Object({
  name: Type.String({
    minLength: 1, maxLength: 100, description: 'As the process names it that awaits it of outside',
  }),
  correlation: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()], {
    description: 'Whom it is about, as the process asks: the code of a dossier, for example. Left out where it does not',
  })),
  data: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.Unknown(), {
    maxProperties: 50, description: 'Variables of the run that takes it: single words, 1000 values and 8 levels at most',
  })),
}, { additionalProperties: false })
export type ProcessMessageBody = Static<typeof ProcessMessageBody>

export const ProcessMessageKept = Type.Object({
  message: Type.String({ format: 'uuid', description: 'The Idempotency-Key under which it is kept' }),
})
