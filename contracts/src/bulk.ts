import Type, { type Static } from 'typebox'
import { ActionBodies, Acted } from './dossier-actions.ts'

/** The deeds that may be done on many dossiers at once: those that say the same of each. */
export const BULK_NOUNS = [
  'taking', 'check', 'approval', 'hand-over', 'hand-over-receipt', 'assignment', 'step-return', 'undoing',
] as const
/** Deeds that sign: of many dossiers with one PIN a key. */
export const SIGNING_NOUNS = ['result-signature', 'result', 'scan-signatures'] as const
export type SigningNoun = typeof SIGNING_NOUNS[number]
export type BulkNoun = typeof BULK_NOUNS[number] | SigningNoun

export const MOST_IN_BULK = 200

const Row = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    version: Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'Of the dossier as it was shown' }),
  },
  { additionalProperties: false },
)

const KeyName = Type.String({
  pattern: '^[0-9a-f]{16}$', description: 'Of the key of one holder, as a row that was refused names it',
})
/** Each PIN for the one key that it is of; it opens that key once, and no other is tried with it. */
const SigningBody = Type.Object({
  pins: Type.Optional(Type.Array(
    Type.Object(
      { key: KeyName, pin: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false },
    ),
    { maxItems: 20, description: 'Of keys that ask for one; never kept' },
  )),
}, { additionalProperties: false })

/**
 * One deed on many dossiers. Each row is a request of its own: its own transaction, key and rights. What one may not
 * see answers `dossier-unknown` in its place, like what does not exist.
 */
export const BulkBody = Type.Union([
  ...BULK_NOUNS.map((noun) => bulkOf(noun, ActionBodies[noun])),
  ...SIGNING_NOUNS.map((noun) => bulkOf(noun, SigningBody)),
])
export interface BulkBody {
  readonly deed: BulkNoun
  readonly body: Readonly<Record<string, unknown>>
  readonly rows: readonly Static<typeof Row>[]
}

function bulkOf<B extends Type.TSchema>(noun: BulkNoun, body: B) {
  return Type.Object(
    { deed: Type.Literal(noun), body, rows: Type.Array(Row, { minItems: 1, maxItems: MOST_IN_BULK }) },
    { additionalProperties: false },
  )
}

/** Whose key it was that did not sign. */
const KeyAtFault = Type.Object({
  name: KeyName, holder: Type.String({ description: 'As a screen names them' }),
  kind: Type.Union([Type.Literal('person'), Type.Literal('agency')]),
})
export type KeyAtFault = Static<typeof KeyAtFault>

export const BulkRow = Type.Object({
  id: Type.String({ format: 'uuid' }),
  acted: Type.Union([Acted, Type.Null()]),
  refused: Type.Union([
    Type.Object({
      code: Type.String(), text: Type.String({ description: 'A sentence that says what to do' }),
      key: Type.Optional(KeyAtFault),
    }),
    Type.Null(),
  ], { description: 'Beside `acted`: what of it was not done' }),
})
export type BulkRow = Static<typeof BulkRow>

/** In the order of the rows asked for. */
export const BulkAnswer = Type.Object({ rows: Type.Array(BulkRow) })
export type BulkAnswer = Static<typeof BulkAnswer>
