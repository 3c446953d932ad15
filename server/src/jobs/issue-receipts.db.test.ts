/** Need (part C4): money that came online has a receipt, numbered without a gap, and it is a paper of its dossier. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CashDesk, openCashDesk } from '../../test/cash-desk.ts'
import { ok } from '../kernel/result.ts'
import { textOf } from '../modules/documents/slips/golden/read-paper.ts'
import { printReceiptPapers, printReceiptsOfDossier } from '../modules/dossiers/public.ts'
import { endRefund, findReceipt, giveBooklet, listReceiptsOf, takePayment } from '../modules/payments/public.ts'
import { receiptHandler } from './issue-receipts.ts'

let desk: CashDesk
beforeAll(async () => { desk = await openCashDesk() })
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

let last = 0
async function paidBy(way: 'online' | 'transfer' | 'cash', ...amounts: readonly number[]) {
  const raised = await desk.raise(...amounts)
  const { payment } = await pay(way, raised.ids, amounts)
  return { ...raised, payment: payment.publicId }
}
const pay = (way: 'online' | 'transfer' | 'cash', charges: readonly string[], amounts: readonly number[]) => {
  last += 1
  return desk.province.inOneGo((ctx) => takePayment(ctx, {
    charges, unitId: desk.unitId, way, amount: amounts.reduce((sum, one) => sum + one, 0), payer: 'Trần Thị Mẫu',
    paidAt: ctx.now, reference: way === 'cash' ? null : `FT${String(last)}`,
  }))
}
const hear = (type: string, data: Record<string, string>) => desk.province.inOneGo(async (ctx) => {
  const heard = { type, data, dossierId: null } as unknown as Parameters<ReturnType<typeof receiptHandler>['handle']>[1]
  await receiptHandler(desk.province).handle(ctx, heard)
  return ok(null)
})
const numbersOf = async (dossierId: bigint) =>
  (await listReceiptsOf(desk.province.db, dossierId)).map(({ number, issuedBy }) => [number, issuedBy])

test('what comes online or by transfer gets the next number of the section, and cash its own receipt', async () => {
  await desk.book(null, 1, 3)
  await desk.book(desk.an, 51, 60)
  const [one, two, cash] = [await paidBy('online', 5_000), await paidBy('transfer', 7_000), await paidBy('cash', 9_000)]
  for (const { payment } of [one, two, cash, one]) await hear('payment.taken', { payment })
  expect([await numbersOf(one.dossierId), await numbersOf(two.dossierId), await numbersOf(cash.dossierId)])
    .toEqual([[[1, null]], [[2, null]], []])
})

test('without a booklet there is none, and with the first one what has none yet gets its own, as far as it reaches', async () => {
  const paid = [await paidBy('online', 5_000), await paidBy('online', 6_000), await paidBy('online', 7_000)]
  await hear('payment.taken', { payment: paid[0]?.payment ?? '' })
  expect(await numbersOf(paid[0]?.dossierId ?? 0n)).toEqual([])
  const booklet = await desk.book(null, 11, 12)
  await hear('booklet.opened', { booklet: booklet.publicId })
  expect(await Promise.all(paid.map(({ dossierId }) => numbersOf(dossierId)))).toEqual([[[11, null]], [[12, null]], []])
})

test('money that goes back takes its receipt with it; what stays has another, and nothing waits behind it', async () => {
  await desk.book(null, 1, 9)
  const [part, whole] = [await paidBy('online', 5_000, 3_000), await paidBy('online', 6_000)]
  for (const { payment } of [part, whole]) await hear('payment.taken', { payment })
  const goBack = async (payment: string, charge: string) => {
    const refund = await desk.askRefund(desk.an, payment, [charge], 'cancelled', 'online')
    await desk.decide(desk.head, refund.publicId)
    await desk.province.inOneGo((ctx) =>
      endRefund(ctx, { refund: refund.publicId, isReached: () => true, reference: `HT-${payment}` }))
  }
  await goBack(part.payment, part.ids[0] ?? '')
  await goBack(whole.payment, whole.ids[0] ?? '')
  const stands = async (dossierId: bigint) => (await listReceiptsOf(desk.province.db, dossierId))
    .map(({ number, amount, voidedAt, replacesNumber }) => [number, amount, voidedAt !== null, replacesNumber])
  expect(await stands(part.dossierId)).toEqual([[1, 8_000, true, null], [3, 3_000, false, 1]])
  expect(await stands(whole.dossierId)).toEqual([[2, 6_000, true, null]])
  const next = await paidBy('online', 7_000)
  await hear('booklet.opened', { booklet: (await desk.book(null, 11, 12)).publicId })
  expect(await numbersOf(next.dossierId)).toEqual([[4, null]])
})

test('money that went back before there was a booklet has no receipt, and nobody waits for it', async () => {
  const gone = await paidBy('online', 5_000)
  const refund = await desk.askRefund(desk.an, gone.payment, gone.ids, 'cancelled', 'online')
  await desk.decide(desk.head, refund.publicId)
  await desk.province.inOneGo((ctx) =>
    endRefund(ctx, { refund: refund.publicId, isReached: () => true, reference: 'HT-2' }))
  const next = await paidBy('online', 6_000)
  await hear('booklet.opened', { booklet: (await desk.book(null, 1, 9)).publicId })
  expect([await numbersOf(gone.dossierId), await numbersOf(next.dossierId)]).toEqual([[], [[1, null]]])
})

test('payments that are heard of at once, and twice, have one receipt each and no number between them is left out', async () => {
  await desk.book(null, 1, 50)
  const paid = []
  for (let nth = 0; nth < 12; nth += 1) paid.push(await paidBy('online', 5_000))
  await Promise.all([...paid, ...paid].map(({ payment }) => hear('payment.taken', { payment })))
  const numbers = await Promise.all(paid.map(({ dossierId }) => numbersOf(dossierId)))
  expect(numbers.every((all) => all.length === 1)).toBe(true)
  expect(numbers.flat().map(([number]) => Number(number)).sort((a, b) => a - b))
    .toEqual(Array.from({ length: 12 }, (_, nth) => nth + 1))
})

test('a booklet that is opened later gives receipts for the last 31 days, and for nothing before', async () => {
  const old = await paidBy('online', 5_000)
  desk.province.clock.set('2021-06-25T09:01+07:00')
  const young = await paidBy('online', 6_000)
  // 31 days after the second, to the minute.
  desk.province.clock.set('2021-07-26T09:01+07:00')
  await hear('booklet.opened', { booklet: (await desk.book(null, 1, 9)).publicId })
  expect([await numbersOf(old.dossierId), await numbersOf(young.dossierId)]).toEqual([[], [[1, null]]])
})

test('a booklet of a cashier gives none, and an electronic one is given to nobody', async () => {
  await desk.book(desk.an, 1, 50)
  const one = await paidBy('online', 5_000)
  await hear('payment.taken', { payment: one.payment })
  expect(await numbersOf(one.dossierId)).toEqual([])
  const { publicId: booklet } = await desk.book(null, 51, 60)
  await expect(desk.province.inOneGo((ctx) => giveBooklet(ctx, { booklet, isReached: () => true, holderId: desk.an })))
    .rejects.toThrow('booklet-electronic')
})

test('a dossier shows its own lines of a receipt, and not for whom else somebody paid', async () => {
  await desk.book(null, 1, 9)
  const [first, second] = [await desk.raise(5_000), await desk.raise(8_000)]
  const { payment } = await pay('online', [...first.ids, ...second.ids], [13_000])
  await hear('payment.taken', { payment: payment.publicId })
  const text = async (pdf: Uint8Array | undefined) => (await textOf(pdf ?? new Uint8Array())).replaceAll(/\s+/g, ' ')
  const own = await text(await printReceiptsOfDossier(desk.province, first.dossierId))
  expect(own).toContain('Số: 0000001')
  expect(own).toContain('5.000 đ')
  expect(own).not.toContain('8.000 đ')
  expect(own).not.toContain('13.000 đ')
  expect(own).toContain('còn thu cho 1 hồ sơ khác')
  expect(own).toContain('Biên lai điện tử')
  const { rows: [row] } = await sql<{ publicId: string }>`select public_id from payments.receipt`.execute(desk.province.db)
  const receipt = await findReceipt(desk.province.db, row?.publicId ?? '')
  const whole = await text(receipt && await printReceiptPapers(desk.province, [receipt]))
  expect(whole).toContain('13.000 đ')
  expect(await printReceiptsOfDossier(desk.province, 1n)).toBeUndefined()
})
