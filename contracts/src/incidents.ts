import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })

/** A step at which a run of a process stopped. */
export const IncidentLine = Type.Object({
  run: Type.String({ description: 'The run, as it is addressed' }),
  tokenId: Type.Integer(),
  process: Type.String(), version: Type.Integer(),
  node: Type.String({ description: 'The id of the step in its file' }), nodeName: Type.String(),
  code: Type.String(), text: Type.String(), since: Moment,
  dossierNumber: Nullable(Type.String()),
  variables: Type.Array(Type.String(), { description: 'Names of the variables, without what they hold' }),
})
export type IncidentLine = Static<typeof IncidentLine>
export const IncidentList = Type.Object({ items: Type.Array(IncidentLine), next: Nullable(Type.String()) })
export type IncidentList = Static<typeof IncidentList>

export const IncidentQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) })

export const MendBody = Type.Object({
  tokenId: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
  variables: Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.Unknown(), { maxProperties: 50 }),
}, { additionalProperties: false })
export type MendBody = Static<typeof MendBody>
export const Mended = Type.Object({ run: Type.String() })
