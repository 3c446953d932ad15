import Type from 'typebox'

const closed = { additionalProperties: false }
const days = Type.Integer({ minimum: 1, maximum: 3_660 })
/** Days for which a file is kept that somebody stored in their own Kho. */
const ownTerms = {
  withdrawn: Type.Optional(days), expired: Type.Optional(days), stored: Type.Optional(days),
}

export const typeOfPaper = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })

/** How long what owners stored themselves is kept, by type where it differs. */
export const khoRetention = Type.Object({
  notice: days, ...ownTerms, types: Type.Optional(Type.Record(typeOfPaper, Type.Object(ownTerms, closed))),
}, closed)

/** How much somebody may put into their own Kho. */
export const khoQuota = Type.Object({
  papers: Type.Integer({ minimum: 1, maximum: 10_000 }), megabytes: Type.Integer({ minimum: 1, maximum: 100_000 }),
}, closed)
