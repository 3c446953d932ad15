import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line, body, orNull } from './shapes.ts'

/** Appointments of a section's hall, as whoever runs it sees them. Pages for those who book are made by the server. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

/** What may be seen of them: one whose time was changed is seen at its new time only. */
export const APPOINTMENT_STATES = ['booked', 'cancelled', 'called-off', 'arrived', 'missed'] as const

export const QueueAppointment = Type.Object({
  id: Id, startsAt: Moment, endsAt: Moment,
  code: Type.String({ description: 'As it stands on the slip; who has lost it is told' }),
  service: Type.String(), serviceName: Type.String(),
  besides: Type.Array(Type.String(), { description: 'Services of what else they come for, in its order' }),
  procedureName: Type.Union([Type.String(), Type.Null()], { description: 'Null: it is no more in the catalogue' }),
  state: Type.Enum([...APPOINTMENT_STATES]),
  callerName: orNull(Type.String(), 'Of whoever has no account and was booked for at the desk; null of all others'),
  isCallerStruck: Type.Boolean({ description: 'Long over: name and number of whoever called are not kept any more' }),
})

/** What may be booked on a day at a section, for whoever calls. */
export const DeskSlots = Type.Object({
  services: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }), { description: 'That may be booked there' }),
  items: Type.Array(Type.Object({ startsAt: Moment, endsAt: Moment, free: Type.Integer({ minimum: 0 }) }), {
    description: 'Slots of the service that was asked for, of the first one unless it was; also full ones',
  }),
})
export const DeskSlotsQuery = body({ section: Id, on: CivilDay(), service: Type.Optional(Line(40)) })

export const BookForBody = body({
  sectionId: Id, service: Line(40), procedureId: Id, startsAt: Moment,
  caller: Type.Union([
    body({ personId: Id }),
    body({ fullName: Type.String({ maxLength: 200 }), phone: Type.String({ maxLength: 30 }) }),
  ], { description: 'Who calls: somebody who has an account, or by name and number' }),
})
export const MoveBody = body({ startsAt: Moment })
export const AppointmentKept = Type.Object({ id: Id, code: Type.String({ description: 'It stays when the time is changed' }) })

/** A slot for which more is booked than whoever is on duty can see: the roster has become shorter since. */
export const CrowdedSlots = Type.Array(Type.Object({
  startsAt: Moment, endsAt: Moment, serviceName: Type.String(),
  booked: Type.Integer({ minimum: 1 }), places: Type.Integer({ minimum: 0, description: 'By the roster as it stands' }),
}), { description: 'Slots to come of the section in which people on duty are missing, the next first' })

export const QueueAppointments = Type.Object({
  day: CivilDay(),
  places: Type.Array(Type.Object({ unitId: Id, unitName: Type.String() }), { description: 'Sections within reach that have a hall' }),
  unitId: Type.Union([Id, Type.Null()], { description: 'Whose appointments these are; null: no section is within reach' }),
  items: Type.Array(QueueAppointment, { description: 'In the order of time' }),
  next: Type.Union([Id, Type.Null()], { description: 'The cursor of the next page' }),
  crowded: CrowdedSlots,
})
export const AppointmentsQuery = Type.Object({
  on: Type.Optional(CivilDay()), section: Type.Optional(Id), cursor: Type.Optional(Id),
}, { additionalProperties: false })

export type QueueAppointment = Static<typeof QueueAppointment>
export type CrowdedSlots = Static<typeof CrowdedSlots>
export type QueueAppointments = Static<typeof QueueAppointments>
export type DeskSlots = Static<typeof DeskSlots>
export type BookForBody = Static<typeof BookForBody>
export type MoveBody = Static<typeof MoveBody>
export type AppointmentKept = Static<typeof AppointmentKept>
