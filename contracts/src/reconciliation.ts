import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'

/** A day of money held three ways against itself: ours, the payment gateway, the account. Amounts are whole đồng. */
const Id = Type.String({ format: 'uuid' })
const Amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const AmountOrNull = Type.Union([Amount, Type.Null()])

export const DIFFERENCE_KINDS = [
  'amount', 'not-owed', 'missing-here', 'missing-gateway', 'missing-statement', 'unmatched',
] as const
export const DayQuery = Type.Object({
  on: Type.Optional(CivilDay('Today unless it is named')), cursor: PageQuery.cursor, limit: PageQuery.limit,
})
export const ReconcileBody = Type.Object({ day: CivilDay() }, { additionalProperties: false })

export const DifferenceShown = Type.Object({
  id: Id, kind: Type.Enum([...DIFFERENCE_KINDS]), source: Type.Enum(['gateway', 'bank', 'statement', 'ours']),
  reference: Type.String({ description: 'Number of the money at whoever told of it' }),
  unitName: Type.Union([Type.String(), Type.Null()], { description: 'Whose money it is, where anybody knows' }),
  ours: AmountOrNull, theirs: AmountOrNull, state: Type.Enum(['open', 'settled', 'gone']),
  why: Type.Union([Type.String(), Type.Null()], { description: 'What whoever settled it said' }),
  reversal: Type.Union([Type.Enum(['asked', 'done', 'failed']), Type.Null()], {
    description: 'How its money goes back through the gateway; null where nobody asked for that',
  }),
})
export type DifferenceShown = Static<typeof DifferenceShown>

export const DaySums = Type.Object({
  at: Type.String({ format: 'date-time' }), ours: Amount,
  gateway: Type.Union([Amount, Type.Null()], { description: 'Null where there is no gateway' }), statement: Amount,
})
export const DayOfMoney = Type.Object({
  day: CivilDay(),
  sections: Type.Array(Type.Object({ unitId: Id, unitName: Type.String() }), {
    description: 'Whose statements one may read in',
  }),
  sums: Type.Union([DaySums, Type.Null()], { description: 'Null while nobody has reconciled the day' }),
  items: Type.Array(DifferenceShown),
  next: Type.Union([Type.String(), Type.Null()]),
})
export type DayOfMoney = Static<typeof DayOfMoney>

export const DayReconciled = Type.Object({ ours: Amount, gateway: AmountOrNull, statement: Amount, open: Amount })
export type DayReconciled = Static<typeof DayReconciled>

export const StatementBody = Type.Object({
  unitId: Id, content: Type.String({
    minLength: 4, maxLength: 4_194_304, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'The file, base64',
  }),
}, { additionalProperties: false })
export type StatementBody = Static<typeof StatementBody>
export const StatementRead = Type.Object({
  lines: Amount, known: Type.Integer({ minimum: 0, description: 'Of them read before' }),
  faults: Type.Array(Type.Object({
    row: Type.Integer({ minimum: 0, description: 'From 1; 0 is the head' }), column: Type.String(), text: Type.String(),
  }), { description: 'The first 200; while there is one, nothing is read' }),
})
export type StatementRead = Static<typeof StatementRead>

export const SettleBody = Type.Object({
  why: Type.String({ minLength: 1, maxLength: 1000 }),
}, { additionalProperties: false })
export const DifferenceSettled = Type.Object({ id: Id })
export const ReversalAsked = Type.Object({ id: Id })
