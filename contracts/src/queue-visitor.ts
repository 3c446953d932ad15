import Type, { type Static } from 'typebox'
import { State } from './dossiers.ts'
import { PersonLine } from './people.ts'
import { orNull } from './shapes.ts'

const Id = Type.String({ format: 'uuid' })

/** Who sits at one's own counter, as far as they said so: on a kiosk by card or phone, or signed in from afar. */
export const QueueVisitor = Type.Object({
  turn: orNull(Id, 'Null while nobody is noted as being there'),
  given: orNull(Type.Object({
    kind: Type.Enum(['card', 'phone']),
    name: orNull(Type.String(), 'As on the card'),
    number: Type.String({ description: 'Of the card or the phone; masked' }),
  }), 'At the kiosk'),
  caller: orNull(
    Type.Object({ name: Type.String(), phone: Type.String({ description: 'Masked' }) }),
    'For whom a clerk booked the appointment of the visit, as they said when they called',
  ),
  principal: orNull(
    Type.Object({ name: Type.String(), number: Type.String({ description: 'Masked' }) }),
    'For whom they come, by the mandate with which the appointment was booked',
  ),
  people: Type.Array(PersonLine, { description: 'On record by it; several where a family shares a phone' }),
  dossiers: Type.Array(Type.Object({
    id: Id, number: orNull(Type.String()), procedureName: Type.String(), state: State,
    dueAt: orNull(Type.String({ format: 'date-time' })),
  }), { description: 'Open ones within reach, newest first, where it is one person' }),
})

export type QueueVisitor = Static<typeof QueueVisitor>
