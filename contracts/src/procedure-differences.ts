import Type, { type Static } from 'typebox'
import { PageQuery } from './problem.ts'
import { body, orNull } from './shapes.ts'

/** What a national catalogue of procedures says otherwise than ours. */
const Moment = Type.String({ format: 'date-time' })
const Standing = Type.Enum(['open', 'accepted', 'declined'])

const DIFFERENCE = {
  id: Type.String({ format: 'uuid' }),
  partner: Type.String({ description: 'The outside system that says it' }),
  code: Type.String({ description: 'National code of the procedure, as the other side writes it' }),
  name: Type.String(),
  procedure: orNull(Type.String(), 'Id of ours; null where it is none of ours'),
  kind: Type.Enum(['differs', 'missing-here', 'ambiguous', 'missing-there', 'unreadable']),
  standing: Standing,
  day: Type.String({ format: 'date', description: 'On which it was found' }), foundAt: Moment,
  endedAt: orNull(Moment, 'Since when it holds no more'),
  decidedAt: orNull(Moment), decidedBy: orNull(Type.String()), reason: orNull(Type.String()),
  packageId: orNull(Type.String({ format: 'uuid' }), 'The draft that was begun of it'),
}
export const ProcedureDifferenceLine = Type.Object({
  ...DIFFERENCE, fields: Type.Integer({ minimum: 0, description: 'How many things are otherwise' }),
})
export type ProcedureDifferenceLine = Static<typeof ProcedureDifferenceLine>
export const ProcedureDifferenceList = Type.Object({
  items: Type.Array(ProcedureDifferenceLine), next: orNull(Type.String()),
})
export type ProcedureDifferenceList = Static<typeof ProcedureDifferenceList>
export const ProcedureDifferenceQuery = body({ ...PageQuery, standing: Type.Optional(Standing) })

export const ProcedureDifference = Type.Object({
  ...DIFFERENCE,
  lines: Type.Array(Type.Object({
    field: Type.Enum([
      'name', 'sector', 'agency', 'level', 'channel', 'limit', 'fee', 'component', 'result', 'condition', 'legal-basis',
    ]),
    about: Type.String({ description: 'Which of several; empty where there is one' }),
    ours: orNull(Type.String()), theirs: orNull(Type.String()),
    way: Type.Enum(['taken', 'by-hand', 'code-unmapped']),
  })),
})
export type ProcedureDifference = Static<typeof ProcedureDifference>

/** How it stands with the comparison of each catalogue: the last whole one, and what keeps the next back. */
export const ProcedureComparisonList = Type.Object({
  items: Type.Array(Type.Object({
    partner: Type.String({ description: 'The outside system whose catalogue it is' }),
    at: orNull(Moment, 'When all of it was compared last'),
    compared: orNull(Type.Integer({ minimum: 0 }), 'Procedures that it listed then'),
    failedAt: orNull(Moment, 'When it could not be compared since'), fault: orNull(Type.String()),
    retryAt: orNull(Moment, 'When it is tried again'),
  })),
})
export type ProcedureComparisonList = Static<typeof ProcedureComparisonList>

export const AcceptDifferenceBody = body({})
export const DeclineDifferenceBody = body({
  reason: Type.String({ maxLength: 500, description: 'Why ours stays as it is' }),
})
export type DeclineDifferenceBody = Static<typeof DeclineDifferenceBody>
export const DifferenceDeclined = Type.Object({ id: Type.String({ format: 'uuid' }) })
export type DifferenceDeclined = Static<typeof DifferenceDeclined>
