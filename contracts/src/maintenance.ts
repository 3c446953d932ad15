import Type, { type Static } from 'typebox'
import { PageQuery } from './problem.ts'
import { body, orNull } from './shapes.ts'

/** Planned maintenance: what is announced to everybody, and how it is entered, ended and looked up. */
const Moment = Type.String({ format: 'date-time' })
/** Of blanks alone it is refused by name, beside its field. */
const Text = (maxLength: number) => Type.String({ maxLength })

export const MaintenanceBody = body({
  startsAt: Moment, endsAt: Moment,
  effect: { ...Text(1_000), description: 'What does not work meanwhile; everybody reads it' },
  urgentReason: Type.Optional(Type.String({
    maxLength: 500, description: 'Why it cannot wait, where it begins too soon; everybody reads it',
  })),
})
export type MaintenanceBody = Static<typeof MaintenanceBody>
export const MaintenanceEndBody = body({ note: Text(500) })
export type MaintenanceEndBody = Static<typeof MaintenanceEndBody>
export const MaintenanceSaved = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const AnnouncedMaintenance = Type.Object({
  id: Type.String({ format: 'uuid' }), startsAt: Moment, endsAt: Moment,
  effect: Type.String({ description: 'What does not work meanwhile' }),
  urgentReason: orNull(Type.String(), 'Why it was not announced in time; null of what was'),
  announcedAt: Moment,
  state: Type.Enum(['coming', 'lasting', 'over', 'called-off', 'ended-early']),
})
export type AnnouncedMaintenance = Static<typeof AnnouncedMaintenance>
/** For everybody: what lasts and what is to come. */
export const MaintenanceNow = Type.Object({ items: Type.Array(AnnouncedMaintenance) })
export type MaintenanceNow = Static<typeof MaintenanceNow>

export const MaintenanceLogQuery = body(PageQuery)
export const MaintenanceLine = Type.Object({
  ...AnnouncedMaintenance.properties,
  announcedBy: Type.String(), endedAt: orNull(Moment), endedBy: orNull(Type.String()), endNote: orNull(Type.String()),
  mayEnd: Type.Boolean(),
})
export type MaintenanceLine = Static<typeof MaintenanceLine>
export const MaintenanceLog = Type.Object({
  items: Type.Array(MaintenanceLine), next: orNull(Type.String()),
  inTimeFrom: orNull(Moment, 'What begins later is announced in time; null where no calendar reaches so far'),
})
export type MaintenanceLog = Static<typeof MaintenanceLog>
