/** Need (part C4, bad input): nobody but the gateway says that money has come, and that as often as it likes. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askGateway } from '../../src/jobs/ask-gateway.ts'
import { openBill, findBill } from '../../src/modules/payments/public.ts'
import { openLog } from '../../src/platform/log.ts'
import { stampOf } from '../../src/platform/partner/stamp.ts'
import { raise } from '../charges.ts'
import { CALLBACK, type Callback, type StandInGateway, callbackOf, startStandInGateway } from '../payment-gateway.ts'
import { type HttpServer, startHttp } from './as-user.ts'

let http: HttpServer
let gateway: StandInGateway
beforeAll(async () => {
  gateway = await startStandInGateway()
  http = await startHttp({ gateway: gateway.client })
})
afterAll(async () => {
  await http.stop()
  await gateway.stop()
})

let callers = 0
async function send({ headers, payload }: Callback, url = CALLBACK, remoteAddress?: string) {
  callers += 1
  const answer = await http.app.inject({
    method: 'POST', url, headers: { host: 'localhost', ...headers }, payload,
    remoteAddress: remoteAddress ?? `198.51.100.${String(callers)}`,
  })
  const { error_code: code, code: problem } = JSON.parse(answer.body) as { error_code?: number; code?: string }
  return [answer.statusCode, code ?? problem]
}
async function bill(amount: number) {
  const charges = await raise(http.province, [amount])
  return http.province.inOneGo((ctx) => openBill(ctx, {
    charges: charges.map(({ publicId }) => publicId), payer: 'Người nộp', minutes: 30,
  }))
}
const stateOf = async ({ publicId }: { publicId: string }) => (await findBill(http.province.db, publicId))?.state
const outcomes = async () => (await sql<{ outcome: string }>`select outcome from payments.notice order by id`
  .execute(http.province.db)).rows.map(({ outcome }) => outcome)
const now = () => http.province.clock.now()

test('a callback pays, and a repeat gets the same answer and pays nothing', async () => {
  const one = await bill(5_000)
  const money = gateway.pay(one.reference, 5_000, now())
  const callback = callbackOf(money)
  // Signed anew, as a gateway that heard no answer does, and just the same bytes once more.
  for (const each of [callback, callbackOf(money), callback]) expect(await send(each)).toEqual([200, 0])
  expect(await stateOf(one)).toBe('paid')
  expect(await outcomes()).toEqual(['taken', 'known', 'known'])
  const { rows } = await sql`select from payments.payment where reference = ${money.reference}`.execute(http.province.db)
  expect(rows).toHaveLength(1)
})

test('what is forged, changed under way, sent to another door or long ago pays nothing, and is kept as such', async () => {
  const one = await bill(5_000)
  const money = gateway.pay(one.reference, 5_000, now())
  const good = callbackOf(money)
  const before = (await outcomes()).length
  const bad: readonly (readonly [string, Callback, string?])[] = [
    ['another key', callbackOf(money, { key: 'a key that somebody has thought of, of 40 signs' })],
    ['no signature', { ...good, headers: { 'content-type': 'application/json' } }],
    ['an amount changed after it was signed', { ...good, payload: good.payload.replace('5000', '9000') }],
    ['a space more', { ...good, payload: `${good.payload} ` }],
    ['for another address', callbackOf(money, { path: '/api/payments/other' })],
    ['a query that was not signed', good, `${CALLBACK}?a=1`],
    ['another moment than was signed', { ...good, headers: { ...good.headers, 'x-thanh-toan-luc': '1' } }],
    ['six minutes ago', callbackOf(money, { at: new Date(Date.now() - 6 * 60_000) })],
    ['in six minutes', callbackOf(money, { at: new Date(Date.now() + 6 * 60_000) })],
  ]
  for (const [what, callback, url] of bad) expect([what, await send(callback, url)]).toEqual([what, [401, 'callback-refused']])
  const wire = { MaGiaoDich: 'X1', MaTraCuuTT: one.reference, SoTien: 5_000, ThoiGianGD: stampOf(now()) }
  for (const body of [
    '', '[]', '{', 'null', JSON.stringify({ ...wire, SoTien: 5_000.5 }), JSON.stringify({ ...wire, SoTien: '5000' }),
    JSON.stringify({ ...wire, SoTien: -5_000 }), JSON.stringify({ ...wire, SoTien: 0 }),
    JSON.stringify({ ...wire, SoTien: 1e300 }),
    JSON.stringify({ ...wire, ThoiGianGD: '20210231000000' }), JSON.stringify({ ...wire, MaGiaoDich: 'x\u0000y' }),
    JSON.stringify({ ...wire, MaGiaoDich: 'x'.repeat(101) }), JSON.stringify({ ...wire, MaTraCuuTT: null }),
  ]) expect([body, (await send(callbackOf(money, { body })))[0]]).toEqual([body, 401])
  expect(await stateOf(one)).toBe('open')
  const kept = (await outcomes()).slice(before)
  expect(kept).toEqual([
    ...Array<string>(7).fill('forged'), 'stale', 'stale', ...Array<string>(13).fill('unreadable'),
  ])
})

test('whoever is refused too often is looked at no more for a while, and the gateway still is', async () => {
  const one = await bill(5_000)
  const money = gateway.pay(one.reference, 5_000, now())
  const forged = callbackOf(money, { key: 'k'.repeat(40) })
  const before = (await outcomes()).length
  const answers = []
  for (let nth = 0; nth < 65; nth += 1) answers.push((await send(forged, CALLBACK, '203.0.113.9'))[0])
  expect(answers).toEqual([...Array<number>(60).fill(401), ...Array<number>(5).fill(429)])
  expect((await outcomes()).length - before).toBe(60)
  expect(await send(callbackOf(money))).toEqual([200, 0])
  expect(await stateOf(one)).toBe('paid')
})

test('money whose callback was lost is found by asking, once, and a gateway that is down is asked again', async () => {
  const [lost, unpaid] = [await bill(5_000), await bill(6_000)]
  gateway.pay(lost.reference, 5_000, now())
  const rooms = { ...http.province, log: openLog('silent') }
  const ask = () => askGateway(rooms, gateway.client, 5)
  expect(await ask()).toBe(0) // not before some minutes
  http.province.clock.set(new Date(now().getTime() + 6 * 60_000).toISOString())
  gateway.fail(503)
  expect(await ask()).toBe(0)
  expect(await stateOf(lost)).toBe('open')
  gateway.fail(200)
  expect(await ask()).toBeGreaterThanOrEqual(2)
  expect([await stateOf(lost), await stateOf(unpaid)]).toEqual(['paid', 'open'])
  expect(await ask()).toBe(0) // nor again within minutes
})
