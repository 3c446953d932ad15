import Type, { type Static } from 'typebox'

/** The gateway is told that it was heard, and need not say it again. */
export const CallbackHeard = Type.Object({ error_code: Type.Literal(0) }, { additionalProperties: false })
export type CallbackHeard = Static<typeof CallbackHeard>
