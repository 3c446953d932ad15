import Type, { type Static } from 'typebox'

/** A file taken in: its id is named when a dossier is sent. Only who uploaded it may name it. */
export const Upload = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  kind: Type.String({ description: 'By content, not by name: application/pdf, image/jpeg, image/png' }),
  size: Type.Integer({ description: 'Bytes' }),
  pages: Type.Union([Type.Integer(), Type.Null()]),
  sha256: Type.String(),
  isQuarantined: Type.Optional(Type.Boolean({
    description: 'Taken, and shown to nobody until the antivirus, which is down, has spoken; it may be handed in',
  })),
  signatures: Type.Optional(Type.Enum(['valid', 'invalid', 'indeterminate'], {
    description: 'The worst of the signatures in it; left out where it holds none. invalid: it cannot be handed in',
  })),
})
export type Upload = Static<typeof Upload>
