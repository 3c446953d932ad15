/** Need (part C4): cash over the counter by HTTP: what is owed, tills, receipts, and two who keep each other right. */
import { randomUUID } from 'node:crypto'
import type { CashBook, CashDesk, CashTaken, Owed, Receipts, Tills } from '@motcua/contracts/cash.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ok } from '../../src/kernel/result.ts'
import { raiseCharges } from '../../src/modules/payments/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let section: Office['seats']['reception']
let number: string
let dossierId: bigint
let holders: { clerk: string; head: string }
let [clerk, head, stranger]: Caller[] = []

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices as [Office]
  section = commune.seats.reception
  ;[clerk, head, stranger] = [
    await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'commune'),
    await asRole(http, 'one_stop_head', 'department'),
  ]
  const handed = await handIn(http, commune, 0)
  number = handed.number
  const { rows: [row] } = await sql<{ id: bigint }>`select id from dossiers.dossier where public_id = ${handed.dossier}`
    .execute(http.province.db)
  dossierId = row?.id ?? 0n
  const idOf = async (caller: Caller | undefined) => (await by(caller).call('GET', '/api/session')).body.id
  holders = { clerk: await idOf(clerk), head: await idOf(head) }
})
afterAll(() => http.stop())
beforeEach(async () => {
  await sql`truncate payments.till, payments.till_payment, payments.refund, payments.refund_item, payments.payment,
    payments.payment_item, payments.charge, payments.receipt, payments.booklet cascade`.execute(http.province.database.owner)
})

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const post = (caller: Caller | undefined, path: string, body: object = {}, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/cash/${path}`, { body, key })
const get = async <T>(caller: Caller | undefined, path: string) =>
  (await by(caller).call('GET', `/api/cash/${path}`)).body as unknown as T
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const idOf = ({ body }: Got) => (body as { id: string }).id

/** Fees of these amounts are asked for the dossier. */
async function raise(...amounts: number[]): Promise<string[]> {
  const fees = amounts.map((amount) =>
    ({ name: 'Phí bản sao', kind: 'phi' as const, amount, state: 'owed' as const, why: 'Theo TT 281/2016' }))
  const charges = await http.province.inOneGo(async (ctx) =>
    ok(await raiseCharges(ctx, { dossierId, unitId: section.id, moment: 'reception', fees })))
  return charges.map(({ publicId }) => publicId)
}
const booklet = (holderId: string, first: number, last: number) =>
  post(head, 'booklets', { unitId: section.publicId, form: '01BLP2-001', symbol: 'AA-21P', first, last, holderId })
const open = (caller: Caller | undefined, start = 100_000) => post(caller, 'till', { unitId: section.publicId, start })
const take = (charges: readonly string[], amount: number, given = amount, key = randomUUID()) =>
  post(clerk, 'payments', { charges, amount, given, payer: 'Nguyễn  Thị Mẫu' }, key)

describe('a cashier', () => {
  test('is asked about a sum with a nought too many, by the policy, and confirms it', async () => {
    await booklet(holders.clerk, 1, 50)
    const [charge = ''] = await raise(50_000)
    const till = { unitId: section.publicId, start: 200_000_001 }
    expect(codeOf(await post(clerk, 'till', till))).toEqual([409, 'sum-unusual'])
    expect((await open(clerk, 200_000)).status).toBe(201)
    const paid = { charges: [charge], amount: 50_000, given: 5_000_000, payer: 'Nguyễn Thị Mẫu' }
    // The same press, confirmed: the first one was undone and has used up neither its key nor a number.
    const key = randomUUID()
    expect(codeOf(await post(clerk, 'payments', paid, key))).toEqual([409, 'sum-unusual'])
    const { status, body } = await post(clerk, 'payments', { ...paid, isConfirmed: true }, key)
    expect([status, (body as unknown as CashTaken).number]).toEqual([201, '0000001'])
    const count = { counted: 2_500_000_000, why: null }
    expect(codeOf(await post(clerk, 'till/closing', count))).toEqual([409, 'sum-unusual'])
    expect(codeOf(await post(clerk, 'till/closing', { ...count, isConfirmed: true }))).toEqual([422, 'difference-untold'])
    const { body: desk } = await by(clerk).call('GET', '/api/cash/desk')
    const left = `tills/${(desk as unknown as CashDesk).till?.id ?? ''}/closing`
    expect(codeOf(await post(head, left, count))).toEqual([409, 'sum-unusual'])
    expect((await post(head, left, { counted: 250_000, why: null, isConfirmed: true })).status).toBe(200)
  })

  test('sees what a dossier owes by its number as one types it; the look is on record, others see nothing', async () => {
    await raise(8_000)
    const typed = encodeURIComponent(number.toLowerCase().replaceAll('-', ' '))
    const owed = await get<Owed>(clerk, `owed/${typed}`)
    expect(owed).toMatchObject({ number, charges: [{ name: 'Phí bản sao', amount: 8_000, state: 'owed' }] })
    expect(owed.applicantName).not.toBe('')
    const { rows } = await sql<{ page: string }>`select page from audit.read where dossier_id = ${dossierId}
      and page = 'cash'`.execute(http.province.db)
    expect(rows).toHaveLength(1)
    expect(codeOf(await by(stranger).call('GET', `/api/cash/owed/${number}`))).toEqual([404, 'dossier-unknown'])
    expect(codeOf(await by(clerk).call('GET', '/api/cash/owed/khong-co'))).toEqual([404, 'dossier-unknown'])
  })

  test('opens a till, takes money once for a press sent twice, gives a receipt, and counts', async () => {
    const charges = await raise(8_000, 12_000)
    expect(codeOf(await take(charges, 20_000))).toEqual([409, 'no-till'])
    const opening = randomUUID()
    const opened = [await post(clerk, 'till', { unitId: section.publicId, start: 100_000 }, opening),
      await post(clerk, 'till', { unitId: section.publicId, start: 100_000 }, opening)]
    expect(opened.map(({ status, text }) => [status, text])).toEqual([[201, opened[0]?.text], [201, opened[0]?.text]])
    expect(codeOf(await take(charges, 20_000))).toEqual([409, 'no-booklet'])
    await booklet(holders.clerk, 7, 50)
    const key = randomUUID()
    const first = await take(charges, 20_000, 50_000, key)
    expect([first.status, first.body]).toMatchObject([201, { number: '0000007', amount: 20_000, change: 30_000 }])
    expect((await take(charges, 20_000, 50_000, key)).text).toBe(first.text)
    expect(codeOf(await take(charges, 20_000))).toEqual([409, 'charge-state'])
    expect((await get<CashDesk>(clerk, 'desk')).till).toMatchObject({ payments: 1, numbersLeft: 43, isOfPastDay: false })
    expect(codeOf(await post(clerk, 'till/closing', { counted: 119_000, why: null }))).toEqual([422, 'difference-untold'])
    const closing = randomUUID()
    const closed = await post(clerk, 'till/closing', { counted: 119_000, why: 'Rách một tờ' }, closing)
    expect(closed.body).toMatchObject({ counted: 119_000, expected: 120_000, difference: -1_000 })
    expect((await post(clerk, 'till/closing', { counted: 119_000, why: 'Rách một tờ' }, closing)).text).toBe(closed.text)
    expect((await get<CashDesk>(clerk, 'desk')).till).toBeNull()
  })

  test('has the receipt as a PDF and in the list and the file of the day; others have neither', async () => {
    await booklet(holders.clerk, 1, 50)
    await open(clerk)
    const { receipt } = (await take(await raise(8_000), 8_000)).body as unknown as CashTaken
    const pdf = await by(clerk).call('GET', `/api/cash/receipts/${receipt}.pdf`)
    expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-'])
    expect(codeOf(await by(stranger).call('GET', `/api/cash/receipts/${receipt}.pdf`))).toEqual([404, 'not-found'])
    const { items, next } = await get<Receipts>(clerk, 'receipts?on=2021-06-25')
    expect(items).toMatchObject([{
      number: '0000001', payer: 'Nguyễn Thị Mẫu', amount: 8_000, state: 'standing', lines: [{ dossier: number }],
    }])
    expect(next).toBeNull()
    expect((await get<Receipts>(clerk, 'receipts?on=2021-06-24')).items).toEqual([])
    expect((await get<Receipts>(stranger, `receipts?unit=${section.publicId}`))).toMatchObject({ unitId: null, items: [] })
    const { text } = await by(clerk).call('GET', '/api/cash/receipts.csv')
    expect(text).toContain(`0000001`)
    expect(text).toContain(number)
  })

  test('pages through a day', async () => {
    await booklet(holders.clerk, 1, 50)
    await open(clerk)
    for (const charge of await raise(1_000, 1_000, 1_000)) await take([charge], 1_000)
    const first = await get<Receipts>(clerk, 'receipts?limit=2')
    const second = await get<Receipts>(clerk, `receipts?limit=2&cursor=${first.next ?? ''}`)
    expect([...first.items, ...second.items].map((one) => one.number)).toEqual(['0000003', '0000002', '0000001'])
    expect(second.next).toBeNull()
  })
})

describe('whoever runs a section', () => {
  test('gives booklets to those who take money there, and closes them', async () => {
    expect(codeOf(await booklet(randomUUID(), 1, 50))).toEqual([422, 'holder-unknown'])
    const made = await booklet(holders.clerk, 1, 50)
    expect(made.status).toBe(201)
    expect(codeOf(await booklet(holders.clerk, 50, 60))).toEqual([409, 'numbers-used'])
    expect(codeOf(await booklet(holders.clerk, 70, 60))).toEqual([422, 'numbers-reversed'])
    expect(codeOf(await post(stranger, `booklets/${idOf(made)}/closing`, { why: 'Mất' }))).toEqual([404, 'not-found'])
    const key = randomUUID()
    for (let twice = 0; twice < 2; twice += 1) {
      expect((await post(head, `booklets/${idOf(made)}/holder`, { holderId: holders.head }, key)).status).toBe(200)
    }
    const { places: [place] } = await get<CashBook>(head, 'book')
    expect(place?.booklets).toMatchObject([{ first: '0000001', next: '0000001', last: '0000050', left: 50, closedAt: null }])
    expect(place?.staff.map(({ id }) => id)).toEqual(expect.arrayContaining([holders.clerk, holders.head]))
    expect((await post(head, `booklets/${idOf(made)}/closing`, { why: 'Mất' })).status).toBe(200)
    expect(codeOf(await post(head, `booklets/${idOf(made)}/closing`, { why: 'Mất' }))).toEqual([409, 'booklet-closed'])
  })

  test('voids what another issued, once, and the clerk gives the receipt anew', async () => {
    await booklet(holders.clerk, 1, 50)
    await open(clerk)
    const { receipt } = (await take(await raise(8_000), 8_000)).body as unknown as CashTaken
    const asking = randomUUID()
    for (let twice = 0; twice < 2; twice += 1)
      expect((await post(clerk, `receipts/${receipt}/void-request`, { why: 'Sai tên' }, asking)).status).toBe(200)
    expect((await get<CashBook>(head, 'book')).places[0]?.receipts).toMatchObject([{ id: receipt, voidWhy: 'Sai tên' }])
    expect(codeOf(await post(stranger, `receipts/${receipt}/voiding`, { isVoid: true }))).toEqual([404, 'not-found'])
    const voiding = randomUUID()
    for (let twice = 0; twice < 2; twice += 1)
      expect((await post(head, `receipts/${receipt}/voiding`, { isVoid: true }, voiding)).status).toBe(200)
    expect(codeOf(await post(head, `receipts/${receipt}/voiding`, { isVoid: true }))).toEqual([409, 'receipt-state'])
    const key = randomUUID()
    const anew = await post(clerk, `receipts/${receipt}/reissue`, { payer: 'Trần Mẫu' }, key)
    expect([anew.status, anew.body]).toMatchObject([201, { number: '0000002' }])
    expect((await post(clerk, `receipts/${receipt}/reissue`, { payer: 'Trần Mẫu' }, key)).text).toBe(anew.text)
    const { items } = await get<Receipts>(head, 'receipts')
    expect(items.map((one) => [one.number, one.state, one.replaces])).toEqual([
      ['0000002', 'standing', '0000001'], ['0000001', 'void', null],
    ])
  })

  test('approves what another asked, and it is paid out once; then accepts the count', async () => {
    await booklet(holders.clerk, 1, 50)
    await open(clerk)
    const charges = await raise(8_000)
    await take(charges, 8_000)
    const { items: [receipt] } = await get<Receipts>(clerk, 'receipts')
    const asked = { payment: receipt?.payment, charges, chargesThen: 'cancelled', why: 'Thu nhầm' }
    const asking = randomUUID()
    const refund = await post(clerk, 'refunds', asked, asking)
    expect((await post(clerk, 'refunds', asked, asking)).text).toBe(refund.text)
    expect(codeOf(await post(clerk, 'refunds', asked))).toEqual([409, 'refund-open'])
    expect(codeOf(await post(stranger, 'refunds', asked))).toEqual([404, 'not-found'])
    expect(codeOf(await post(clerk, `refunds/${idOf(refund)}/payout`))).toEqual([409, 'refund-state'])
    expect((await get<CashBook>(head, 'book')).places[0]?.refunds).toMatchObject([{ amount: 8_000, state: 'asked' }])
    const deciding = randomUUID()
    for (let twice = 0; twice < 2; twice += 1) {
      const done = await post(head, `refunds/${idOf(refund)}/decision`, { isApproved: true, why: null }, deciding)
      expect(done.status).toBe(200)
    }
    expect((await get<CashDesk>(clerk, 'desk')).till?.refunds).toMatchObject([{ id: idOf(refund), state: 'approved' }])
    const paying = randomUUID()
    for (let twice = 0; twice < 2; twice += 1)
      expect((await post(clerk, `refunds/${idOf(refund)}/payout`, {}, paying)).body).toMatchObject({ receipt: null })
    await post(clerk, 'till/closing', { counted: 100_000, why: null })
    const [till] = (await get<CashBook>(head, 'book')).places[0]?.tills ?? []
    expect(till).toMatchObject({ difference: 0, isOwn: false })
    expect(codeOf(await post(stranger, `tills/${till?.id ?? ''}/acceptance`))).toEqual([404, 'not-found'])
    const accepting = randomUUID()
    for (let twice = 0; twice < 2; twice += 1)
      expect((await post(head, `tills/${till?.id ?? ''}/acceptance`, {}, accepting)).status).toBe(200)
    expect((await get<Tills>(head, 'tills')).items).toMatchObject([{ id: till?.id }])
    expect((await get<CashBook>(head, 'book')).places[0]?.tills).toEqual([])
  })

  test('counts the till of somebody who has gone', async () => {
    await open(clerk, 5_000)
    const [till] = (await get<CashBook>(head, 'book')).places[0]?.tills ?? []
    expect(codeOf(await post(head, `tills/${till?.id ?? ''}/acceptance`))).toEqual([409, 'till-state'])
    const key = randomUUID()
    for (let twice = 0; twice < 2; twice += 1) {
      const done = await post(head, `tills/${till?.id ?? ''}/closing`, { counted: 5_000, why: null }, key)
      expect(done.body).toMatchObject({ difference: 0 })
    }
  })
})
