import Type, { type Static } from 'typebox'
import { body, orNull } from './shapes.ts'

/** Paper results that wait at a section for whoever is to come, and those that went from there to the archive. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Day = Type.String({ format: 'date' })

export const SHELF_STATES = ['here', 'archived'] as const

export const ShelfLine = Type.Object({
  dossierId: Id, number: Type.String(), name: Type.String(), procedureName: Type.String(),
  sectionName: Type.String(), place: orNull(Type.String(), 'Shelf and compartment, as the section marks them'),
  since: Moment, days: Type.Integer({ minimum: 0, description: 'For which it lies there' }),
  reminders: Type.Integer({ minimum: 0, description: 'How often its applicant was reminded' }), remindAt: orNull(Moment),
  archiveOn: orNull(Day, 'From which it may go to the archive; null where there is no term'),
  isDue: Type.Boolean({ description: 'It may go to the archive today' }), archivedAt: orNull(Moment),
  cameBack: Type.Boolean({ description: 'The post could not deliver it' }),
})
export const ShelfPage = Type.Object({ items: Type.Array(ShelfLine), next: orNull(Type.String()) })
/** What lies there unless asked for what went to the archive. */
const State = Type.Optional(Type.Enum([...SHELF_STATES]))
export const ShelfQuery = body({
  state: State,
  cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
})
export const ShelfListQuery = body({ state: State })
export const ShelfPlaceBody = body({
  place: orNull(Type.String({ minLength: 1, maxLength: 40, pattern: String.raw`^[^<>\x00-\x1f\x7f-\x9f]*\S[^<>\x00-\x1f\x7f-\x9f]*$` })),
})
export const ShelfArchiveBody = body({
  dossiers: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }),
})
export const ShelfChanged = Type.Object({ id: Id })
export const ShelfArchived = Type.Object({ ids: Type.Array(Id) })

export type ShelfLine = Static<typeof ShelfLine>
export type ShelfPage = Static<typeof ShelfPage>
