/** Need (part C4): whoever runs a section reconciles a day at the desk, and sees no money of another section. */
import { randomUUID } from 'node:crypto'
import type { DayOfMoney, DayReconciled, StatementRead } from '@motcua/contracts/reconciliation.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiveMoney } from '../../src/modules/payments/public.ts'
import { PAPER_GATEWAY } from '../portal-fees.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

const DAY = '2021-06-25'
let http: HttpServer
let head: Caller
let stranger: Caller
let section: Office['seats']['reception']
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  section = (offices as [Office])[0].seats.reception
  ;[head, stranger] = [await asRole(http, 'one_stop_head', 'commune'), await asRole(http, 'one_stop_head', 'department')]
})
afterAll(() => http.stop())

const look = async (who: Caller, day = DAY) =>
  (await who.call('GET', `/api/payments/day?on=${day}`)).body as unknown as DayOfMoney
const post = (who: Caller, path: string, body: object = {}) =>
  who.call('POST', `/api/payments/${path}`, { body, key: randomUUID() })
const read = async (who: Caller, unitId: string, lines: string) => post(who, 'statements', {
  unitId, content: Buffer.from(`Ngày,Mã giao dịch,Số tiền,Nội dung\n${lines}`).toString('base64'),
})

test('a statement is read whole, its money of nobody is listed, and settled with a reason, once', async () => {
  const { sections: [own] } = await look(head)
  const unitId = own?.unitId ?? ''
  const faulty = await read(head, unitId, '31/02/2021,FT1,5000,a\n25/06/2021,FT2,"1,5",b\n')
  expect((faulty.body as unknown as StatementRead).faults).toEqual([
    { row: 1, column: 'Ngày', text: 'Ngày không có thật. Ghi như 25/06/2021.' },
    { row: 2, column: 'Số tiền', text: 'Số tiền phải là số nguyên đồng.' },
  ])
  expect((await look(head)).items).toEqual([])

  const early = await read(head, unitId, '25/06/2021,FT1,5000,a\n26/06/2021,FT2,5000,b\n')
  expect((early.body as unknown as StatementRead).faults).toEqual([
    { row: 2, column: 'Ngày', text: 'Ngày này chưa tới. Kiểm tra lại ngày, tháng trong tệp.' },
  ])

  const lines = '25/06/2021,FT1,5000,Không rõ\n25/06/2021,FT2,7000,Không rõ\n'
  const whole = await read(head, unitId, lines)
  expect(whole.body).toEqual({ lines: 2, known: 0, faults: [] })
  expect((await read(head, unitId, lines)).body).toEqual(whole.body)
  const { sections: [theirs] } = await look(stranger)
  const elsewhere = await read(stranger, theirs?.unitId ?? '', lines)
  expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'statement-of-other-unit'])
  // Saved anew it is another file; its lines are the same.
  const anew = await read(stranger, theirs?.unitId ?? '', `24/06/2021,FT0,1,\n${lines}`)
  expect([anew.status, (anew.body as unknown as StatementRead).lines]).toEqual([200, 0])
  expect((anew.body as unknown as StatementRead).faults.map(({ row, column }) => [row, column]))
    .toEqual([[2, 'Mã giao dịch'], [3, 'Mã giao dịch']])
  const changed = await read(head, unitId, '25/06/2021,FT1,99999,Không rõ\n')
  expect(changed.body).toEqual({ lines: 0, known: 0, faults: [{
    row: 1, column: 'Số tiền',
    text: 'Mã giao dịch này đã được đọc với số tiền khác. Hãy tải lại sao kê và kiểm tra với ngân hàng.',
  }] })
  const done = await post(head, 'reconciliation', { day: DAY })
  expect(done.body as unknown as DayReconciled).toEqual({ ours: 0, gateway: null, statement: 12_000, open: 2 })
  const { items, sums } = await look(head)
  expect(sums).toMatchObject({ ours: 0, gateway: null, statement: 12_000 })
  expect(items.map(({ kind, reference, theirs, state }) => [kind, reference, theirs, state])).toEqual([
    ['unmatched', `${DAY}/FT1`, 5_000, 'open'], ['unmatched', `${DAY}/FT2`, 7_000, 'open'],
  ])

  const settle = async (who: Caller, why: string) => {
    const { status, body } = await post(who, `differences/${items[0]?.id ?? ''}/settlement`, { why })
    return [status, (body as { code?: string }).code]
  }
  expect(await settle(stranger, 'Của tôi')).toEqual([404, 'difference-missing'])
  expect((await settle(head, ' ​ '))[0]).toBe(400)
  expect(await settle(head, 'Tiền thuê nhà, đã chuyển trả')).toEqual([200, undefined])
  expect(await settle(head, 'Lần nữa')).toEqual([409, 'difference-state'])
  expect((await look(head)).items[0]).toMatchObject({ state: 'settled', why: 'Tiền thuê nhà, đã chuyển trả' })
})

