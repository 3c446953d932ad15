/** Need (plan, F10): whoever directs sees how dossiers of a procedure go at the own units, and nothing of a few. */
import type { ProcessMap } from '@motcua/contracts/process-map.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFacts } from '../reporting-facts.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let home: Office
let other: Office
let address: string
beforeAll(async () => {
  http = await startHttp()
  const [first, second] = officesOf(http)
  if (!first || !second) throw new Error('no two communes')
  ;[home, other] = [first, second]
  await staffOffices(http, [home, other])
  address = `/api/procedures/${http.province.catalogue.version(1n).publicId}/process-map`
  const settled = { receivedAt: '2021-06-07T08:00+07:00', settledAt: '2021-06-10T16:00+07:00', channel: 'counter' } as const
  await addFacts(http.province.db, [
    ...Array.from({ length: 5 }, () => ({ ...settled, unitId: home.seats.agency_head.id })),
    ...Array.from({ length: 4 }, () => ({ ...settled, unitId: other.seats.agency_head.id })),
  ])
})
afterAll(async () => http.stop())

async function asked(office: Office, more = '') {
  const head = await asRole(http, 'agency_head', office.name)
  const { status, text } = await head.call('GET', `${address}?from=2021-06-01&until=2021-06-30${more}`)
  return { status, map: JSON.parse(text) as ProcessMap }
}

test('five that went the same way are told to whoever directs the unit, and to nobody else; four to nobody', async () => {
  const [five, four] = [await asked(home), await asked(other)]
  expect(five).toMatchObject({ status: 200, map: { cases: 5, leftOut: 0, variants: [{ cases: 5, share: 1 }] } })
  expect(four).toMatchObject({ status: 200, map: { cases: 0, leftOut: null, variants: [], activities: [] } })
})

test('of a unit that one does not direct there is nothing, and none that there is not', async () => {
  const unit = home.seats.agency_head.publicId
  expect((await asked(home, `&unit=${unit}`)).map.cases).toBe(5)
  expect(await asked(other, `&unit=${unit}`)).toMatchObject({ status: 200, map: { cases: 0, leftOut: 0 } })
  expect((await asked(home, '&unit=00000000-0000-4000-8000-000000000000')).status).toBe(404)
})

test('days reversed, more than a year, and a procedure that is none are refused', async () => {
  const head = await asRole(http, 'agency_head', home.name)
  const call = async (path: string) => {
    const { status, text } = await head.call('GET', path)
    return [status, (JSON.parse(text) as { code?: string }).code]
  }
  expect(await call(`${address}?from=2021-06-02&until=2021-06-01`)).toEqual([422, 'days-reversed'])
  expect(await call(`${address}?from=2020-06-01&until=2021-06-02`)).toEqual([422, 'figures-too-long'])
  expect(await call('/api/procedures/00000000-0000-4000-8000-000000000000/process-map')).toEqual([404, 'not-found'])
  expect((await call(address))[0]).toBe(200)
})
