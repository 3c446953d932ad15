import Type, { type Static } from 'typebox'
import { Acted } from './dossier-actions.ts'

/** Signs all scans of a dossier with the key of whoever asks; one PIN for all. */
export const ScanSignaturesBody = Type.Object({
  pins: Type.Optional(Type.Object(
    { person: Type.String({ minLength: 1, maxLength: 64 }) },
    { additionalProperties: false, description: 'Of a key that asks for one; never kept' },
  )),
}, { additionalProperties: false })
export type ScanSignaturesBody = Static<typeof ScanSignaturesBody>

export const ScanSignatures = Type.Object({
  ...Acted.properties,
  signed: Type.Optional(Type.Integer()),
  failures: Type.Optional(Type.Array(Type.Object({
    paperId: Type.String({ format: 'uuid' }), code: Type.String(),
    text: Type.String({ description: 'Why, and what to do' }),
  }), { description: 'Of what went well nothing more is said' })),
})
export type ScanSignatures = Static<typeof ScanSignatures>
