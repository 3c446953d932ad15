/**
 * Need (part C4; R9, R18): a financial duty, more that is asked for with a supplement and with the result, and cash
 * over the counter in one walk; and the police of a commune, which receive at a desk of their own, take money there.
 */
import { randomUUID } from 'node:crypto'
import type { CashDesk, CashTaken, Owed } from '@motcua/contracts/cash.ts'
import type { DossierFees } from '@motcua/contracts/fees.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paidHandler } from '../../src/jobs/resume-paid.ts'
import { ok } from '../../src/kernel/result.ts'
import { openBill, receiveMoney } from '../../src/modules/payments/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { act, doSteps, handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let clerk: Caller
let head: Caller
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune] = offices as [Office]
  ;[clerk, head] = [await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'commune')]
})
afterAll(() => http.stop())

const post = async (caller: Caller, path: string, body: object = {}) => {
  const { status, body: said } = await caller.call('POST', path, { body, key: randomUUID() })
  return { status, said: said as unknown as { code?: string; id: string } }
}
async function done(caller: Caller, path: string, body: object = {}) {
  const { status, said } = await post(caller, path, body)
  if (status > 299) throw new Error(`${path}: ${JSON.stringify(said)}`)
  return said
}
/** What is paid lets its dossier go on, as the worker does. */
async function hearPaid(dossierId: bigint): Promise<void> {
  const { rows } = await sql<{ id: bigint; data: { charge: string; payment: string } }>`select id, data from audit.event
    where type = 'charge.paid' and dossier_id = ${dossierId} order by id`.execute(http.province.db)
  for (const event of rows)
    await http.province.inOneGo(async (ctx) => {
      await paidHandler(http.province).handle(ctx, { ...event, type: 'charge.paid', dossierId } as never)
      return ok(null)
    })
}
/** A booklet and an open till for whoever takes the money. */
async function openTill(cashier: Caller, keeper: Caller): Promise<void> {
  const { body: { places } } = await cashier.call('GET', '/api/cash/desk') as unknown as { body: CashDesk }
  const unitId = places[0]?.unitId ?? ''
  const { body: { id: holderId } } = await cashier.call('GET', '/api/session')
  await done(keeper, '/api/cash/booklets', { unitId, form: '01BLP2-001', symbol: 'AA-21P', first: 1, last: 50, holderId })
  await done(cashier, '/api/cash/till', { unitId, start: 0 })
}
const owedOf = async (cashier: Caller, number: string) => {
  const { body: { charges } } = await cashier.call('GET', `/api/cash/owed/${number}`) as unknown as { body: Owed }
  return charges.filter(({ state }) => state === 'owed')
}
/** Pays all that is owed; answers how much it was. */
async function pay(cashier: Caller, number: string): Promise<number> {
  const owed = await owedOf(cashier, number)
  const amount = owed.reduce((sum, one) => sum + (one.amount ?? 0), 0)
  const taken = await done(cashier, '/api/cash/payments', {
    charges: owed.map(({ id }) => id), amount, given: amount, payer: 'Nguyễn Thị Mẫu',
  }) as unknown as CashTaken
  return taken.amount
}

