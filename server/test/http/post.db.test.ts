/**
 * Need (part C5): the section orders and gives, the post takes and delivers; whoever carries sees whom, where, code and
 * fee, and nothing of what is in the parcel (QĐ 45/2016).
 */
import { randomUUID } from 'node:crypto'
import type { ManifestDetail, ParcelDraft, ParcelPage, ParcelsWaiting, SectionParcelPage } from '@motcua/contracts/post.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { doSteps, handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let [clerk, carrier, stranger]: Caller[] = []
let dossier: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  ;[clerk, carrier, stranger] = [
    await asRole(http, 'reception', 'commune'), await asRole(http, 'postal_staff', 'commune'),
    await asRole(http, 'reception', 'other-commune'),
  ]
  dossier = (await handIn(http, commune, 0)).dossier
  await doSteps(http, commune, dossier, [
    ['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval'], ['clerk', 'result'],
  ])
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const post = (caller: Caller | undefined, path: string, body: object = {}, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/post/${path}`, { body, key })
const get = async <T>(caller: Caller | undefined, path: string) =>
  (await by(caller).call('GET', `/api/${path}`)).body as unknown as T
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
/** All that a carrier may be told of a parcel, written from QĐ 45/2016 and not from the code. */
const OF_CARRIERS = [
  'address', 'attempts', 'cod', 'code', 'fee', 'id', 'kind', 'name', 'orderedAt', 'sectionId', 'sectionName', 'state',
]

test('a result goes by post: ordered, scanned out, scanned in, carried without its contents, delivered once', async () => {
  const draft = await get<ParcelDraft>(clerk, `dossiers/${dossier}/parcel-draft`)
  expect(draft).toMatchObject({ dossierId: dossier, kinds: ['delivery', 'pickup'] })
  const order = { dossierId: dossier, kind: 'delivery', address: 'Số 1 đường Mẫu', placeId: commune.territory.publicId, cod: 25_000 }
  expect(codeOf(await post(stranger, 'parcels', order))).toEqual([404, 'dossier-unknown'])
  expect(codeOf(await post(clerk, 'parcels', { ...order, cod: 2.5 }))).toEqual([400, 'body-invalid'])
  const key = randomUUID()
  const made = await post(clerk, 'parcels', order, key)
  expect((await post(clerk, 'parcels', order, key)).text).toBe(made.text)
  expect(codeOf(await post(clerk, 'parcels', order))).toEqual([409, 'shipment-open'])
  expect((await get<ParcelsWaiting>(clerk, 'post/waiting')).items).toEqual([])
  const [parcel] = (await get<SectionParcelPage>(clerk, 'post/parcels')).items
  expect(parcel).toMatchObject({ dossierId: dossier, state: 'ordered', cod: 25_000 })
  expect((await by(clerk).call('GET', `/api/post/parcels/${made.body.id}/label.pdf`)).text).toMatch(/^%PDF/)
  expect(codeOf(await by(stranger).call('GET', `/api/post/parcels/${made.body.id}/label.pdf`))).toEqual([404, 'shipment-unknown'])

  const sectionId = commune.seats.reception.publicId
  const { body: { id: manifest } } = await post(clerk, 'manifests', { sectionId, way: 'to-post' })
  expect(codeOf(await post(stranger, `manifests/${manifest}/scan`, { code: 'a' }))).toEqual([404, 'manifest-unknown'])
  const missing = await post(clerk, `manifests/${manifest}/closing`)
  expect(codeOf(missing)).toEqual([409, 'parcels-missing'])
  expect(missing.body.detail).toContain(parcel?.code)
  expect(codeOf(await post(clerk, `manifests/${manifest}/scan`, { code: 'BC2222222222' }))).toEqual([422, 'parcel-unknown'])
  expect((await post(clerk, `manifests/${manifest}/scan`, { code: parcel?.code.toLowerCase() })).status).toBe(200)
  expect(codeOf(await post(clerk, `manifests/${manifest}/scan`, { code: parcel?.code }))).toEqual([409, 'parcel-scanned-already'])
  expect(codeOf(await by(clerk).call('GET', `/api/post/manifests/${manifest}/sheet.pdf`))).toEqual([409, 'manifest-not-closed'])
  expect((await post(clerk, `manifests/${manifest}/closing`)).status).toBe(200)
  expect((await by(clerk).call('GET', `/api/post/manifests/${manifest}/sheet.pdf`)).text).toMatch(/^%PDF/)

  expect(await get<ManifestDetail>(carrier, `post/manifests/${manifest}`))
    .toMatchObject({ state: 'closed', items: [{ code: parcel?.code, isGiven: true, isTaken: false }] })
  await post(carrier, `manifests/${manifest}/scan`, { code: parcel?.code })
  expect((await post(carrier, `manifests/${manifest}/receipt`)).status).toBe(200)
  const { items } = await get<ParcelPage>(carrier, 'post/carrying')
  expect(items.map((item) => Object.keys(item).toSorted())).toEqual([OF_CARRIERS])
  expect(items).toMatchObject([{ id: made.body.id, state: 'in-transit', cod: 25_000 }])
  const seen = JSON.stringify([items, await get(carrier, `post/manifests/${manifest}`)])
  for (const secret of [draft.dossierNumber, dossier, 'khai sinh']) expect(seen.toLowerCase()).not.toContain(secret.toLowerCase())

  const delivery = { receiver: 'Nguyễn Thị Nhận', proof: 'signed' }
  expect(codeOf(await post(stranger, `carrying/${made.body.id}/delivery`, delivery))).toEqual([404, 'not-found'])
  const once = randomUUID()
  const done = await post(carrier, `carrying/${made.body.id}/delivery`, delivery, once)
  expect([done.status, (await post(carrier, `carrying/${made.body.id}/delivery`, delivery, once)).text]).toEqual([200, done.text])
  expect(codeOf(await post(carrier, `carrying/${made.body.id}/failure`, { why: 'other', note: '' }))).toEqual([409, 'shipment-moved-on'])
  expect((await by(clerk).call('GET', `/api/dossiers/${dossier}`)).body.state).toBe('returned')
})

test('whoever carries sees no dossier, and orders nothing', async () => {
  for (const path of [`dossiers/${dossier}/parcel-draft`, 'post/parcels', 'post/waiting'])
    expect(codeOf(await by(carrier).call('GET', `/api/${path}`))).toEqual([404, 'not-found'])
})
