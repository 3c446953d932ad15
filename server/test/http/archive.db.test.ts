/**
 * Need: a unit sees what it has to hand over, and its archive what came; nobody else sees either, and what is
 * downloaded is what was received (TT 13/2023/TT-BNV; Luật Lưu trữ 2011 Đ.9–12).
 */
import { randomUUID } from 'node:crypto'
import type { ArchiveBatchList, OverList } from '@motcua/contracts/archive.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openArchive, sha256Of } from '../close-dossiers.ts'
import { openDesk } from '../dossier-desk.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let archive: ReturnType<typeof openArchive>
let head: Caller
let clerk: Caller
let stranger: Caller
beforeAll(async () => {
  http = await startHttp()
  const [commune, other] = officesOf(http)
  if (!commune || !other) throw new Error('no communes')
  await staffOffices(http, [commune, other])
  const unit = http.province.directory.on('2021-06-25').byId(commune.seats.officer.id)
  archive = openArchive(openDesk(http.province), unit?.idOfData ?? '')
  ;[head, clerk, stranger] = [
    await asRole(http, 'agency_head', 'commune'), await asRole(http, 'clerk', 'commune'),
    await asRole(http, 'agency_head', 'other-commune'),
  ]
})
afterAll(async () => {
  archive.close()
  await http.stop()
})

const over = async (who = head) => (await who.call('GET', '/api/archive/dossiers')).body as unknown as OverList
const batches = async () => (await clerk.call('GET', '/api/archive/batches')).body as unknown as ArchiveBatchList

test('closed, packed, handed over, received: each sees what is theirs to do, and no more', async () => {
  const publicId = await archive.returned({ uploads: [] })
  expect(await over()).toMatchObject({ open: 1, late: 0, items: [{ dossierId: publicId, dueOn: '2022-06-25', package: null }] })
  expect((await over(stranger)).items).toEqual([])
  const close = async (body: object, who = head) => who.call('POST', '/api/archive/packages', { body, key: randomUUID() })
  const refused = await close({ dossierId: publicId })
  expect(refused).toMatchObject({ status: 422, body: { code: 'archive-incomplete' } })
  expect(JSON.stringify(refused.body)).toContain('/components/giay-chung-sinh')
  expect((await close({ dossierId: publicId, reason: 'Lưu bản giấy' }, stranger)).status).toBe(404)
  expect((await close({ dossierId: publicId, reason: 'Lưu bản giấy' })).status).toBe(201)
  await archive.pack()
  const id = (await over()).items[0]?.package?.id ?? ''
  expect((await clerk.call('GET', `/api/archive/packages/${id}/file`)).status).toBe(404) // not theirs yet
  const { status, body: { id: batch } } = await head.call('POST', '/api/archive/batches', { body: { packages: [id] }, key: randomUUID() })
  expect([status, (await over()).items]).toEqual([201, []])
  const [line] = (await batches()).items
  expect(line).toMatchObject({ id: batch, receivedAt: null, packages: [{ id, state: 'handed-over', retainUntil: null, seal: 'valid' }] })
  // The seal is that of the commune, as its certificate names it.
  expect(line?.packages[0]?.sealedBy).toBe(line?.unitName)
  // The worker of the test writes to the store of the province, the server reads its own.
  const sha256 = line?.packages[0]?.sha256 ?? ''
  const bytes = await archive.bytes(sha256)
  const bring = async () => http.storage.put(async function* whole() { yield await Promise.resolve(bytes) }(), 1e8)
  await bring()
  const sent = await clerk.call('GET', `/api/archive/packages/${id}/file`)
  expect([sent.status, sent.text.startsWith('PK')]).toEqual([200, true])
  const receive = async () => clerk.call('POST', `/api/archive/batches/${batch}/receipt`, { body: { refused: [] }, key: randomUUID() })

  // Changed in the only store there is: the receipt is not given, and names the package.
  expect(sha256Of(bytes)).toBe(sha256)
  await http.storage.remove(sha256, new Date('2100-01-01'))
  expect((await receive()).body).toMatchObject({ code: 'package-broken', errors: [{ pointer: `/packages/${id}` }] })
  await bring()
  expect((await receive()).status).toBe(200)
  expect((await batches()).items).toMatchObject([{ accepted: 1, refused: 0, packages: [{ state: 'kept', seal: 'valid' }] }])
  const { rows } = await sql<{ page: string; n: number }>`
    select page, cardinality(person_ids) as n from audit.read where page = 'archive-package'`.execute(http.province.database.owner)
  expect(rows).toEqual([{ page: 'archive-package', n: 1 }])
})

test('no event names a person', async () => {
  const { rows } = await sql<{ data: string }>`
    select data::text as data from audit.event where type like 'archive.%'`.execute(http.province.database.owner)
  expect([rows.length > 0, rows.filter(({ data }) => /Mẫu|0000849/.test(data))]).toEqual([true, []])
})
