import Type, { type Static } from 'typebox'

/** What the result of a dossier will say, before it is signed; and what of it must be typed in. */
export const ResultContent = Type.Object({
  lines: Type.Array(Type.Object({
    key: Type.String(),
    label: Type.String(),
    text: Type.String({ description: 'Empty where nobody has said it; numbers are masked' }),
    isNeeded: Type.Boolean({ description: 'The result is not issued without it' }),
    isTyped: Type.Boolean({ description: 'Typed in from a declaration on paper' }),
  })),
  isComplete: Type.Boolean({ description: 'All that is needed is there' }),
  mayComplete: Type.Boolean({ description: 'Whoever asks may type in what the declaration does not say' }),
  formPages: Type.Array(Type.Any(), {
    description: 'What may be typed in, as pages of the form; as @motcua/forms model.ts has them',
  }),
  typed: Type.Record(Type.String(), Type.Any(), { description: 'What was typed in by key, but for what is masked' }),
})
export type ResultContent = Static<typeof ResultContent>

export const ResultContentBody = Type.Object({
  content: Type.Record(Type.String({ maxLength: 100 }), Type.Any(), {
    minProperties: 1, maxProperties: 200, description: 'By the keys of the form; in the place of what was typed before',
  }),
}, { additionalProperties: false })
export type ResultContentBody = Static<typeof ResultContentBody>
