import Type, { type Static } from 'typebox'
import { body, orNull } from './shapes.ts'

/** Letters that a section prints and posts to whoever is reached by no other way. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

export const LETTER_STATES = ['to-print', 'printed', 'posted', 'returned'] as const
export const RETURN_REASONS = ['unknown-there', 'moved', 'refused', 'wrong-address', 'other'] as const

export const LetterLine = Type.Object({
  id: Id, dossierId: Id, dossierNumber: Type.String(), name: Type.String(), subject: Type.String(),
  address: orNull(Type.String(), 'To which it was printed, or would be now; null: there is none any more'),
  sectionName: Type.String(), since: Moment, state: Type.Enum([...LETTER_STATES]),
  isDelayed: Type.Boolean({ description: 'Not printed in time (policy letter-printing)' }),
  batch: orNull(Id, 'What was printed with it'), postedAt: orNull(Moment),
  number: orNull(Type.String(), 'Of the post'), why: orNull(Type.Enum([...RETURN_REASONS])),
})
export const LetterPage = Type.Object({ items: Type.Array(LetterLine), next: orNull(Type.String()) })
export const LetterQuery = body({
  state: Type.Optional(Type.Enum([...LETTER_STATES], { description: '`to-print` unless named' })),
  cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
})
export const LetterPrintBody = body({ letters: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }) })
export const LetterBatch = Type.Object({
  id: Id, printed: Type.Integer(), left: Type.Integer({ description: 'Without an address any more; they go another way' }),
})
export const LetterPostBody = body({
  letters: Type.Array(body({
    id: Id, number: Type.Optional(Type.String({ pattern: '^[A-Z0-9-]{4,30}$', description: 'That the post gave it' })),
  }), { minItems: 1, maxItems: 50 }),
})
export const LettersPosted = Type.Object({ ids: Type.Array(Id) })
export const LetterReturnBody = body({ why: Type.Enum([...RETURN_REASONS]) })
export const LetterChanged = Type.Object({ id: Id })

export type LetterLine = Static<typeof LetterLine>
export type LetterPage = Static<typeof LetterPage>
