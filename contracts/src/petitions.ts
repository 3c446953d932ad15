import Type, { type Static } from 'typebox'
import { body, orNull } from './shapes.ts'

/** What people ask, report or propose without a dossier. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

export const PetitionKind = Type.Enum<['question', 'petition']>(['question', 'petition'])
export type PetitionKind = Static<typeof PetitionKind>
export const PetitionState = Type.Enum<['waiting', 'taken', 'answered', 'refused']>(
  ['waiting', 'taken', 'answered', 'refused'],
)
export type PetitionState = Static<typeof PetitionState>
export const PetitionSource = Type.Enum<['national-portal', 'own-portal']>(['national-portal', 'own-portal'])
export type PetitionSource = Static<typeof PetitionSource>

export const PetitionQuery = body({ cursor: Type.Optional(Type.String({ maxLength: 100 })) })

const LINE = {
  id: Id, number: Type.String(), kind: PetitionKind, source: PetitionSource, state: PetitionState,
  subject: orNull(Type.String({ description: 'Left out where it has none' })), receivedAt: Moment,
  refuseBy: Type.String({ format: 'date-time', description: 'It is refused by then at the latest' }), dueAt: Moment,
  isLate: Type.Boolean(), unitName: Type.String({ description: 'Whose work it is' }), takenBy: orNull(Type.String()),
  isMine: Type.Boolean(),
}
export const PetitionLine = Type.Object(LINE)
export type PetitionLine = Static<typeof PetitionLine>
export const PetitionList = Type.Object({ items: Type.Array(PetitionLine), next: orNull(Type.String()) })
export type PetitionList = Static<typeof PetitionList>

export const PetitionDetail = Type.Object({
  ...LINE, isOpen: Type.Boolean(), numberThere: orNull(Type.String({ description: 'At the national portal' })),
  senderName: orNull(Type.String()), phone: orNull(Type.String()), email: orNull(Type.String()),
  words: orNull(Type.String()),
  assignedFrom: orNull(Type.String({ description: 'Which unit gave it to this one' })),
  assignReason: orNull(Type.String()), endedAt: orNull(Moment), answerWords: orNull(Type.String()),
  refuseReason: orNull(Type.String()),
})
export type PetitionDetail = Static<typeof PetitionDetail>

export const PetitionAssignmentBody = body({
  unitId: { ...Id, description: 'An agency or a division' },
  reason: Type.String({ maxLength: 500, description: 'The unit that gets it reads it' }),
})
export type PetitionAssignmentBody = Static<typeof PetitionAssignmentBody>
/** Of blanks alone they are refused by name, beside their fields. */
export const PetitionAnswerBody = body({
  words: Type.String({ maxLength: 20_000, description: 'Whoever asked reads it' }),
})
export type PetitionAnswerBody = Static<typeof PetitionAnswerBody>
export const PetitionRefusalBody = body({
  reason: Type.String({ maxLength: 500, description: 'Whoever asked reads it' }),
})
export type PetitionRefusalBody = Static<typeof PetitionRefusalBody>
export const PetitionDone = Type.Object({ id: Id })
