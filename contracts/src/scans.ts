import Type, { type Static } from 'typebox'

const Id = Type.String({ format: 'uuid' })

/** What was scanned or photographed of the papers of a dossier that is received, by component. */
export const ScansBody = Type.Object({
  components: Type.Array(
    Type.Object(
      { component: Type.String({ maxLength: 80 }), files: Type.Array(Id, { minItems: 1, maxItems: 20 }) },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 60 },
  ),
}, { additionalProperties: false })
export type ScansBody = Static<typeof ScansBody>
