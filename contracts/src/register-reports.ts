import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What somebody says a register has wrong of them, beside what it had said and what they declared. */
export const RegisterReportLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  register: Type.String({ description: 'Its name' }),
  dossier: Nullable(Type.String({
    format: 'uuid', description: 'In whose declaration it had filled in the field; null where whoever asks may not open it',
  })),
  dossierNumber: Type.String(),
  personName: Type.String({ description: 'Of whom the register is wrong: the applicant, or whom they act for' }),
  personNumber: Type.String({ description: 'Masked; whole by showing' }),
  label: Type.String({ description: 'The question, in words' }),
  said: Nullable(Type.String({ description: 'What the register had said, in words; null where nothing of it is kept' })),
  declared: Nullable(Type.String({ description: 'What stands in the declaration, in words' })),
  text: Type.String({ description: 'What is wrong and what is right, in the words of whoever reports it' }),
  hasProof: Type.Boolean({ description: 'A paper of the dossier shows it: /api/register-reports/:id/proof' }),
  reportedAt: Type.String({ format: 'date-time' }),
  byClerk: Nullable(Type.Object({
    name: Type.String(), unitName: Type.String(),
  }, { description: 'Who reported it at a counter in the applicant’s name; null: they did so themselves' })),
})
export type RegisterReportLine = Static<typeof RegisterReportLine>

export const RegisterReportList = Type.Object({
  items: Type.Array(RegisterReportLine), next: Nullable(Type.String()),
})
export type RegisterReportList = Static<typeof RegisterReportList>

export const RegisterReportsQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
}, { additionalProperties: false })

/** mended: the register says it right by now. stays: it does not change, and why. */
export const ReportAnswerBody = Type.Object({
  outcome: Type.Enum(['mended', 'stays']),
  reason: Type.String({ minLength: 3, maxLength: 1000, description: 'Read by whoever reported it' }),
}, { additionalProperties: false })
export type ReportAnswerBody = Static<typeof ReportAnswerBody>

/** Why the number of whom a report is about is needed whole. */
export const ReportShowingBody = Type.Object({
  reason: Type.String({ minLength: 3, maxLength: 300 }),
}, { additionalProperties: false })

export const ReportAnswered = Type.Object({ outcome: Type.Enum(['mended', 'stays']) })
export type ReportAnswered = Static<typeof ReportAnswered>

/** What a register had filled in of a declaration, and whether it is reported as wrong and unanswered. */
export const FieldsOfRegisters = Type.Object({
  items: Type.Array(Type.Object({
    field: Type.String({ description: 'Key of the form' }),
    label: Type.String({ description: 'The question, in words' }),
    waits: Type.Boolean({ description: 'It was reported, and nobody has answered' }),
  })),
})
export type FieldsOfRegisters = Static<typeof FieldsOfRegisters>

/** What somebody at a counter says is wrong, in the words of the clerk. */
export const ReportAtCounterBody = Type.Object({
  field: Type.String({ minLength: 1, maxLength: 200, description: 'Key of the form, of what a register had filled in' }),
  text: Type.String({ minLength: 1, maxLength: 1000, description: 'What is wrong and what is right' }),
}, { additionalProperties: false })
export type ReportAtCounterBody = Static<typeof ReportAtCounterBody>

export const Reported = Type.Object({ id: Type.String({ format: 'uuid' }) })
export type Reported = Static<typeof Reported>