test('a duty and what is asked for with a supplement are paid together at the counter, what the result costs before it', async () => {
  const { dossier, number } = await handIn(http, commune, 0)
  const { rows: [row] } = await sql<{ id: bigint }>`select id from dossiers.dossier where public_id = ${dossier}`
    .execute(http.province.db)
  const dossierId = row?.id ?? 0n
  const raise = (moment: string, amount: number, by = clerk) => post(by, `/api/dossiers/${dossier}/charges`, {
    moment, kind: 'phi', name: `Phí thêm ${String(amount)}`, amount, source: 'Biểu mức thu của xã', why: 'Thêm bản sao',
  })
  const fees = async (by = clerk) =>
    (await by.call('GET', `/api/dossiers/${dossier}/fees`)).body as unknown as DossierFees
  // Neither with a supplement that nobody asked for, nor with a result that is not there; nor by an officer.
  for (const moment of ['supplement', 'return'])
    expect(await raise(moment, 1_000)).toMatchObject({ status: 409, said: { code: 'fee-moment-wrong' } })
  expect((await fees()).mayRaise).toEqual([])
  const officer = await asRole(http, 'officer', commune.name)
  expect((await raise('supplement', 1_000, officer)).status).toBe(404)

  const component = 'giay-chung-sinh'
  await doSteps(http, commune, dossier, [['officer', 'supplement-request', { components: [{ component, reason: 'Bản chụp mờ' }] }]])
  expect((await fees()).mayRaise).toEqual(['supplement'])
  expect((await raise('supplement', 12_000)).status).toBe(204)
  const { rows: [told] } = await sql<{ data: unknown; for: boolean }>`
    select e.data, e.for_person_id is not null as for from audit.event e
    where e.dossier_id = ${dossierId} and e.type = 'dossier.fee-raised'`.execute(http.province.db)
  const raised = (await fees()).charges.find(({ moment }) => moment === 'supplement')
  expect(raised).toMatchObject({ amount: 12_000, state: 'owed', why: 'Thêm bản sao', source: 'Biểu mức thu của xã' })
  expect(told).toEqual({ data: { charge: raised?.id, moment: 'supplement', amount: 12_000 }, for: true })
  // Worked out anew, what a rule asked for is replaced, and what was asked for by hand stays.
  await done(clerk, `/api/dossiers/${dossier}/fees`, { facts: {}, why: 'Đếm lại' })
  expect((await fees()).charges.find(({ id }) => id === raised?.id)?.state).toBe('owed')
  const files = [(await upload(clerk, pdfOf(randomUUID()))).body.id]
  expect((await act(clerk, dossier, 'supplement', { components: [{ component, files }] })).status).toBe(200)

  const stateOf = async () => (await clerk.call('GET', `/api/dossiers/${dossier}`)).body.state
  const asked = await act(officer, dossier, 'payment-request', { amount: 30_000, reason: 'Theo thông báo của cơ quan thuế' })
  expect([asked.status, await stateOf()]).toEqual([200, 'awaiting-payment'])
  await openTill(clerk, head)
  const charges = (await owedOf(clerk, number)).map(({ id }) => id)
  const bill = await http.province.inOneGo((ctx) => openBill(ctx, { charges, payer: 'Nguyễn Thị Mẫu', minutes: 30 }))
  expect(await pay(clerk, number)).toBe(42_000)
  expect((await fees()).cameInVain).toEqual([])
  await http.province.inOneGo((ctx) => receiveMoney(ctx, {
    source: 'gateway', reference: 'FT-42', bill: bill.reference, amount: 42_000, cameAt: ctx.now,
  }))
  expect((await fees()).cameInVain).toEqual([{ amount: 42_000, on: '2021-06-25', fate: 'kept' }])
  await hearPaid(dossierId)
  expect(await stateOf()).toBe('in-progress')

  expect((await act(officer, dossier, 'proposal', { outcome: 'settle' })).status).toBe(200)
  await doSteps(http, commune, dossier, [['agency_head', 'approval'], ['clerk', 'result']])
  expect((await fees()).mayRaise).toEqual(['return'])
  for (const amount of [5_000, 9_000]) expect((await raise('return', amount)).status).toBe(204)
  const giveOut = () => act(clerk, dossier, 'return', { how: 'counter', proof: 'signed' })
  expect([(await fees()).isHeld, (await giveOut()).status]).toEqual([true, 409])
  const mistaken = (await fees()).charges.find(({ amount }) => amount === 9_000)?.id
  const takeBack = (by: Caller) =>
    post(by, `/api/dossiers/${dossier}/charge-cancellation`, { charge: mistaken, why: 'Ghi nhầm' })
  expect([(await takeBack(clerk)).status, (await takeBack(head)).status]).toEqual([404, 204])
  expect(await pay(clerk, number)).toBe(5_000)
  expect([(await fees()).isHeld, (await giveOut()).status, (await fees()).mayRaise]).toEqual([false, 200, []])
  expect(await raise('return', 1_000)).toMatchObject({ status: 409, said: { code: 'dossier-over' } })
})

test('asked for twice with one key, after each other or in one moment, it is asked once and told once', async () => {
  const { dossier } = await handIn(http, commune, 9)
  const component = 'giay-chung-sinh'
  await doSteps(http, commune, dossier, [['officer', 'supplement-request', { components: [{ component, reason: 'Bản chụp mờ' }] }]])
  const raise = async (amount: number, key: string) => (await clerk.call('POST', `/api/dossiers/${dossier}/charges`, {
    key, body: { moment: 'supplement', kind: 'phi', name: 'Phí thêm', amount, source: 'Biểu mức thu', why: 'Thêm bản' },
  })).status
  const [first, second] = [randomUUID(), randomUUID()]
  expect([await raise(3_000, first), await raise(3_000, first)]).toEqual([204, 204])
  expect(await Promise.all([raise(4_000, second), raise(4_000, second)])).toEqual([204, 204])
  // Another amount under the same key is a mistake.
  expect(await raise(5_000, first)).toBe(422)
  const { charges } = (await clerk.call('GET', `/api/dossiers/${dossier}/fees`)).body as unknown as DossierFees
  expect(charges.filter(({ source }) => source !== null).map(({ amount }) => amount)).toEqual([3_000, 4_000])
  const { rows } = await sql<{ amount: number }>`select (e.data->>'amount')::float8 as amount from audit.event e
    join dossiers.dossier d on d.id = e.dossier_id where d.public_id = ${dossier} and e.type = 'dossier.fee-raised'
    order by e.id`.execute(http.province.db)
  expect(rows.map(({ amount }) => amount)).toEqual([3_000, 4_000])
})

test('the police of a commune give out booklets and take money at their own desk, by the people of the data', async () => {
  const section = http.province.unit('cq:ubnd-xa-18856:cong-an')
  const { rows } = await sql<{ role: string; username: string }>`select g.role, a.username from identity.staff_grant g
    join identity.account a on a.id = g.account_id where g.unit_id = ${section.id}`.execute(http.province.database.owner)
  const as = (role: string) => http.asUser(rows.find((one) => one.role === role)?.username ?? '')
  const [cashier, keeper, elsewhere] = [await as('cashier'), await as('one_stop_head'), clerk]
  const { body: desk } = await cashier.call('GET', '/api/cash/desk') as unknown as { body: CashDesk }
  expect(desk.places.map(({ unitId }) => unitId)).toEqual([section.publicId])
  await openTill(cashier, keeper)
  const { dossier, number } = await handIn(http, commune, 7)
  await sql`insert into payments.charge (dossier_id, unit_id, moment, kind, name, amount, why, state, raised_at, raised_by)
    select id, ${section.id}, 'reception', 'le-phi', 'Lệ phí cư trú', 20000, 'TT 75/2022', 'owed', received_at, 1
    from dossiers.dossier where public_id = ${dossier}`.execute(http.province.database.owner)
  expect((await owedOf(elsewhere, number)).map(({ name }) => name)).not.toContain('Lệ phí cư trú')
  expect(await pay(cashier, number)).toBe(20_000)
})
