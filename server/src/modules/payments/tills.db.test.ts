/** Need (part C4): cash is in one till, its count is told, and money goes back by a second pair of eyes. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CashDesk, openCashDesk } from '../../../test/cash-desk.ts'
import { findBill, findUnpaid, listRefunds, listTills, openBill, sumTills } from './public.ts'

let desk: CashDesk
beforeAll(async () => { desk = await openCashDesk() })
afterAll(() => desk.province.drop())
beforeEach(async () => {
  await desk.empty()
  await desk.book(desk.an, 1, 100)
  await desk.book(desk.binh, 101, 200)
})

const DAY = ['2021-06-25T09:00+07:00', '2021-06-26T08:00+07:00'] as const

describe('a till', () => {
  test('takes cash from its opening to its closing, and holds what it should', async () => {
    const { ids } = await desk.raise(5_000, 6_000)
    await expect(desk.take(desk.an, ids, 11_000)).rejects.toThrow('no-till')
    await desk.open(desk.an, 200_000)
    const { change, payment } = await desk.take(desk.an, ids, 11_000, 20_000)
    expect([change, payment.amount, payment.takenBy]).toEqual([9_000, 11_000, desk.an])
    // 200.000 at the start and 11.000 taken; what was given and given back does not stay.
    const till = await desk.close(desk.an, 211_000)
    expect(till).toMatchObject({ expected: 211_000, counted: 211_000, differenceWhy: null })
    const { ids: later } = await desk.raise(1_000)
    await expect(desk.take(desk.an, later, 1_000)).rejects.toThrow('no-till')
  })

  test('takes nothing that is short, and then nothing is paid', async () => {
    const { ids, dossierId } = await desk.raise(5_000)
    await desk.open(desk.an, 0)
    await expect(desk.take(desk.an, ids, 5_000, 4_999)).rejects.toThrow('cash-short')
    await expect(desk.take(desk.an, ids, 4_999, 4_999)).rejects.toThrow('amount-differs')
    await expect(desk.take(desk.an, ids, 0.5, 1)).rejects.toThrow('amount-invalid')
    await expect(desk.take(desk.an, ids, 5_000, 5_000, () => false)).rejects.toThrow('charge-missing')
    expect(await findUnpaid(desk.province.db, dossierId)).toHaveLength(1)
    expect(await desk.close(desk.an, 0)).toMatchObject({ expected: 0 })
  })

  test('ends an open bill of which it takes a part, so that nobody pays its old sum', async () => {
    const { ids } = await desk.raise(5_000, 6_000)
    const opened = await desk.province.inOneGo((ctx) => openBill(ctx, { charges: ids, payer: 'Người nộp', minutes: 30 }))
    await desk.open(desk.an, 0)
    await desk.take(desk.an, ids.slice(0, 1), 5_000, 5_000)
    expect((await findBill(desk.province.db, opened.publicId))?.state).toBe('cancelled')
    const rest = await desk.province.inOneGo((ctx) => openBill(ctx, { charges: ids.slice(1), payer: 'Người nộp', minutes: 30 }))
    expect(rest.amount).toBe(6_000)
    await desk.close(desk.an, 5_000)
  })

  test('is one of a cashier, wherever; two that open at once open one', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => desk.open(desk.an, 1_000)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(desk.open(desk.an, 0, desk.otherUnitId)).rejects.toThrow('till-open')
    await desk.open(desk.binh, 0)
  })

  test('closes with a difference only when somebody says why', async () => {
    await desk.open(desk.an, 50_000)
    await expect(desk.close(desk.an, 49_000)).rejects.toThrow('difference-untold')
    expect(await desk.close(desk.an, 49_000, 'Trả thừa tiền cho khách'))
      .toMatchObject({ expected: 50_000, counted: 49_000, differenceWhy: 'Trả thừa tiền cho khách' })
  })

  test('asks whether a nought too many is meant, takes nothing until somebody says so, and then takes it', async () => {
    await expect(desk.open(desk.an, 200_000_001)).rejects.toThrow('sum-unusual')
    await desk.open(desk.an, 200_000)
    const { ids, dossierId } = await desk.raise(50_000)
    // 549.999 is one note of 500.000 and change below it; 550.000 gives a note back whole.
    await expect(desk.take(desk.an, ids, 50_000, 550_000)).rejects.toThrow('sum-unusual')
    expect(await findUnpaid(desk.province.db, dossierId)).toHaveLength(1)
    expect((await desk.take(desk.an, ids, 50_000, 549_999)).change).toBe(499_999)
    const { ids: dear } = await desk.raise(20_000_001)
    await expect(desk.take(desk.an, dear, 20_000_001)).rejects.toThrow('sum-unusual')
    expect((await desk.meant(() => desk.take(desk.an, dear, 20_000_001))).change).toBe(0)
    // 200.000 + 50.000 + 20.000.001; with a nought too many it is asked before it is told what should be there.
    await expect(desk.close(desk.an, 202_500_010, 'Không rõ')).rejects.toThrow('sum-unusual')
    await expect(desk.meant(() => desk.close(desk.an, 202_500_010))).rejects.toThrow('difference-untold')
    expect(await desk.close(desk.an, 20_250_001)).toMatchObject({ expected: 20_250_001 })
    expect(await desk.meant(() => desk.open(desk.an, 200_000_001))).toMatchObject({ startAmount: 200_000_001 })
  })

  test('of a day that is over takes no more cash, and the head may count it', async () => {
    desk.province.clock.set(DAY[0])
    const till = await desk.open(desk.an, 1_000)
    desk.province.clock.set(DAY[1])
    const { ids } = await desk.raise(5_000)
    await expect(desk.take(desk.an, ids, 5_000)).rejects.toThrow('till-of-past-day')
    await expect(desk.closeLeft(desk.head, till.publicId, 1_000, () => false)).rejects.toThrow('no-till')
    expect(await desk.closeLeft(desk.head, till.publicId, 1_000)).toMatchObject({ closedBy: desk.head })
    await desk.open(desk.an, 0)
  })

  test('is accepted once, when it is closed, and not by its cashier', async () => {
    const { publicId } = await desk.open(desk.an, 0)
    await expect(desk.accept(desk.head, publicId)).rejects.toThrow('till-state')
    await desk.close(desk.an, 0)
    await expect(desk.accept(desk.an, publicId)).rejects.toThrow('own-deed')
    await expect(desk.accept(desk.head, randomUUID())).rejects.toThrow('till-missing')
    expect(await desk.accept(desk.head, publicId)).toMatchObject({ acceptedBy: desk.head })
    await expect(desk.accept(desk.head, publicId)).rejects.toThrow('till-state')
    const [kept] = await listTills(desk.province.db, desk.unitId, undefined, 10)
    expect(kept).toMatchObject({ publicId, acceptedBy: desk.head })
  })
})

describe('money that goes back', () => {
  async function paid(...amounts: number[]) {
    const raised = await desk.raise(...amounts)
    await desk.open(desk.an, 100_000)
    const total = amounts.reduce((sum, amount) => sum + amount, 0)
    const { payment } = await desk.take(desk.an, raised.ids, total)
    return { ...raised, payment }
  }

  test('of one charge is asked by one, approved by another, and leaves the till that pays it out', async () => {
    const { ids: [one = ''], dossierId, payment } = await paid(5_000, 6_000)
    const { publicId, amount } = await desk.askRefund(desk.an, payment.publicId, [one], 'cancelled')
    expect(amount).toBe(5_000)
    await expect(desk.payOut(desk.an, publicId)).rejects.toThrow('refund-state')
    await expect(desk.decide(desk.an, publicId)).rejects.toThrow('own-deed')
    await desk.decide(desk.head, publicId)
    await expect(desk.decide(desk.head, publicId)).rejects.toThrow('refund-state')
    await expect(desk.payOut(desk.binh, publicId)).rejects.toThrow('no-till')
    await desk.payOut(desk.an, publicId)
    expect(await findUnpaid(desk.province.db, dossierId)).toEqual([])
    // 100.000 at the start, 11.000 taken, 5.000 back.
    expect(await desk.close(desk.an, 106_000)).toMatchObject({ expected: 106_000 })
  })

  test('after the till was closed leaves the next one, and the closed one stays as it was counted', async () => {
    const { ids, dossierId, payment } = await paid(5_000)
    const before = await desk.close(desk.an, 105_000)
    const { publicId } = await desk.askRefund(desk.binh, payment.publicId, ids, 'owed')
    await desk.decide(desk.head, publicId)
    const next = await desk.open(desk.binh, 20_000)
    await desk.payOut(desk.binh, publicId)
    expect((await findUnpaid(desk.province.db, dossierId)).map(({ state }) => state)).toEqual(['owed'])
    const sums = await sumTills(desk.province.db, [before.id, next.id])
    expect(sums.get(before.id)).toEqual({ payments: 1, taken: 5_000, refunds: 0, paidBack: 0 })
    expect(sums.get(next.id)).toEqual({ payments: 0, taken: 0, refunds: 1, paidBack: 5_000 })
    // Owed again, and paid again.
    await desk.take(desk.binh, ids, 5_000)
  })

  test('is not approved by whoever took it, though another asked', async () => {
    const { ids, payment } = await paid(5_000)
    const { publicId } = await desk.askRefund(desk.binh, payment.publicId, ids, 'owed')
    await expect(desk.decide(desk.an, publicId)).rejects.toThrow('own-deed')
  })

  test('is asked for once at a time, however many ask at once, and again after a refusal', async () => {
    const { ids, payment } = await paid(5_000)
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => desk.askRefund(desk.binh, payment.publicId, ids, 'owed')))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [open] = await listRefunds(desk.province.db, payment.id)
    await desk.decide(desk.head, open?.publicId ?? '', 'Không đúng lý do')
    const { publicId } = await desk.askRefund(desk.binh, payment.publicId, ids, 'owed')
    await desk.decide(desk.head, publicId)
    await desk.payOut(desk.an, publicId)
    await expect(desk.payOut(desk.an, publicId)).rejects.toThrow('refund-state')
    await expect(desk.askRefund(desk.binh, payment.publicId, ids, 'owed')).rejects.toThrow('payment-missing')
    expect((await listRefunds(desk.province.db, payment.id)).map(({ state }) => state)).toEqual(['refused', 'done'])
  })

  test('goes back once, however many pay it out at once', async () => {
    const { ids, payment } = await paid(5_000)
    const { publicId } = await desk.askRefund(desk.binh, payment.publicId, ids, 'owed')
    await desk.decide(desk.head, publicId)
    await desk.open(desk.binh, 50_000)
    const both = [desk.an, desk.binh, desk.an, desk.binh]
    const tries = await Promise.allSettled(both.map((who) => desk.payOut(who, publicId)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { rows } = await sql<{ type: string }>`select type from audit.event
      where type ~ '^(refund|charge.reopened)' order by id`.execute(desk.province.db)
    expect(rows.map(({ type }) => type)).toEqual(['refund.asked', 'refund.approved', 'refund.done', 'charge.reopened'])
  })

  test('that could not go back may be asked for again', async () => {
    const { ids, payment } = await paid(5_000)
    const { publicId } = await desk.askRefund(desk.binh, payment.publicId, ids, 'owed', 'transfer')
    await desk.decide(desk.head, publicId)
    await expect(desk.payOut(desk.an, publicId)).rejects.toThrow('refund-missing')
    await desk.fail(publicId)
    await desk.askRefund(desk.binh, payment.publicId, ids, 'owed')
  })
})
