import Type, { type Static } from 'typebox'

/** What a register of the nation is to say in the place of a paper, and how far that is (R4). */
export const RegisterAwaited = Type.Object({
  register: Type.String({ description: 'Its name' }),
  state: Type.Enum(['waiting', 'answered', 'unknown', 'failed']),
  askUntil: Type.String({ format: 'date-time', description: 'So long the register is asked again' }),
  dueAt: Type.String({
    format: 'date-time', description: 'Until then the applicant is asked for the paper where no data came',
  }),
})
export type RegisterAwaited = Static<typeof RegisterAwaited>
