import Type, { type Static } from 'typebox'
import { ActionBodies, Acted } from './dossier-actions.ts'

/** The deeds that may be done on many dossiers at once: those that say the same of each. */
export const BULK_NOUNS = [
  'taking', 'check', 'approval', 'hand-over', 'hand-over-receipt', 'assignment', 'step-return', 'undoing',
] as const
export type BulkNoun = typeof BULK_NOUNS[number]

export const MOST_IN_BULK = 200

const Row = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    version: Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'Of the dossier as it was shown' }),
  },
  { additionalProperties: false },
)

/**
 * One deed on many dossiers. Each row is a request of its own: its own transaction, key and rights. What one may not
 * see answers `dossier-unknown` in its place, like what does not exist.
 */
export const BulkBody = Type.Union(
  BULK_NOUNS.map((noun) =>
    Type.Object(
      {
        deed: Type.Literal(noun),
        body: ActionBodies[noun],
        rows: Type.Array(Row, { minItems: 1, maxItems: MOST_IN_BULK }),
      },
      { additionalProperties: false },
    ),
  ),
)
export interface BulkBody {
  readonly deed: BulkNoun
  readonly body: Readonly<Record<string, unknown>>
  readonly rows: readonly Static<typeof Row>[]
}

export const BulkRow = Type.Object({
  id: Type.String({ format: 'uuid' }),
  acted: Type.Union([Acted, Type.Null()]),
  refused: Type.Union([
    Type.Object({ code: Type.String(), text: Type.String({ description: 'A sentence that says what to do' }) }),
    Type.Null(),
  ]),
})
export type BulkRow = Static<typeof BulkRow>

/** In the order of the rows asked for. */
export const BulkAnswer = Type.Object({ rows: Type.Array(BulkRow) })
export type BulkAnswer = Static<typeof BulkAnswer>
