import type { BookletShown, ReceiptShown, RefundShown, TillShown } from '@motcua/contracts/cash.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import { type Booklet, type Receipt, type Refund, type Till, receiptNumber } from '../modules/payments/public.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

/** Receipts with the numbers of their dossiers and the names of colleagues, looked up once for all of them. */
export async function showReceipts({ db }: ApiRooms, receipts: readonly Receipt[]): Promise<ReceiptShown[]> {
  const dossiers = new Set(receipts.flatMap(({ lines }) => lines.map(({ dossier }) => dossier)))
  const [numbers, names] = await Promise.all([
    numbersOfDossiers(db, [...dossiers].map(BigInt)),
    namesOfStaff(db, receipts.flatMap(({ issuedBy, voidAskedBy }) =>
      [issuedBy, voidAskedBy].filter((id) => id !== null))),
  ])
  return receipts.map((one) => ({
    id: one.publicId, form: one.form, symbol: one.symbol, number: receiptNumber(one.number), payment: one.payment,
    payer: one.payer, amount: one.amount, way: one.way, issuedAt: one.issuedAt.toISOString(),
    issuedBy: one.issuedBy === null ? null : names.get(one.issuedBy) ?? '',
    state: one.voidedAt ? 'void' : one.voidAskedAt ? 'void-asked' : 'standing',
    voidWhy: one.voidWhy, voidAskedBy: one.voidAskedBy === null ? null : names.get(one.voidAskedBy) ?? null,
    isByRefund: one.isByRefund, replaces: one.replacesNumber === null ? null : receiptNumber(one.replacesNumber),
    lines: one.lines.map(({ charge, name, amount, dossier }) => ({
      charge, name, amount, dossier: numbers.get(BigInt(dossier)) ?? '',
    })),
  }))
}

/** Tills as `accountId` sees them: nobody accepts the own one. */
export async function showTills(
  { db, clock }: ApiRooms, tills: readonly Till[], accountId: bigint,
): Promise<TillShown[]> {
  const names = await namesOfStaff(db, tills.flatMap(({ cashierId, closedBy, acceptedBy }) =>
    [cashierId, closedBy, acceptedBy].filter((id) => id !== null)))
  const who = (id: bigint | null) => id === null ? null : names.get(id) ?? null
  const today = dayOf(clock.now())
  return tills.map((one) => ({
    id: one.publicId, cashier: names.get(one.cashierId) ?? '', openedAt: one.openedAt.toISOString(),
    start: one.startAmount, closedAt: one.closedAt?.toISOString() ?? null, closedBy: who(one.closedBy),
    counted: one.counted, expected: one.expected,
    difference: one.counted === null || one.expected === null ? null : one.counted - one.expected,
    differenceWhy: one.differenceWhy, acceptedAt: one.acceptedAt?.toISOString() ?? null,
    acceptedBy: who(one.acceptedBy), isOwn: one.cashierId === accountId,
    isLeft: one.closedAt === null && dayOf(one.openedAt) < today,
  }))
}

/** Booklets with who holds them. */
export async function showBooklets({ db }: ApiRooms, booklets: readonly Booklet[]): Promise<BookletShown[]> {
  const names = await namesOfStaff(db, booklets.flatMap(({ holderId }) => holderId ?? []))
  return booklets.map((one) => {
    const left = one.lastNumber - one.nextNumber + 1
    return {
      id: one.publicId, form: one.form, symbol: one.symbol, first: receiptNumber(one.firstNumber),
      last: receiptNumber(one.lastNumber), next: left > 0 ? receiptNumber(one.nextNumber) : null, left,
      holder: one.holderId === null ? null : names.get(one.holderId) ?? '', openedAt: one.openedAt.toISOString(),
      closedAt: one.closedAt?.toISOString() ?? null,
    }
  })
}

/** Refunds that wait to be decided or paid out. */
export async function showRefunds({ db }: ApiRooms, refunds: readonly Refund[]): Promise<RefundShown[]> {
  const names = await namesOfStaff(db, refunds.map(({ askedBy }) => askedBy))
  return refunds.map((one) => ({
    id: one.publicId, amount: one.amount, reason: one.reason, state: one.state === 'asked' ? 'asked' : 'approved',
    way: one.way, chargesThen: one.chargesThen, askedBy: names.get(one.askedBy) ?? '',
    askedAt: one.askedAt.toISOString(),
  }))
}
