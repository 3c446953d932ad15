import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { SaidOfPaper } from './paper-corrections.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What an owner says is wrong with a paper of their Kho, and until when it is answered. */
export const CorrectionRequestLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  dossier: Type.String({ format: 'uuid', description: 'In which the paper was accepted, or issued' }),
  dossierNumber: Type.String(),
  paper: Type.String({ format: 'uuid' }),
  typeName: Type.String({ description: 'Kind of paper, in words' }),
  isResult: Type.Boolean({ description: 'Its words are changed by a decision of two people, in its dossier' }),
  ownerName: Type.String(),
  text: Type.String({ description: 'What is wrong and what is right, in the owner’s words' }),
  askedAt: Type.String({ format: 'date-time' }),
  dueAt: Type.String({ format: 'date-time' }),
  isOverdue: Type.Boolean(),
  number: Nullable(Type.String({ description: 'As it is written down now' })),
  issuedOn: Nullable(CivilDay()),
  issuerName: Nullable(Type.String()),
})
export type CorrectionRequestLine = Static<typeof CorrectionRequestLine>

export const CorrectionRequestList = Type.Object({
  items: Type.Array(CorrectionRequestLine), next: Nullable(Type.String()),
})
export type CorrectionRequestList = Static<typeof CorrectionRequestList>

export const CorrectionRequestsQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
}, { additionalProperties: false })

/** How it is answered: with `said` the paper is corrected so, without it the request is refused. */
export const CorrectionAnswerBody = Type.Object({
  said: Type.Optional(SaidOfPaper),
  reason: Type.String({ minLength: 3, maxLength: 1000, description: 'Read by the owner' }),
}, { additionalProperties: false })
export type CorrectionAnswerBody = Static<typeof CorrectionAnswerBody>

export const CorrectionAnswered = Type.Object({
  outcome: Type.Union([Type.Literal('corrected'), Type.Literal('refused')]),
})
export type CorrectionAnswered = Static<typeof CorrectionAnswered>
