import Type, { type Static } from 'typebox'

/**
 * RFC 9457. `code` is the stable part: programs and translations go by it; `title` is for whoever reads the log,
 * `detail` for whoever reads the screen, and `errors` puts the same beside each field, all at once.
 */
export const Problem = Type.Object({
  type: Type.String({ format: 'uri-reference' }),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'Listed in docs/problems.md' }),
  detail: Type.String({
    description: 'A sentence that says what to do next, in the language of Accept-Language (vi, en)',
  }),
  errors: Type.Array(Type.Object({
    pointer: Type.String({ description: 'JSON pointer into the body, e.g. /handedInAt' }),
    code: Type.String(),
    text: Type.String(),
  })),
}, { $id: 'Problem' })
export type Problem = Static<typeof Problem>

const RequestKey = Type.String({ format: 'uuid', description: 'One per press of a button; kept on retry' })

/** On every POST: one per press of a button, kept on retry. The same key with another body answers 422. */
export const RequestHeaders = Type.Object({ 'idempotency-key': RequestKey })

/** Where the same done twice does no harm, so that whoever signs in with three lines of a script needs no key. */
export const OptionalRequestHeaders = Type.Object({ 'idempotency-key': Type.Optional(RequestKey) })

/** Of the description of a POST that takes no key; docs/adr/0021 has the list and the reasons. */
export const WITHOUT_KEY =
  'Changes nothing and takes no Idempotency-Key: it may be repeated, and nothing of its answer is kept. ' +
  'A POST, so that what is looked for stands in no address.'

/** On every change of a dossier: the ETag of the state that the screen showed. */
export const ChangeHeaders = Type.Object({
  'idempotency-key': RequestKey,
  'if-match': Type.String({ pattern: '^"\\d{1,9}"$', description: 'ETag of the dossier as it was shown' }),
})

export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** A query of which nothing is taken: what somebody puts there all the same is refused, not passed over. */
export const Nothing = Type.Object({}, { additionalProperties: false })

/** Keyset paging: `next` is opaque; without it the list ends here. */
export const PageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
}
