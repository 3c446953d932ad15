import Type, { type Static } from 'typebox'
import { body, orNull } from './shapes.ts'

/** What other agencies ask of us over the axis of documents. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

export const InquiryState = Type.Enum<['waiting', 'taken', 'answered', 'declined', 'recalled', 'replaced']>(
  ['waiting', 'taken', 'answered', 'declined', 'recalled', 'replaced'],
)
export type InquiryState = Static<typeof InquiryState>

export const InquiryQuery = body({ cursor: Type.Optional(Type.String({ maxLength: 100 })) })
export const InquiryFileParams = Type.Object({ id: Id, number: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }) })

const LINE = {
  id: Id, state: InquiryState,
  sender: Type.String({ description: 'Who asks, by the code at the axis' }), senderName: orNull(Type.String()),
  documentId: Type.String({ description: 'Number of the document at its sender' }), subject: Type.String(),
  dueOn: orNull(Type.String({ format: 'date', description: 'By the word of whoever asks' })), receivedAt: Moment,
  unitName: Type.String({ description: 'Whose work it is' }), takenBy: orNull(Type.String()), isMine: Type.Boolean(),
  reminder: orNull(Type.Enum<['soon', 'past']>(['soon', 'past'], {
    description: 'Its day is near, by the working days of the policy inquiry-reminders, or over; null also once it has ended',
  })),
}
export const InquiryLine = Type.Object(LINE)
export type InquiryLine = Static<typeof InquiryLine>
export const InquiryList = Type.Object({ items: Type.Array(InquiryLine), next: orNull(Type.String()) })
export type InquiryList = Static<typeof InquiryList>

/**
 * What one is reminded of, up to 100 together, those past their day first: where they are 100, of those that are near
 * there may be more, and 100 of one kind is to be read as 99 and more.
 */
export const InquiryReminders = Type.Object({
  past: Type.Integer({ minimum: 0, description: 'Whose day is over' }),
  soon: Type.Integer({ minimum: 0, description: 'Whose day is near' }),
})
export type InquiryReminders = Static<typeof InquiryReminders>

export const InquiryDetail = Type.Object({
  ...LINE, content: Type.String(), isOpen: Type.Boolean(),
  files: Type.Array(Type.Object({ number: Type.Integer({ minimum: 1 }), name: Type.String() })),
  endedAt: orNull(Moment), answerSubject: orNull(Type.String()), answerWords: orNull(Type.String()),
  declineReason: orNull(Type.String()),
  answerFiles: Type.Array(Type.Object({ number: Type.Integer({ minimum: 1 }), name: Type.String() }), {
    description: 'That went with the answer',
  }),
  attachments: Type.Object({
    files: Type.Integer({ minimum: 0, description: 'At most; 0: none go along' }),
    bytes: Type.Integer({ minimum: 0, description: 'Of all together, at most' }),
  }, { description: 'What may go with an answer, by the policy inquiry-attachments' }),
})
export type InquiryDetail = Static<typeof InquiryDetail>

export const InquiryAssignmentBody = body({ unitId: { ...Id, description: 'An agency or a division' } })
export type InquiryAssignmentBody = Static<typeof InquiryAssignmentBody>
/** Of blanks alone they are refused by name, beside their fields. */
export const InquiryAnswerBody = body({
  subject: Type.String({ maxLength: 500 }), words: Type.String({ maxLength: 20_000 }),
  files: Type.Array(Id, { maxItems: 100, uniqueItems: true, description: 'Uploads of one’s own that go along, in their order' }),
})
export type InquiryAnswerBody = Static<typeof InquiryAnswerBody>
export const InquiryRefusalBody = body({
  reason: Type.String({ maxLength: 500, description: 'Whoever asked reads it' }),
})
export type InquiryRefusalBody = Static<typeof InquiryRefusalBody>
export const InquiryDone = Type.Object({ id: Id })
