import Type from 'typebox'

const closed = { additionalProperties: false }
const dong = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 })
const text = Type.String({ minLength: 1, maxLength: 120 })

/** How long a bill holds its charges, and after how long the gateway is asked of it. */
export const paymentBill = Type.Object({
  minutes: Type.Integer({ minimum: 5, maximum: 1_440 }), askAfterMinutes: Type.Integer({ minimum: 1, maximum: 1_440 }),
}, closed)

/** Where transfers for a section go. */
export const paymentAccount = Type.Object({
  bankBin: Type.String({ pattern: String.raw`^\d{6}$` }), bankName: text,
  account: Type.String({ pattern: '^[0-9A-Za-z]{1,19}$' }), holder: text,
}, closed)

/** From which sums on whoever takes or counts cash is asked whether they are meant. */
export const cashCheck = Type.Object({ givenAbove: dong, changeFrom: dong, drawerAbove: dong }, closed)
