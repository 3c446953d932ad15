import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })
const PLAIN = String.raw`^[^<>\x00-\x1f\x7f-\x9f]*[^<>\s\x00-\x1f\x7f-\x9f][^<>\x00-\x1f\x7f-\x9f]*$`

export const ResultEndKind = Type.Union([
  Type.Literal('revoked'), Type.Literal('replaced'), Type.Literal('corrected'),
])

/** What was proposed about a result, and what became of it. */
export const ResultEndLine = Type.Object({
  id: Id, kind: ResultEndKind, decisionNumber: Type.String(), decisionDay: CivilDay(), reason: Type.String(),
  byCode: Nullable(Type.String({ description: 'Code of the result in its place' })),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('confirmed'), Type.Literal('declined'), Type.Literal('withdrawn')]),
  proposedAt: Moment, proposedBy: Type.String(), decidedAt: Nullable(Moment), decidedBy: Nullable(Type.String()),
  corrected: Type.Array(Type.Object({ label: Type.String(), text: Type.String() }), {
    description: 'What it says instead, in words',
  }),
  note: Type.String(), isOwn: Type.Boolean({ description: 'Proposed by whoever looks: they may only take it back' }),
})
export type ResultEndLine = Static<typeof ResultEndLine>

/** A printed copy of an electronic document that bears the marks of its conversion. */
export const ConversionLine = Type.Object({
  number: Type.Integer({ description: 'Its place in the address of the copy' }), code: Type.String(),
  title: Type.String(), at: Moment, by: Type.String(),
})
export type ConversionLine = Static<typeof ConversionLine>
export const ConversionBody = Type.Object({
  paper: Type.Optional(Type.String({ format: 'uuid', description: 'A paper of the dossier; its result, unless given' })),
}, { additionalProperties: false })
export type ConversionBody = Static<typeof ConversionBody>
export const ConversionSaved = Type.Object({ number: Type.Integer(), code: Type.String() })
export type ConversionSaved = Static<typeof ConversionSaved>
export const ConversionParams = Type.Object({ id: Id, number: Type.Integer({ minimum: 1 }) })

/** The issued result of a dossier, and how it stands. */
export const ResultStatus = Type.Object({
  result: Nullable(Type.Object({
    code: Type.String(), number: Type.String(), issuedOn: CivilDay(), title: Type.String(),
    isInForce: Type.Boolean(),
  })),
  ends: Type.Array(ResultEndLine), mayPropose: Type.Boolean(), mayDecide: Type.Boolean(),
  mayWithdraw: Type.Boolean({ description: 'Whoever proposed what waits may take it back' }),
  correctable: Type.Array(Type.Object({ key: Type.String(), label: Type.String() }), {
    description: 'What of its data may be corrected: words and days, no numbers of persons',
  }),
  conversions: Type.Array(ConversionLine, { description: 'Printed copies of its electronic documents, the newest first' }),
  mayConvert: Type.Boolean(),
})
export type ResultStatus = Static<typeof ResultStatus>

export const ResultEndBody = Type.Object({
  kind: ResultEndKind, decisionNumber: Type.String({ minLength: 1, maxLength: 120, pattern: PLAIN }),
  decisionDay: CivilDay(), reason: Type.String({ minLength: 3, maxLength: 2000, pattern: '\\S' }),
  byCode: Type.Optional(Type.String({ minLength: 5, maxLength: 120, pattern: PLAIN })),
  correctedData: Type.Optional(Type.Record(
    Type.String({ minLength: 1, maxLength: 120 }), Type.String({ minLength: 1, maxLength: 500, pattern: PLAIN }),
    { maxProperties: 40, description: 'What it says instead, by the keys of correctable' },
  )),
}, { additionalProperties: false })
export type ResultEndBody = Static<typeof ResultEndBody>

export const ResultEndDecisionBody = Type.Object({
  end: Id, isConfirmed: Type.Boolean(), note: Type.String({ maxLength: 2000 }),
}, { additionalProperties: false })
export type ResultEndDecisionBody = Static<typeof ResultEndDecisionBody>
export const ResultEndWithdrawalBody = Type.Object({
  end: Id, note: Type.String({ maxLength: 2000 }),
}, { additionalProperties: false })
export type ResultEndWithdrawalBody = Static<typeof ResultEndWithdrawalBody>
export const ResultEndSaved = Type.Object({ id: Id })
