import Type from 'typebox'

/** Shapes that many bodies and answers are made of. */

/** What is sent: nothing but what is named. */
export const body = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

export const orNull = <T extends Type.TSchema>(schema: T, description = '') =>
  Type.Union([schema, Type.Null()], description === '' ? {} : { description })

/** A text of one line that says something, without signs of markup or of control. */
export const Line = (maxLength: number) => Type.String({
  minLength: 1, maxLength, pattern: String.raw`^[^<>\x00-\x1f\x7f-\x9f]*[^<>\s\x00-\x1f\x7f-\x9f][^<>\x00-\x1f\x7f-\x9f]*$`,
})
