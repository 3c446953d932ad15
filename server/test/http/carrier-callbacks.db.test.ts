/** Need (part C5, bad input): nobody but the carrier says what became of a parcel, and that as often as it likes. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  CARRIER_CALLBACK, type CarrierCallback, type StandInCarrier, carrierCallbackOf, startStandInCarrier,
} from '../postal-carrier.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { layParcels } from './laid-parcels.ts'
import { type Office, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let carrier: StandInCarrier
beforeAll(async () => {
  carrier = await startStandInCarrier()
  http = await startHttp({ carrier: carrier.client })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const commune = offices[0] as Office
  await layParcels(http, commune, await handIn(http, commune, 0), await handIn(http, commune, 1))
})
afterAll(async () => {
  await http.stop()
  await carrier.stop()
})

let callers = 0
async function send({ headers, payload }: CarrierCallback, url = CARRIER_CALLBACK, remoteAddress?: string) {
  callers += 1
  const answer = await http.app.inject({
    method: 'POST', url, headers: { host: 'localhost', ...headers }, payload,
    remoteAddress: remoteAddress ?? `198.51.100.${String(callers)}`,
  })
  const { errorCode, code } = JSON.parse(answer.body) as { errorCode?: number; code?: string }
  return [answer.statusCode, errorCode ?? code]
}
const outcomes = async () => (await sql<{ outcome: string }>`select outcome from post.carrier_notice order by id`
  .execute(http.province.db)).rows.map(({ outcome }) => outcome)
const now = () => http.province.clock.now()

test('a word is kept, a repeat gets the same answer and is kept no more; an unknown parcel is told as heard', async () => {
  const word = carrier.happen('BCAAAAAAAAAA', 'FAILED', now(), { reason: 'ABSENT' })
  const callback = carrierCallbackOf(word)
  for (const each of [callback, carrierCallbackOf(word), callback]) expect(await send(each)).toEqual([200, 0])
  expect(await send(carrierCallbackOf(carrier.happen('BCZZZZZZZZZZ', 'DELIVERED', now())))).toEqual([200, 0])
  expect(await outcomes()).toEqual(['kept', 'known', 'known', 'parcel-unknown'])
  expect((await sql`select from post.carrier_event`.execute(http.province.db)).rows).toHaveLength(1)
})

test('what is forged, changed under way, sent to another door or long ago is not kept, and noted as such', async () => {
  const word = carrier.happen('BCAAAAAAAAAA', 'DELIVERED', now(), { receiverName: 'Nguyễn Thị Nhận', proof: 'SIGNATURE' })
  const good = carrierCallbackOf(word)
  const before = (await outcomes()).length
  const bad: readonly (readonly [string, CarrierCallback, string?])[] = [
    ['another key', carrierCallbackOf(word, { key: 'a key that somebody has thought of, of 40 signs' })],
    ['no signature', { ...good, headers: { 'content-type': 'application/json' } }],
    ['another receiver than was signed', { ...good, payload: good.payload.replace('Nhận', 'Khác') }],
    ['for another address', carrierCallbackOf(word, { path: '/api/payments/callback' })],
    ['a query that was not signed', good, `${CARRIER_CALLBACK}?a=1`],
    ['six minutes ago', carrierCallbackOf(word, { at: new Date(Date.now() - 6 * 60_000) })],
    ['in six minutes', carrierCallbackOf(word, { at: new Date(Date.now() + 6 * 60_000) })],
  ]
  for (const [what, callback, url] of bad) expect([what, await send(callback, url)]).toEqual([what, [401, 'callback-refused']])
  for (const body of [
    '', '[]', '{', 'null', JSON.stringify({ ...word, event: 'EATEN' }), JSON.stringify({ ...word, event: 'toString' }),
    JSON.stringify({ ...word, at: '2021-02-31T00:00:00+07:00' }), JSON.stringify({ ...word, at: 'yesterday' }),
    JSON.stringify({ ...word, eventNumber: 'x\u0000y' }), JSON.stringify({ ...word, orderNumber: null }),
    JSON.stringify({ ...word, receiverName: '<b>Ai</b>' }), JSON.stringify({ ...word, receiverName: 'x'.repeat(201) }),
  ]) expect([body, (await send(carrierCallbackOf(word, { body })))[0]]).toEqual([body, 401])
  expect((await outcomes()).slice(before)).toEqual([
    ...Array<string>(5).fill('forged'), 'stale', 'stale', ...Array<string>(12).fill('unreadable'),
  ])
  expect((await sql`select from post.carrier_event where news = 'delivered'`.execute(http.province.db)).rows).toEqual([])
})

test('whoever is refused too often is looked at no more for a while, and the carrier still is', async () => {
  const word = carrier.happen('BCAAAAAAAAAA', 'IN_TRANSIT', now())
  const forged = carrierCallbackOf(word, { key: 'k'.repeat(40) })
  const answers = []
  for (let nth = 0; nth < 65; nth += 1) answers.push((await send(forged, CARRIER_CALLBACK, '203.0.113.9'))[0])
  expect(answers).toEqual([...Array<number>(60).fill(401), ...Array<number>(5).fill(429)])
  expect(await send(carrierCallbackOf(word))).toEqual([200, 0])
})
