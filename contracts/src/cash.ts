import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { body, orNull } from './shapes.ts'

/** Cash at a section: what is owed, the till of a cashier, receipts and their booklets. Amounts are whole đồng. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
/** A sum that somebody types: as much as a charge comes to at most. */
const TypedAmount = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })
const Signed = Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })
const Count = Type.Integer({ minimum: 0 })
const Reason = Type.String({ minLength: 1, maxLength: 1000 })
const Payer = Type.String({ minLength: 1, maxLength: 200 })
const Serial = Type.Integer({ minimum: 1, maximum: 9_999_999 })
const Label = Type.String({ minLength: 1, maxLength: 20 })
const Number_ = Type.String({ description: 'Of a receipt, with its seven digits' })

const IsConfirmed = Type.Optional(Type.Boolean({ description: 'That an unusual sum is meant' }))

export const RefundShown = Type.Object({
  id: Id, amount: Amount, reason: Type.String(), state: Type.Enum(['asked', 'approved']),
  way: Type.Enum(['cash', 'transfer', 'online']), chargesThen: Type.Enum(['owed', 'cancelled']),
  askedBy: Type.String(), askedAt: Moment,
})

export const CashDesk = Type.Object({
  places: Type.Array(Type.Object({ unitId: Id, unitName: Type.String() }), {
    description: 'Sections at which one may take money',
  }),
  till: orNull(Type.Object({
    id: Id, unitId: Id, unitName: Type.String(), openedAt: Moment, start: Amount, payments: Count,
    isOfPastDay: Type.Boolean({ description: 'To be counted before anything else is taken' }),
    numbersLeft: Type.Integer({ minimum: 0, description: 'In the own booklets of receipts there' }),
    refunds: Type.Array(RefundShown, { description: 'Approved there, and to be paid out' }),
  }), 'The own one that is open'),
})

export const CHARGE_STATES = ['unknown', 'owed', 'paid', 'waived', 'cancelled'] as const
export const Owed = Type.Object({
  number: Type.String({ description: 'Of the dossier' }), procedureName: Type.String(), applicantName: Type.String(),
  charges: Type.Array(Type.Object({
    id: Id, name: Type.String(), why: Type.String(), state: Type.Enum([...CHARGE_STATES]),
    amount: orNull(Amount, 'Null while it is not known'),
  })),
})
export const NumberParams = Type.Object({ number: Type.String({ minLength: 1, maxLength: 60 }) })

export const TakeCashBody = body({
  charges: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }), payer: Payer,
  amount: Amount, given: TypedAmount, isConfirmed: IsConfirmed,
})
export const CashTaken = Type.Object({ receipt: Id, number: Number_, amount: Amount, change: Amount })
export const OpenTillBody = body({ unitId: Id, start: TypedAmount, isConfirmed: IsConfirmed })
export const CloseTillBody = body({
  counted: TypedAmount, why: orNull(Reason, 'Of a difference'), isConfirmed: IsConfirmed,
})
export const TillChanged = Type.Object({ id: Id })
export const TillClosed = Type.Object({ id: Id, counted: Amount, expected: Signed, difference: Signed })

export const RECEIPT_STATES = ['standing', 'void-asked', 'void'] as const
export const ReceiptShown = Type.Object({
  id: Id, form: Type.String(), symbol: Type.String(), number: Number_, payment: Id, payer: Type.String(),
  amount: Amount, way: Type.Enum(['cash', 'transfer', 'online', 'post']),
  issuedAt: Moment, issuedBy: orNull(Type.String(), 'Null where the program gave it'),
  state: Type.Enum([...RECEIPT_STATES]), voidWhy: orNull(Type.String()), voidAskedBy: orNull(Type.String()),
  isByRefund: Type.Boolean({ description: 'Voided because its money went back' }),
  replaces: orNull(Number_, 'The voided one for which it stands'),
  lines: Type.Array(Type.Object({
    charge: Id, name: Type.String(), amount: Amount, dossier: Type.String({ description: 'Number of the dossier' }),
  })),
})
export const ReceiptsQuery = body({
  on: Type.Optional(CivilDay()), unit: Type.Optional(Id), cursor: PageQuery.cursor, limit: PageQuery.limit,
})
export const Receipts = Type.Object({
  day: CivilDay(), unitId: orNull(Id), items: Type.Array(ReceiptShown), next: orNull(Type.String()),
})
export const VoidBody = body({ why: Reason })
export const VoidDecisionBody = body({ isVoid: Type.Boolean() })
export const ReissueBody = body({ payer: Payer })
export const ReceiptChanged = Type.Object({ id: Id, number: Number_ })

