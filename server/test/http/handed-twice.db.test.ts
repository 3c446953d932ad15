/** Need (plan, F10; KH 1107 II.3.3): whoever directs units sees which papers people hand in again there, of a month. */
import { randomUUID } from 'node:crypto'
import type { HandedTwice } from '@motcua/contracts/handed-twice.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeFacts } from '../../src/modules/reporting/public.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson, passScans, pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let home: Office
let other: Office
let component: string
beforeAll(async () => {
  http = await startHttp()
  const [first, second] = officesOf(http)
  if (!first || !second) throw new Error('no two communes')
  ;[home, other] = [first, second]
  await staffOffices(http, [home, other])
  const clerk = await asRole(http, 'reception', home.name)
  const { body: { id: applicantId } } = await openPerson(clerk, 1)
  const version = http.province.catalogue.on('2021-06-25').find(home.procedure)
  component = version?.content.components.find(({ isForm, handling, required }) =>
    !isForm && handling === 'submit' && required === 'always')?.id ?? expect.fail('nothing is handed in')
  const content = pdfOf('the same paper')
  for (const moment of ['2021-06-24T09:00+07:00', '2021-06-25T09:00+07:00']) {
    http.province.clock.set(moment)
    const body = await intakeBody(clerk, version?.publicId ?? '', applicantId, { communeId: home.territory.publicId })
    const { body: { id: file } } = await upload(clerk, content)
    await passScans(clerk, [file])
    const components = body.components.map((one) => one.component === component ? { ...one, files: [file] } : one)
    const { status, text } = await clerk.call('POST', '/api/dossiers', {
      key: randomUUID(), body: { ...body, components, confirmedDouble: true },
    })
    expect([status, text]).toEqual([201, expect.any(String)])
  }
  const { rows } = await sql<{ id: bigint }>`select id from dossiers.dossier`.execute(http.province.db)
  // Other tests write in this cluster, and hold back which events may be read.
  await vi.waitUntil(async () => {
    const ids = rows.map(({ id }) => id)
    await http.province.db.transaction().execute((tx) => makeFacts(tx, http.province.clock.now(), ids))
    return (await sql`select from reporting.fact`.execute(http.province.db)).rows.length === 2
  }, { timeout: 60_000, interval: 50 })
})
afterAll(async () => http.stop())

const JUNE = 'from=2021-06-01&until=2021-06-30'
async function asked(office: Office, query = JUNE) {
  const head = await asRole(http, 'agency_head', office.name)
  const { status, text } = await head.call('GET', `/api/figures/handed-twice?${query}`)
  return { status, ...JSON.parse(text) as HandedTwice & { readonly code?: string } }
}

test('the same file handed in with two dossiers is told once, to whoever directs the unit that settles', async () => {
  const { items } = await asked(home)
  const one = items.find((item) => item.component === component)
  expect(one).toMatchObject({ handed: 2, sameFile: 1, sameNumber: 0, sameText: 0, perhaps: 0, issued: 0 })
  expect(one?.name).not.toBe(component)
  expect((await asked(other)).items).toEqual([])
  expect((await asked(home, 'from=2021-06-01&until=2021-06-24')).items).toEqual([])
})

test('a unit that one does not direct has nothing, and there must be one', async () => {
  const unit = home.seats.agency_head.publicId
  expect((await asked(home, `${JUNE}&unit=${unit}`)).items).toHaveLength(1)
  expect((await asked(other, `${JUNE}&unit=${unit}`)).items).toEqual([])
  expect(await asked(home, `${JUNE}&unit=${randomUUID()}`)).toMatchObject({ status: 404, code: 'not-found' })
})

test('days reversed and more than a month are refused', async () => {
  expect(await asked(home, 'from=2021-06-02&until=2021-06-01')).toMatchObject({ status: 422, code: 'days-reversed' })
  expect(await asked(home, 'from=2021-05-31&until=2021-07-01')).toMatchObject({ status: 422, code: 'figures-beyond-month' })
  expect((await asked(home, 'from=2021-06-01&until=2021-07-01')).status).toBe(200)
})
