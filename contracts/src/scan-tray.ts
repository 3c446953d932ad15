import Type, { type Static } from 'typebox'

const Id = Type.String({ format: 'uuid' })

/** A scan that waits in the tray of a unit until it is a paper of a dossier. */
export const ScanLine = Type.Object({
  id: Id, name: Type.String(), kind: Type.String(), size: Type.Integer(),
  pages: Type.Union([Type.Integer(), Type.Null()]), at: Type.String({ format: 'date-time' }),
  came: Type.Union([Type.Literal('folder'), Type.Literal('batch')]), unitName: Type.String(),
  takenBy: Type.Union([Type.String(), Type.Null()], { description: 'Who takes it into a dossier just now' }),
  isMine: Type.Boolean({ description: 'Taken by whoever asks' }),
})
export type ScanLine = Static<typeof ScanLine>

export const ScanList = Type.Object({ items: Type.Array(ScanLine), hasMore: Type.Boolean() })
export type ScanList = Static<typeof ScanList>

export const PutAwayBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 500 }) }, { additionalProperties: false },
)
