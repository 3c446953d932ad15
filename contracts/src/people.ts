import Type, { type Static } from 'typebox'

/** People as a counter sees them: numbers and phones masked, until showing one is asked for, which is an event. */
export const PersonKind = Type.Union([Type.Literal('citizen'), Type.Literal('organisation')])

/**
 * Whom one looks for: by one of the two. In a body, because what stands in an address ends up in logs and histories.
 */
export const PersonSearch = Type.Object(
  {
    number: Type.Optional(
      Type.String({ minLength: 9, maxLength: 20, description: 'Personal number, old number or tax code, whole' }),
    ),
    name: Type.Optional(Type.String({ minLength: 2, maxLength: 100, description: 'Words of the name' })),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
)

export const PersonLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: PersonKind,
  fullName: Type.String(),
  number: Type.String({ description: 'Masked' }),
  phone: Type.Union([Type.String(), Type.Null()], { description: 'Masked' }),
  birth: Type.Union([Type.String(), Type.Null()], { description: 'Year only' }),
  account: Type.Union([Type.Literal('none'), Type.Literal('level-1'), Type.Literal('level-2')]),
  signInPhone: Type.Union([Type.String(), Type.Null()], {
    description: 'Masked; null where none is proved: then nobody can sign in to the account',
  }),
})
export const PersonList = Type.Object({ items: Type.Array(PersonLine) })

/** As on the card that the clerk holds. */
const OnCard = {
  fullName: Type.String({ minLength: 2, maxLength: 100 }),
  number: Type.String({ minLength: 9, maxLength: 14 }),
  birth: Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })),
  sex: Type.Optional(Type.Union([Type.Literal('nam'), Type.Literal('nu')])),
  email: Type.Optional(Type.String({ maxLength: 120 })),
  address: Type.Optional(Type.String({ maxLength: 300 })),
}
const Phone = Type.String({ minLength: 1, maxLength: 20 })
const Code = Type.String({ pattern: '^\\d{4,10}$', description: 'That came to the phone: POST /api/people/phone-code' })

export const OpenAccountBody = Type.Object(
  {
    kind: PersonKind,
    ...OnCard,
    phone: Type.Optional(
      Type.String({ maxLength: 20, description: 'Where to reach the person; with its code also to sign in with' }),
    ),
    code: Type.Optional(Code),
    replaces: Type.Optional(
      Type.Boolean({ description: 'The self-made account with this number is a stranger’s: it is closed' }),
    ),
    intake: Type.Optional(Type.Object({
      sheetId: Type.String({ format: 'uuid' }),
      procedureId: Type.String({ format: 'uuid' }),
      sectionId: Type.Optional(Type.String({ format: 'uuid', description: 'Needed where one sits at several' })),
    }, {
      additionalProperties: false,
      description: 'For which intake, of whoever may only under a delegation; of others nothing comes of it',
    })),
  },
  { additionalProperties: false },
)

/** A code to a phone that is at hand at the counter. */
export const PhoneCodeBody = Type.Object({ phone: Phone }, { additionalProperties: false })
export const PhoneCode = Type.Object({ minutes: Type.Integer({ description: 'How long it is good' }) })

/** A self-made account becomes level 2: the card was seen, and the account's own phone is at hand. */
export const RaisingBody = Type.Object({ ...OnCard, phone: Phone, code: Code }, { additionalProperties: false })

/** Another phone to sign in with, at hand; `number` as on the card. */
export const PhoneChangeBody = Type.Object(
  { number: OnCard.number, phone: Phone, code: Code }, { additionalProperties: false },
)

/** What is shown whole, and why. Only this answer holds it; lists never do. */
export const ShowingBody = Type.Object({
  field: Type.Union([Type.Literal('number'), Type.Literal('phone')]),
  reason: Type.String({ minLength: 3, maxLength: 300 }),
}, { additionalProperties: false })
export const Showing = Type.Object({ value: Type.String() })

export type PersonLine = Static<typeof PersonLine>
export type OpenAccountBody = Static<typeof OpenAccountBody>
export type RaisingBody = Static<typeof RaisingBody>
export type PhoneChangeBody = Static<typeof PhoneChangeBody>
