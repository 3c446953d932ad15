/**
 * Need (part C5, R19): whoever stands at the counter sees what waits there, for how long and on which shelf; what goes
 * by post does not lie there unless the post brought it back; what nobody fetched goes to the archive on its day.
 */
import { randomUUID } from 'node:crypto'
import type { ShelfPage } from '@motcua/contracts/shelf.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { doSteps, handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let clerk: Caller
let stranger: Caller
const lying: string[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  ;[clerk, stranger] = [await asRole(http, 'reception', 'commune'), await asRole(http, 'reception', 'other-commune')]
  for (const nth of [0, 1, 2]) {
    const { dossier } = await handIn(http, commune, nth)
    await doSteps(http, commune, dossier, [
      ['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval'], ['clerk', 'result'],
    ])
    lying.push(dossier)
  }
})
afterAll(() => http.stop())

const shelf = async (by: Caller, state = 'here') =>
  (await by.call('GET', `/api/shelf?state=${state}`)).body as unknown as ShelfPage
const send = (by: Caller, path: string, body: object = {}, key = randomUUID()): Promise<Got> =>
  by.call('POST', `/api/${path}`, { body, key })
const told = async (dossier: string) => (await sql<{ type: string }>`
  select type from audit.event where data ->> 'dossier' = ${dossier}
    and type in ('dossier.result-shelved', 'dossier.result-archived', 'dossier.result-fetched') order by id`.execute(http.province.database.owner)).rows.map(({ type }) => type)
/** The same press three times. */
async function thrice(path: string, body: object = {}): Promise<void> {
  const key = randomUUID()
  const first = await send(clerk, path, body, key)
  const again = [await send(clerk, path, body, key), await send(clerk, path, body, key)]
  expect(again.map(({ text }) => text)).toEqual([first.text, first.text])
}
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]

test('what waits is told with place, age and the day of the archive; what goes by post only when it came back', async () => {
  const [here, posted, back] = lying
  const { owner } = http.province.database
  await sql`update dossiers.dossier set delivery = 'post', delivery_address = 'Số 1' where public_id in (${posted}, ${back})`
    .execute(owner)
  await sql`
    insert into post.shipment (code, kind, dossier_id, section_id, carrier_id, party_name, address, place_id, place_text, fee, cod,
      state, ordered_at, ordered_by, ended_at)
    select 'BCCCCCCCCCCC', 'delivery', id, receives_at_id, 1, 'Nguyễn Thị Kín', 'Số 1', 1, 'Xã Mẫu', 0, 0, 'returned',
      '2021-06-25T02:00:00Z', 1, '2021-06-25T03:00:00Z' from dossiers.dossier where public_id = ${back}`.execute(owner)
  expect((await send(clerk, `dossiers/${here}/shelf`, { place: ' Kệ A, ngăn 3 ' })).status).toBe(200)
  http.province.clock.set('2021-06-30T09:00+07:00')
  const { items } = await shelf(clerk)
  expect(items.map(({ dossierId, place, days, archiveOn, isDue, cameBack }) =>
    ({ dossierId, place, days, archiveOn, isDue, cameBack }))).toEqual([
    { dossierId: here, place: 'Kệ A, ngăn 3', days: 5, archiveOn: '2021-12-22', isDue: false, cameBack: false },
    { dossierId: back, place: null, days: 5, archiveOn: '2021-12-22', isDue: false, cameBack: true },
  ])
  expect((await shelf(stranger)).items).toEqual([])
  for (const path of [`dossiers/${here}/shelf-label.pdf`, 'shelf/list.pdf?state=here'])
    expect((await clerk.call('GET', `/api/${path}`)).text).toMatch(/^%PDF/)
  expect(codeOf(await stranger.call('GET', `/api/dossiers/${here}/shelf-label.pdf`))).toEqual([404, 'dossier-unknown'])
  expect(codeOf(await send(stranger, `dossiers/${here}/shelf`, { place: 'Kệ B' }))).toEqual([404, 'dossier-unknown'])
  expect(codeOf(await send(clerk, `dossiers/${here}/shelf`, { place: ' ' }))).toEqual([400, 'body-invalid'])
})

test('it goes to the archive on its day, is told apart there, and comes back for whoever comes', async () => {
  const [here = ''] = lying
  expect(codeOf(await send(clerk, 'shelf/archivings', { dossiers: [here] }))).toEqual([409, 'shelf-term-runs'])
  http.province.clock.set('2021-12-22T08:00+07:00')
  expect(codeOf(await send(stranger, 'shelf/archivings', { dossiers: [here] }))).toEqual([404, 'dossier-unknown'])
  expect((await send(clerk, 'shelf/archivings', { dossiers: [here] })).status).toBe(200)
  expect((await shelf(clerk)).items.map(({ dossierId }) => dossierId)).not.toContain(here)
  expect((await shelf(clerk, 'archived')).items).toMatchObject([{ dossierId: here, place: null, isDue: false }])
  expect((await clerk.call('GET', '/api/shelf/list.pdf?state=archived')).text).toMatch(/^%PDF/)
  expect((await send(clerk, `dossiers/${here}/shelf-return`)).status).toBe(200)
  expect((await shelf(clerk, 'archived')).items).toEqual([])
})

test('what the post is to bring, or lost, is not archived by its address, and the refusal names the dossier', async () => {
  const [here = '', , back = ''] = lying
  const { owner } = http.province.database
  const parcelStands = async (state: string) => {
    await sql`update post.shipment set state = ${state},
      ended_at = case when ${state} in ('lost', 'returned') then ordered_at else null end
      where code = 'BCCCCCCCCCCC'`.execute(owner)
  }
  const numberOf = async (dossier: string) => (await sql<{ number: string }>`
    select number from dossiers.dossier where public_id = ${dossier}`.execute(owner)).rows[0]?.number ?? ''
  const number = await numberOf(back)
  for (const [state, code] of [['ordered', 'result-ordered'], ['lost', 'result-lost']] as const) {
    await parcelStands(state)
    expect((await shelf(clerk)).items.map(({ dossierId }) => dossierId)).not.toContain(back)
    const refused = await send(clerk, 'shelf/archivings', { dossiers: [here, back] })
    expect([...codeOf(refused), refused.body.detail.startsWith(`${number}: `)]).toEqual([409, code, true])
    expect((await shelf(clerk, 'archived')).items).toEqual([])
  }
  await parcelStands('returned')
  expect((await send(clerk, 'shelf/archivings', { dossiers: [here] })).status).toBe(200)
  const again = await send(clerk, 'shelf/archivings', { dossiers: [here, back] })
  expect([codeOf(again), again.body.detail.startsWith(`${await numberOf(here)}: `)]).toEqual([[409, 'result-in-archive'], true])
  expect((await send(clerk, `dossiers/${here}/shelf-return`)).status).toBe(200)
})

test('each deed done three times by one press is done once', async () => {
  const [, , back = ''] = lying
  await thrice(`dossiers/${back}/shelf`, { place: 'Kệ C' })
  await thrice('shelf/archivings', { dossiers: [back] })
  await thrice(`dossiers/${back}/shelf-return`)
  expect(await told(back)).toEqual(['dossier.result-shelved', 'dossier.result-archived', 'dossier.result-fetched'])
})
