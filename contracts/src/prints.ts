import Type, { type Static } from 'typebox'

export const MOST_PRINTED = 200

/** Which dossiers' papers go into one file, in this order; one named twice is printed twice. */
export const PrintBody = Type.Object(
  { dossiers: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: MOST_PRINTED }) },
  { additionalProperties: false },
)
export type PrintBody = Static<typeof PrintBody>

/** One file of what could be printed, and each dossier of which there is nothing to print, with the reason. */
export const PrintAnswer = Type.Object({
  pdf: Type.Union([
    Type.String({ contentEncoding: 'base64', contentMediaType: 'application/pdf' }), Type.Null(),
  ]),
  refused: Type.Array(Type.Object({
    id: Type.String({ format: 'uuid' }),
    code: Type.String(),
    text: Type.String({ description: 'A sentence that says what to do' }),
  })),
})
export type PrintAnswer = Static<typeof PrintAnswer>
