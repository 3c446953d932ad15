/** Need (part C4): receipts are numbered from booklets without a gap, and what is wrong is voided by two and stays. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CashDesk, openCashDesk } from '../../../test/cash-desk.ts'
import { momentOn } from '../../kernel/work-calendar.ts'
import { countNumbersLeft, findReceipt, findUnpaid, listReceipts, listToVoid } from './public.ts'

let desk: CashDesk
beforeAll(async () => { desk = await openCashDesk() })
afterAll(() => desk.province.drop())
beforeEach(async () => {
  await desk.empty()
  await desk.open(desk.an, 0)
})

const receiptOf = async (id: string) => {
  const found = await findReceipt(desk.province.db, id)
  if (!found) throw new Error('no receipt')
  return found
}
async function paid(...amounts: number[]) {
  const raised = await desk.raise(...amounts)
  const taken = await desk.take(desk.an, raised.ids, amounts.reduce((sum, amount) => sum + amount, 0))
  return { ...raised, ...taken }
}
const numbers = async () => (await sql<{ number: number }>`select number from payments.receipt order by number`
  .execute(desk.province.db)).rows.map(({ number }) => number)

describe('a receipt', () => {
  test('is of the payment, with its lines, under the next number of a booklet of whoever takes the money', async () => {
    await desk.book(desk.binh, 1, 50)
    const { ids } = await desk.raise(5_000)
    await expect(desk.take(desk.an, ids, 5_000)).rejects.toThrow('no-booklet')
    await desk.book(desk.an, 51, 100)
    const one = await desk.take(desk.an, ids, 5_000)
    expect(one.receipt.number).toBe(51)
    const two = await paid(6_000, 7_000)
    expect(await receiptOf(two.receipt.publicId)).toMatchObject({
      number: 52, payer: 'Nguyễn Mẫu', amount: 13_000, form: '01BLP2-001', symbol: 'AA-21P', way: 'cash',
      lines: [
        { name: 'Phí 1', amount: 6_000, dossier: String(two.dossierId) },
        { name: 'Phí 2', amount: 7_000, dossier: String(two.dossierId) },
      ],
    })
  })

  test('is not given where no number is left, and then no money is taken; the next booklet is taken by itself', async () => {
    await desk.book(desk.an, 1, 2)
    await paid(1_000)
    await paid(1_000)
    const { ids, dossierId } = await desk.raise(1_000)
    await expect(desk.take(desk.an, ids, 1_000)).rejects.toThrow('booklet-exhausted')
    expect(await findUnpaid(desk.province.db, dossierId)).toHaveLength(1)
    await desk.book(desk.an, 11, 12)
    expect((await desk.take(desk.an, ids, 1_000)).receipt.number).toBe(11)
    expect(await countNumbersLeft(desk.province.db, desk.an, desk.unitId)).toBe(1)
  })

  test('has a number of its own among 50 at once of one booklet, without a gap', async () => {
    await desk.book(desk.an, 1, 1_000)
    const raised = await Promise.all(Array.from({ length: 50 }, () => desk.raise(1_000)))
    await Promise.all(raised.map(({ ids }) => desk.take(desk.an, ids, 1_000)))
    expect(await numbers()).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  })

  test('of 50 at once that run over into the next booklet leaves no number of the first one behind', async () => {
    await desk.book(desk.an, 1, 20)
    await desk.book(desk.an, 101, 200)
    const raised = await Promise.all(Array.from({ length: 50 }, () => desk.raise(1_000)))
    await Promise.all(raised.map(({ ids }) => desk.take(desk.an, ids, 1_000)))
    expect(await numbers()).toEqual([
      ...Array.from({ length: 20 }, (_, index) => index + 1), ...Array.from({ length: 30 }, (_, index) => index + 101),
    ])
  })

  test('given anew has a number of its own, too, among 50 at once that no till puts in a row', async () => {
    await desk.book(desk.an, 1, 70)
    await desk.book(desk.an, 101, 200)
    const old: string[] = []
    for (let count = 0; count < 50; count += 1) {
      const { receipt } = await paid(1_000)
      await desk.askVoid(desk.an, receipt.publicId)
      await desk.decideVoid(desk.head, receipt.publicId)
      old.push(receipt.publicId)
    }
    await Promise.all(old.map((receipt) => desk.reissue(desk.an, receipt, 'Trần Mẫu')))
    expect(await numbers()).toEqual([
      ...Array.from({ length: 70 }, (_, index) => index + 1), ...Array.from({ length: 30 }, (_, index) => index + 101),
    ])
  })

  test('that is refused uses no number up', async () => {
    await desk.book(desk.an, 1, 10)
    const { ids } = await desk.raise(1_000)
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => desk.take(desk.an, ids, 1_000)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await paid(1_000)
    expect(await numbers()).toEqual([1, 2])
  })

  test('is found by its day, page by page, latest first', async () => {
    await desk.book(desk.an, 1, 10)
    for (let count = 0; count < 5; count += 1) await paid(1_000)
    const day = { unitId: desk.unitId, from: momentOn('2021-06-25', 0), before: momentOn('2021-06-26', 0), most: 3 }
    const first = await listReceipts(desk.province.db, { ...day, after: undefined })
    const last = first.at(-1)
    const second = await listReceipts(desk.province.db, { ...day, after: last && { at: last.issuedAt, id: last.id } })
    expect([...first, ...second].map(({ number }) => number)).toEqual([5, 4, 3, 2, 1])
    const other = { ...day, from: momentOn('2021-06-26', 0), before: momentOn('2021-06-27', 0), after: undefined }
    expect(await listReceipts(desk.province.db, other)).toEqual([])
  })
})

describe('a mistake on a receipt', () => {
  test('is voided by whoever did not issue it, and another number names it; the money stays', async () => {
    await desk.book(desk.an, 1, 10)
    const { receipt, dossierId } = await paid(5_000)
    await expect(desk.decideVoid(desk.head, receipt.publicId)).rejects.toThrow('receipt-state')
    await expect(desk.reissue(desk.an, receipt.publicId, 'Trần Mẫu')).rejects.toThrow('receipt-state')
    await desk.askVoid(desk.an, receipt.publicId)
    await expect(desk.askVoid(desk.binh, receipt.publicId)).rejects.toThrow('receipt-state')
    await expect(desk.decideVoid(desk.an, receipt.publicId)).rejects.toThrow('own-deed')
    expect(await listToVoid(desk.province.db, [desk.unitId], 10)).toHaveLength(1)
    await desk.decideVoid(desk.head, receipt.publicId)
    const again = await desk.reissue(desk.an, receipt.publicId, 'Trần Mẫu')
    await expect(desk.reissue(desk.an, receipt.publicId, 'Lê Mẫu')).rejects.toThrow('receipt-state')
    expect(await receiptOf(again.publicId)).toMatchObject({ number: 2, replacesNumber: 1, payer: 'Trần Mẫu' })
    expect(await receiptOf(receipt.publicId)).toMatchObject({ payer: 'Nguyễn Mẫu', voidedBy: desk.head })
    expect(await findUnpaid(desk.province.db, dossierId)).toEqual([])
    expect(await desk.close(desk.an, 5_000)).toMatchObject({ expected: 5_000 })
  })

  test('may turn out to be none', async () => {
    await desk.book(desk.an, 1, 10)
    const { receipt } = await paid(5_000)
    await desk.askVoid(desk.an, receipt.publicId)
    await desk.decideVoid(desk.head, receipt.publicId, false)
    expect(await receiptOf(receipt.publicId)).toMatchObject({ voidedAt: null, voidAskedAt: null, voidWhy: null })
  })

  test('is no way to delete a receipt, nor to change what it says', async () => {
    await desk.book(desk.an, 1, 10)
    await paid(5_000)
    await expect(sql`delete from payments.receipt`.execute(desk.province.db)).rejects.toThrow('permission denied')
    await expect(sql`update payments.receipt set amount = 1`.execute(desk.province.db)).rejects.toThrow('permission denied')
  })
})

describe('money that goes back', () => {
  test('voids the receipt, and what stays has another', async () => {
    await desk.book(desk.an, 1, 10)
    const { receipt, ids: [one = ''], payment } = await paid(5_000, 6_000)
    const { publicId } = await desk.askRefund(desk.an, payment.publicId, [one], 'cancelled')
    await desk.decide(desk.head, publicId)
    const done = await desk.payOut(desk.an, publicId)
    expect(done.receipt?.number).toBe(2)
    expect(await receiptOf(done.receipt?.publicId ?? '')).toMatchObject({ amount: 6_000, replacesNumber: 1 })
    expect(await receiptOf(receipt.publicId)).toMatchObject({ amount: 11_000, voidedBy: desk.head, isByRefund: true })
  })

  test('whole leaves no receipt, and none is given for it again', async () => {
    await desk.book(desk.an, 1, 10)
    const { receipt, ids, payment } = await paid(5_000)
    const { publicId } = await desk.askRefund(desk.binh, payment.publicId, ids, 'owed')
    await desk.decide(desk.head, publicId)
    expect((await desk.payOut(desk.an, publicId)).receipt).toBeNull()
    await expect(desk.reissue(desk.an, receipt.publicId, 'Trần Mẫu')).rejects.toThrow('receipt-state')
    expect(await desk.take(desk.an, ids, 5_000)).toMatchObject({ receipt: { number: 2 } })
  })
})

describe('a booklet', () => {
  test('has numbers that no other of the section has, closed ones included, however many are opened at once', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 5 }, (_, at) => desk.book(desk.an, 1 + at, 10 + at)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(desk.book(desk.an, 9, 8)).rejects.toThrow('numbers-reversed')
    const { publicId } = await desk.book(desk.an, 101, 110)
    await desk.closeBook(publicId)
    await expect(desk.book(desk.an, 110, 120)).rejects.toThrow('numbers-used')
    // Of the same series, whatever way it was typed.
    for (const symbol of ['aa-21p', 'ＡＡ-21P'])
      await expect(desk.book(desk.an, 105, 106, symbol)).rejects.toThrow('numbers-used')
    await desk.book(desk.an, 101, 110, 'AB-21P')
  })

  test('gives no number once it is closed', async () => {
    const { publicId } = await desk.book(desk.an, 1, 10)
    await desk.closeBook(publicId)
    await expect(desk.closeBook(publicId)).rejects.toThrow('booklet-closed')
    await expect(desk.closeBook(randomUUID())).rejects.toThrow('booklet-missing')
    const { ids } = await desk.raise(1_000)
    await expect(desk.take(desk.an, ids, 1_000)).rejects.toThrow('no-booklet')
  })
})
