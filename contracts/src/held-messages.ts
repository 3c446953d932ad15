import Type, { type Static } from 'typebox'
import { PageQuery } from './problem.ts'
import { body, orNull } from './shapes.ts'

/** Messages that partners handed over and that wait for somebody, since nobody can tell for certain what to do. */
const Moment = Type.String({ format: 'date-time' })
const Reason = Type.String({ maxLength: 500 })

export const HeldMessageQuery = body(PageQuery)
export const HeldMessageLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.String({ description: 'What it is, as its partner hands it over; unreadable where nobody could read it' }),
  sender: orNull(Type.String(), 'Who sent it, by the code at the partner'),
  senderName: orNull(Type.String(), 'Whom an agency of that code is here; null where none has it'),
  saidAt: orNull(Moment, 'When it was sent, by the word of the sender'),
  receivedAt: Moment, dossierNumber: orNull(Type.String()),
  fault: Type.String({ description: 'Why it is held' }),
})
export type HeldMessageLine = Static<typeof HeldMessageLine>
export const HeldMessageList = Type.Object({ items: Type.Array(HeldMessageLine), next: orNull(Type.String()) })
export type HeldMessageList = Static<typeof HeldMessageList>

export const ReadHeldBody = body({ reason: { ...Reason, description: 'Why it has to be read; put on record' } })
export type ReadHeldBody = Static<typeof ReadHeldBody>
export const ReadHeld = Type.Object({
  body: Type.Record(Type.String(), Type.Unknown(), { description: 'What it says; empty where nobody could read it' }),
})
export type ReadHeld = Static<typeof ReadHeld>
export const HandleAgainBody = body({})
export const RefuseHeldBody = body({ reason: Reason })
export type RefuseHeldBody = Static<typeof RefuseHeldBody>