test('money of another section is not shown, nor read in for it; pages follow each other', async () => {
  expect((await look(stranger)).items).toEqual([])
  expect((await read(stranger, section.publicId, '25/06/2021,FT9,5000,a\n')).status).toBe(422)
  const first = (await head.call('GET', `/api/payments/day?on=${DAY}&limit=1`)).body as unknown as DayOfMoney
  const next = (await head.call('GET', `/api/payments/day?on=${DAY}&limit=1&cursor=${first.next ?? ''}`)).body as unknown as DayOfMoney
  expect([...first.items, ...next.items].map(({ reference }) => reference)).toEqual([`${DAY}/FT1`, `${DAY}/FT2`])
  expect(next.next).toBeNull()
})

test('a day to come is not reconciled, and its events say who did what', async () => {
  const { status, body } = await post(head, 'reconciliation', { day: '2021-12-31' })
  expect([status, (body as { code?: string }).code]).toEqual([422, 'day-not-over'])
  const { rows } = await sql<{ type: string }>`select type from audit.event
    where type in ('statement.read', 'day.reconciled', 'difference.settled') order by id`.execute(http.province.database.owner)
  expect(rows.map(({ type }) => type)).toEqual(['statement.read', 'day.reconciled', 'difference.settled'])
})

const TOLD = { source: 'gateway', reference: 'GD900001', bill: 'MCZZZZZZZZZZ', amount: 9_000 } as const
const findTold = async (who: Caller) => (await look(who)).items.find(({ reference }) => reference === TOLD.reference)
const reverse = async (who: Caller, id: string, why = 'Mã không có') => {
  const { status, body } = await post(who, `differences/${id}/reversal`, { why })
  return [status, (body as { code?: string }).code]
}

test('nothing is sent back where there is no gateway to send it: it stays open, to be settled by hand', async () => {
  await http.province.inOneGo((ctx) => receiveMoney(ctx, { ...TOLD, cameAt: ctx.now }))
  expect(await reverse(head, (await findTold(head))?.id ?? '')).toEqual([409, 'gateway-missing'])
  expect(await findTold(head)).toMatchObject({ state: 'open', reversal: null })
  // Lines of the account did not come through the gateway.
  const line = (await look(head)).items.find(({ kind, state }) => kind === 'unmatched' && state === 'open')
  expect(await reverse(head, line?.id ?? '')).toEqual([409, 'reversal-not-for-this'])
})

test('money that the gateway told of and that paid nothing is sent back by the head, and shown to go', async () => {
  const other = await startHttp({ gateway: PAPER_GATEWAY })
  try {
    await staffOffices(other, officesOf(other))
    const keeper = await asRole(other, 'one_stop_head', 'commune')
    await other.province.inOneGo((ctx) => receiveMoney(ctx, { ...TOLD, cameAt: ctx.now }))
    const id = (await findTold(keeper))?.id ?? ''
    expect((await reverse(keeper, id, ' '))[0]).toBe(400)
    expect(await reverse(keeper, id)).toEqual([200, undefined])
    expect(await reverse(keeper, id)).toEqual([409, 'reversal-open'])
    expect(await findTold(keeper)).toMatchObject({ state: 'open', reversal: 'asked' })
  } finally {
    await other.stop()
  }
})
