/**
 * Need: a counter receives what another commune settles, where the list lets it; who settles it stays, the reasons are
 * told, and heads see how often that is, by counter and procedure (KH 1107 II.4).
 */
import type { HandOverFigures } from '@motcua/contracts/hand-overs.ts'
import type { ElsewhereFigures, Whereabouts } from '@motcua/contracts/whereabouts.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let home: Office
let other: Office
let people = 0
beforeAll(async () => {
  http = await startHttp()
  const [first, second] = officesOf(http)
  if (!first || !second) throw new Error('no two communes')
  ;[home, other] = [first, second]
  await staffOffices(http, [home, other])
})
afterAll(async () => http.stop())

/** At the counter of an office, for somebody of the commune of `home`. */
async function receivedAt(office: Office): Promise<string> {
  const clerk = await asRole(http, 'reception', office.name)
  const { body: { id: person } } = await openPerson(clerk, people += 1)
  const procedure = http.province.catalogue.on('2021-06-25').find(home.procedure)?.publicId ?? ''
  const body = await intakeBody(clerk, procedure, person, { communeId: home.territory.publicId })
  const { status, text, body: { id } } = await clerk.call('POST', '/api/dossiers', { body })
  if (status !== 201) throw new Error(text)
  return id
}
const read = ({ text }: { text: string }) => JSON.parse(text) as unknown

test('another counter receives it, the commune settles it, each with its reason; and both are counted', async () => {
  await receivedAt(home)
  const dossier = await receivedAt(other)
  const clerk = await asRole(http, 'reception', other.name)
  const where = read(await clerk.call('GET', `/api/dossiers/${dossier}/whereabouts`)) as Whereabouts
  expect([where.isElsewhere, where.decides.unitName]).toEqual([true, home.seats.agency_head.name])
  expect(where.receives.reason).toContain('không phụ thuộc địa giới')
  expect(where.facts.map(({ label }) => label)).not.toContain('Nơi nộp do')

  const figures = async (office: Office, from = '2021-06-25') => read(
    await (await asRole(http, 'agency_head', office.name))
      .call('GET', `/api/figures/received-elsewhere?from=${from}&until=2021-06-30`)) as ElsewhereFigures
  const ofHome = await figures(home)
  expect(ofHome).toMatchObject({ received: 2, elsewhere: 1, share: 0.5 })
  expect(ofHome.sections.map(({ received, elsewhere }) => [received, elsewhere])).toEqual([[1, 1], [1, 0]])
  expect(ofHome.sections[0]?.name).toContain(other.seats.agency_head.name)
  expect(ofHome.items).toMatchObject([{ received: 2, elsewhere: 1 }])
  // Whoever received sees only what it has part in.
  expect(await figures(other)).toMatchObject({ received: 1, elsewhere: 1 })
  expect(await figures(home, '2021-06-26')).toMatchObject({ received: 0, share: null, sections: [], items: [] })
})

test('what is handed over electronically is counted in dossiers, by whoever handed over, against the target of the data', async () => {
  const dossier = await receivedAt(other)
  const officer = await asRole(http, 'officer', home.name)
  const path = `/api/dossiers/${dossier}`
  const { version } = read(await officer.call('GET', path)) as { version: number }
  const given = await officer.call('POST', `${path}/hand-over-receipt`, { body: {}, version })
  expect([given.status, given.text]).toEqual([200, given.text])

  const figures = async (office: Office, more = '') => read(
    await (await asRole(http, 'agency_head', office.name))
      .call('GET', `/api/figures/hand-overs?from=2021-06-25&until=2021-06-30${more}`)) as HandOverFigures
  const found = await figures(other)
  // Its originals went along on paper.
  expect(found).toMatchObject({ counts: 'dossiers', dossiers: 1, electronic: 0, share: 0, target: 0.8, legs: 1 })
  expect(found.units).toEqual([{ id: expect.any(String) as string, name: other.seats.agency_head.name }])
  const unitName = expect.stringContaining(other.seats.agency_head.name) as string
  expect(found.items).toMatchObject([{ dossiers: 1, unitName }])
  // One agency of those within reach; of another, nothing that is within reach.
  expect(await figures(other, `&unit=${found.units[0]?.id ?? ''}`)).toMatchObject({ dossiers: 1, electronic: 0 })
  const { publicId } = http.province.unit(home.seats.agency_head.idOfData)
  expect(await figures(other, `&unit=${publicId}`)).toMatchObject({ dossiers: 0, share: null, items: [] })
  expect(await figures(home)).toMatchObject({ dossiers: 0, units: [] })
})
