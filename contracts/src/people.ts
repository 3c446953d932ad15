import Type, { type Static } from 'typebox'

/** People as a counter sees them: numbers and phones masked, until showing one is asked for, which is an event. */
export const PersonKind = Type.Union([Type.Literal('citizen'), Type.Literal('organisation')])

export const PersonQuery = Type.Object({
  number: Type.Optional(Type.String({ maxLength: 20, description: 'Personal number, old number or tax code, whole' })),
  name: Type.Optional(Type.String({ minLength: 2, maxLength: 100 })),
})

export const PersonLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: PersonKind,
  fullName: Type.String(),
  number: Type.String({ description: 'Masked' }),
  phone: Type.Union([Type.String(), Type.Null()], { description: 'Masked' }),
  birth: Type.Union([Type.String(), Type.Null()], { description: 'Year only' }),
  account: Type.Union([Type.Literal('none'), Type.Literal('level-1'), Type.Literal('level-2')]),
})
export const PersonList = Type.Object({ items: Type.Array(PersonLine) })

export const OpenAccountBody = Type.Object({
  kind: PersonKind,
  fullName: Type.String({ minLength: 2, maxLength: 100 }),
  number: Type.String({ minLength: 9, maxLength: 14 }),
  birth: Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })),
  sex: Type.Optional(Type.Union([Type.Literal('nam'), Type.Literal('nu')])),
  phone: Type.Optional(Type.String({ maxLength: 20 })),
  email: Type.Optional(Type.String({ maxLength: 120 })),
  address: Type.Optional(Type.String({ maxLength: 300 })),
}, { additionalProperties: false })

/** What is shown whole, and why. Only this answer holds it; lists never do. */
export const ShowingBody = Type.Object({
  field: Type.Union([Type.Literal('number'), Type.Literal('phone')]),
  reason: Type.String({ minLength: 3, maxLength: 300 }),
}, { additionalProperties: false })
export const Showing = Type.Object({ value: Type.String() })

export type PersonLine = Static<typeof PersonLine>
export type OpenAccountBody = Static<typeof OpenAccountBody>
