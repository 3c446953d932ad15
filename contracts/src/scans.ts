import Type, { type Static } from 'typebox'

const Id = Type.String({ format: 'uuid' })

/** What was scanned or photographed of the papers of a dossier that is received, by component. */
export const ScansBody = Type.Object({
  components: Type.Array(
    Type.Object(
      {
        component: Type.String({ maxLength: 80 }), files: Type.Array(Id, { minItems: 1, maxItems: 20 }),
        replaces: Type.Optional(Type.Array(Id, {
          minItems: 1, maxItems: 20, uniqueItems: true,
          description: 'Scans of the dossier, unsigned, of whose pages the files were made, and whose place they take',
        })),
      },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 60 },
  ),
}, { additionalProperties: false })
export type ScansBody = Static<typeof ScansBody>
