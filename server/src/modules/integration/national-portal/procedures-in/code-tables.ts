import Type, { type Static, type TSchema } from 'typebox'

function codes<S extends TSchema>(meaning: S) {
  return Type.Optional(Type.Record(Type.String({ pattern: '^[^\\u0000-\\u001f]{1,100}$' }), meaning))
}
const Word = Type.String({ pattern: '^[\\w:/-]{1,100}$' })

/**
 * What codes of the portal's catalogue mean here, written by whoever joins it (bảng mã). Nothing is built in: no table
 * of them is published, and a code that is in none is shown as one without a meaning.
 */
export const CODE_TABLES = Type.Object({
  /** LINHVUCTHUCHIEN, by ids of our sectors. */
  sectors: codes(Word),
  /** COQUANTHUCHIEN, by rules of who settles, and by levels. */
  agencies: codes(Word),
  levels: codes(Word),
  /** KENH. */
  channels: codes(Type.Enum(['counter', 'online', 'post'])),
  /** DONVITINH. */
  units: codes(Type.Enum(['working-day', 'day', 'working-hour', 'hour', 'half-day', 'month', 'same-day'])),
  /** DONVI of fees. */
  money: codes(Type.Literal('dong')),
}, { additionalProperties: false })
export type CodeTables = Static<typeof CODE_TABLES>

/** What a code means; undefined where no table says. */
export function meaningOf<M>(table: Readonly<Record<string, M>> | undefined, code: string): M | undefined {
  return table && Object.hasOwn(table, code) ? table[code] : undefined
}
