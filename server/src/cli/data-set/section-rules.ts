import Type from 'typebox'

const closed = { additionalProperties: false }
const count = Type.Integer({ minimum: 0, maximum: 1_000 })

/** What a section needs: kinds of equipment, each so many a section and so many a counter; some only for digitising. */
export const sectionEquipment = Type.Array(Type.Object({
  code: Type.String({ pattern: '^[a-z][a-z-]{0,39}$' }), name: Type.String({ minLength: 1, maxLength: 60 }),
  perSection: Type.Optional(count), perCounter: Type.Optional(count), digitising: Type.Optional(Type.Boolean()),
}, closed), { minItems: 1, maxItems: 50 })