export const RefundBody = body({
  payment: Id, charges: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
  chargesThen: Type.Enum(['owed', 'cancelled']), why: Reason,
})
export const RefundDecisionBody = body({ isApproved: Type.Boolean(), why: orNull(Reason, 'Of a refusal') })
export const RefundChanged = Type.Object({
  id: Id, amount: Amount, receipt: orNull(Id, 'For what of the payment stays'),
})

export const TillShown = Type.Object({
  id: Id, cashier: Type.String(), openedAt: Moment, start: Amount,
  closedAt: orNull(Moment), closedBy: orNull(Type.String()),
  counted: orNull(Amount), expected: orNull(Signed), difference: orNull(Signed), differenceWhy: orNull(Type.String()),
  acceptedAt: orNull(Moment), acceptedBy: orNull(Type.String()), isOwn: Type.Boolean(),
  isLeft: Type.Boolean({ description: 'Open since a day that is over' }),
})
export const BookletShown = Type.Object({
  id: Id, form: Type.String(), symbol: Type.String(), first: Number_, last: Number_,
  next: orNull(Number_, 'Null where none is left'), left: Count,
  holder: orNull(Type.String(), 'Null where the program gives its numbers'), openedAt: Moment,
  closedAt: orNull(Moment),
})
/** What whoever runs a section looks after. */
export const CashBook = Type.Object({
  places: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(),
    staff: Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'Who may hold a booklet' }),
    booklets: Type.Array(BookletShown), tills: Type.Array(TillShown, { description: 'Not accepted yet' }),
    receipts: Type.Array(ReceiptShown, { description: 'Asked to be voided' }), refunds: Type.Array(RefundShown),
  })),
})
export const TillsQuery = body({ unit: Type.Optional(Id), cursor: PageQuery.cursor, limit: PageQuery.limit })
export const Tills = Type.Object({
  unitId: orNull(Id), items: Type.Array(TillShown), next: orNull(Type.String()),
})
export const BookletBody = body({
  unitId: Id, form: Label, symbol: Label, first: Serial, last: Serial,
  holderId: orNull(Id, 'Null for receipts of money that comes online or by transfer'),
})
export const BookletHolderBody = body({ holderId: Id })
export const BookletClosingBody = body({ why: Reason })
export const BookletChanged = Type.Object({ id: Id })

export type CashDesk = Static<typeof CashDesk>
export type Owed = Static<typeof Owed>
export type TakeCashBody = Static<typeof TakeCashBody>
export type CashTaken = Static<typeof CashTaken>
export type OpenTillBody = Static<typeof OpenTillBody>
export type CloseTillBody = Static<typeof CloseTillBody>
export type TillClosed = Static<typeof TillClosed>
export type ReceiptShown = Static<typeof ReceiptShown>
export type Receipts = Static<typeof Receipts>
export type RefundBody = Static<typeof RefundBody>
export type RefundChanged = Static<typeof RefundChanged>
export type RefundShown = Static<typeof RefundShown>
export type TillShown = Static<typeof TillShown>
export type Tills = Static<typeof Tills>
export type BookletShown = Static<typeof BookletShown>
export type BookletBody = Static<typeof BookletBody>
export type CashBook = Static<typeof CashBook>
export type ReceiptChanged = Static<typeof ReceiptChanged>
export type ReceiptsQuery = Static<typeof ReceiptsQuery>
