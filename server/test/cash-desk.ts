import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { ok } from '../src/kernel/result.ts'
import {
  type Refund, type RefundWay, acceptTill, askRefund, askVoid, closeBooklet, closeLeftTill, closeTill, decideRefund,
  decideVoid, failRefund, openBooklet, openTill, payOutRefund, raiseCharges, reissueReceipt, takeCash,
} from '../src/modules/payments/public.ts'
import { createProvince } from './province-database.ts'

const EVERYWHERE = () => true

/** The provincial centre on Friday 25/06/2021, with two cashiers and a head who have no till open. */
export async function openCashDesk() {
  const province = await createProvince()
  const unitId = province.unit('cq:tt-hcc-tinh').id
  const otherUnitId = province.directory.on('2021-06-25').units.find((unit) => unit.isOneStop && unit.id !== unitId)?.id
  const { rows } = await sql<{ accountId: bigint }>`
    select account_id from identity.staff order by account_id limit 3`.execute(province.db)
  const [an, binh, head] = rows.map(({ accountId }) => accountId)
  if (!an || !binh || !head || !otherUnitId) throw new Error('no staff')
  const as = (actorId: bigint) => ({ actorId, requestId: randomUUID() })
  let last = 800_000n
  /** What the data ask of sums; of what is `meant` nothing is asked. */
  const sums = {
    isConfirmed: false,
    checkOf: () => ({ givenAbove: 20_000_000, changeFrom: 500_000, drawerAbove: 200_000_000 }),
  }
  return {
    /** Does it as whoever has confirmed the sum. */
    async meant<T>(deed: () => Promise<T>): Promise<T> {
      sums.isConfirmed = true
      try {
        return await deed()
      } finally {
        sums.isConfirmed = false
      }
    },
    province, unitId, otherUnitId, an, binh, head,
    /** Asks fees of these amounts for a dossier of its own. */
    async raise(...amounts: readonly number[]) {
      last += 1n
      const dossierId = last
      const fees = amounts.map((amount, place) => ({
        name: `Phí ${String(place + 1)}`, kind: 'phi' as const, amount, state: 'owed' as const, why: 'Theo quy định',
      }))
      const charges = await province.inOneGo(async (ctx) =>
        ok(await raiseCharges(ctx, { dossierId, unitId, moment: 'reception', fees })))
      return { dossierId, ids: charges.map(({ publicId }) => publicId) }
    },
    open: (who: bigint, start: number, at = unitId) =>
      province.inOneGo((ctx) => openTill(ctx, { unitId: at, start, sums }), as(who)),
    close: (who: bigint, counted: number, why: string | null = null) =>
      province.inOneGo((ctx) => closeTill(ctx, { counted, why, sums }), as(who)),
    closeLeft: (who: bigint, till: string, counted: number, isReached: (unit: bigint) => boolean = EVERYWHERE) =>
      province.inOneGo((ctx) => closeLeftTill(ctx, { till, counted, why: null, isReached, sums }), as(who)),
    accept: (who: bigint, till: string) =>
      province.inOneGo((ctx) => acceptTill(ctx, { till, isReached: EVERYWHERE }), as(who)),
    take: (
      who: bigint, charges: readonly string[], amount: number, given = amount,
      isReached: (unit: bigint) => boolean = EVERYWHERE,
    ) => province.inOneGo((ctx) => takeCash(ctx, { charges, amount, given, payer: 'Nguyễn Mẫu', isReached, sums }), as(who)),
    askRefund: (
      who: bigint, payment: string, charges: readonly string[], chargesThen: Refund['chargesThen'],
      way: RefundWay = 'cash',
    ) => province.inOneGo((ctx) => askRefund(ctx, {
      payment, charges, way, chargesThen, reason: 'Thu nhầm', isReached: EVERYWHERE,
    }), as(who)),
    decide: (who: bigint, refund: string, why: string | null = null) => province.inOneGo((ctx) =>
      decideRefund(ctx, { refund, isApproved: why === null, why, isReached: EVERYWHERE }), as(who)),
    payOut: (who: bigint, refund: string) =>
      province.inOneGo((ctx) => payOutRefund(ctx, { refund, isReached: EVERYWHERE }), as(who)),
    fail: (refund: string) =>
      province.inOneGo((ctx) => failRefund(ctx, { refund, isReached: EVERYWHERE, reference: null })),
    book: (holderId: bigint | null, firstNumber: number, lastNumber: number, symbol = 'AA-21P') =>
      province.inOneGo((ctx) => openBooklet(ctx, {
        unitId, form: '01BLP2-001', symbol, firstNumber, lastNumber, holderId,
      }), as(head)),
    closeBook: (booklet: string) =>
      province.inOneGo((ctx) => closeBooklet(ctx, { booklet, isReached: EVERYWHERE, why: 'Mất quyển' }), as(head)),
    askVoid: (who: bigint, receipt: string) =>
      province.inOneGo((ctx) => askVoid(ctx, { receipt, isReached: EVERYWHERE, why: 'Sai tên' }), as(who)),
    decideVoid: (who: bigint, receipt: string, isVoid = true) =>
      province.inOneGo((ctx) => decideVoid(ctx, { receipt, isReached: EVERYWHERE, isVoid }), as(who)),
    reissue: (who: bigint, receipt: string, payer: string) =>
      province.inOneGo((ctx) => reissueReceipt(ctx, { receipt, isReached: EVERYWHERE, payer }), as(who)),
    /** Nobody has a till open, nothing was paid, and it is nine again. */
    async empty() {
      province.clock.set('2021-06-25T09:00+07:00')
      await sql`truncate payments.till, payments.till_payment, payments.refund, payments.refund_item,
        payments.payment, payments.payment_item, payments.charge, payments.receipt, payments.booklet, audit.event cascade`.execute(province.database.owner)
    },
  }
}

export type CashDesk = Awaited<ReturnType<typeof openCashDesk>>
