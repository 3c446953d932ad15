import Type, { type Static } from 'typebox'

/** Why a paper goes on without being digitised, in the words of the list; `other` needs its note. */
export const UNDIGITISED = ['no-scanner', 'no-line', 'too-large', 'too-fragile', 'too-many', 'other'] as const

/** Said where digitisation is in force and a paper has no digital one; for all such papers at once. */
export const Undigitised = Type.Object({
  reason: Type.Enum([...UNDIGITISED]), note: Type.Optional(Type.String({ maxLength: 500 })),
}, { additionalProperties: false, description: 'Why papers go on without being digitised' })
export type Undigitised = Static<typeof Undigitised>
