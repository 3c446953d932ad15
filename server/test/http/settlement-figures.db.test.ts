/** Need: whoever sees figures sees until when they are counted, what each counts, and which dossiers (KH 1107 II.5). */
import type { BehindFigure, SettlementFigures } from '@motcua/contracts/settlement-figures.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFacts } from '../../src/jobs/project-facts.ts'
import { dayOf } from '../../src/kernel/civil-day.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let home: Office
let other: Office
beforeAll(async () => {
  http = await startHttp()
  const [first, second] = officesOf(http)
  if (!first || !second) throw new Error('no two communes')
  ;[home, other] = [first, second]
  await staffOffices(http, [home, other])
})
afterAll(async () => http.stop())

const DAYS = 'from=2021-06-01&until=2021-06-30'
async function asked<T>(office: Office, address: string): Promise<T> {
  const { text } = await (await asRole(http, 'agency_head', office.name)).call('GET', `/api/figures/${address}`)
  return JSON.parse(text) as T
}
const received = ({ total }: SettlementFigures) => total.find(({ metric }) => metric === 'received')?.value

test('what is not read yet is not counted, and the figures say so by the clock that is shown; then it is', async () => {
  const clerk = await asRole(http, 'reception', home.name)
  const { body: { id: person } } = await openPerson(clerk, 1)
  const procedure = http.province.catalogue.on('2021-06-25').find(home.procedure)?.publicId ?? ''
  const body = await intakeBody(clerk, procedure, person, { communeId: home.territory.publicId })
  const { status, body: { id } } = await clerk.call('POST', '/api/dossiers', { body })
  expect(status).toBe(201)
  const before = await asked<SettlementFigures>(home, `settlement?${DAYS}`)
  expect(received(before)).toBe(0)
  expect(dayOf(new Date(before.freshAt))).toBe(dayOf(http.province.clock.now()))
  expect(new Date(before.freshAt).getTime()).toBeLessThan(http.province.clock.now().getTime())

  await expect.poll(async () => {
    await projectFacts(http.province)
    return received(await asked<SettlementFigures>(home, `settlement?${DAYS}`))
  }).toBe(1)
  const behind = await asked<BehindFigure>(home, `settlement/dossiers?metric=received&${DAYS}`)
  expect(behind).toMatchObject({ items: [{ id }], next: null })
})

test('the form comes as a file in the name of whoever may see it, and not with its days reversed', async () => {
  const head = await asRole(http, 'agency_head', home.name)
  const kinds = { xlsx: 'spreadsheetml.sheet', docx: 'wordprocessingml.document', pdf: 'pdf' }
  for (const [format, kind] of Object.entries(kinds)) {
    const file = await head.call('GET', `/api/figures/settlement/report?${DAYS}&format=${format}`)
    expect(file).toMatchObject({
      status: 200,
      headers: {
        'cache-control': 'private, no-store',
        'content-disposition': `attachment; filename="II.06a-2021-06-01-2021-06-30.${format}"`,
      },
    })
    expect(file.headers['content-type']).toMatch(new RegExp(`${kind.replace('.', '\\.')}$`))
    expect(file.text).toMatch(format === 'pdf' ? /^%PDF-/ : /^PK/)
  }
  expect(await head.call('GET', '/api/figures/settlement/report?from=2021-06-02&until=2021-06-01&format=pdf'))
    .toMatchObject({ status: 422, body: { code: 'days-reversed' } })
  expect(await head.call('GET', `/api/figures/settlement/report?${DAYS}&format=exe`)).toMatchObject({ status: 400 })
})

test('nobody sees what another agency settles', async () => {
  expect(received(await asked<SettlementFigures>(other, `settlement?${DAYS}`))).toBe(0)
  expect(await asked<BehindFigure>(other, `settlement/dossiers?metric=received&${DAYS}`)).toEqual({ items: [], next: null })
})

test('the sum is what the rows add up to, by whatever they are told apart', async () => {
  for (const by of ['sector', 'agency', 'level', 'channel']) {
    const { total, items } = await asked<SettlementFigures>(home, `settlement?${DAYS}&by=${by}`)
    expect(items.length).toBe(1)
    expect(items[0]?.values).toEqual(total)
  }
})
