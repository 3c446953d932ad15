import Type, { type Static } from 'typebox'

/** What the carrier hears of what it told: it was heard. What is to come of it is not its business. */
export const CarrierHeard = Type.Object({ errorCode: Type.Literal(0) })

export type CarrierHeard = Static<typeof CarrierHeard>
