/**
 * Need: whoever keeps the catalogue sees which document types may be the same, joins them from a day on, and maps
 * them to the national catalogue by days; what held before is not rewritten (KH 1107 II.2.7).
 */
import { randomUUID } from 'node:crypto'
import type { DocumentTypeList } from '@motcua/contracts/document-types.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller, HttpServer } from './as-user.ts'
import { startWithAdministrator } from './with-administrator.ts'

let http: HttpServer
let administrator: Caller
let stop: () => Promise<void>
beforeAll(async () => {
  ({ http, administrator, stop } = await startWithAdministrator())
  await sql`insert into catalogue.document_type (key, code, is_code_invented, name, is_reusable)
    values ('khai-sinh-cu', 'GT.CU.1', true, 'Khai sinh (bản sao)', true)`.execute(http.province.database.owner)
  await sql`update catalogue.revision set number = number + 1`.execute(http.province.database.owner)
  await http.province.catalogue.refresh()
})
afterAll(() => stop())

const [PATH, TODAY] = ['/api/document-types/alias', '2021-06-25']
const list = async () => (await administrator.call('GET', '/api/document-types')).body as unknown as DocumentTypeList
const post = async (body: object, key: string = randomUUID()) => administrator.call('POST', PATH, { body, key })
const refresh = () => http.province.catalogue.refresh()

test('a type called the same is found, joined once, and led to the one that goes on from that day', async () => {
  expect((await list()).doubles).toContainEqual({ why: 'name', types: ['giay-khai-sinh', 'khai-sinh-cu'] })
  const key = randomUUID()
  const body = { type: 'khai-sinh-cu', kind: 'same-as', text: 'giay-khai-sinh', from: '2021-07-01', reason: 'Một loại' }
  const [first, again] = [await post(body, key), await post(body, key)]
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id])
  await refresh()
  const meant = (day: string) => http.province.catalogue.typeMeantOn(day, 'khai-sinh-cu')
  expect([meant('2021-06-30'), meant('2021-07-01')]).toEqual(['khai-sinh-cu', 'giay-khai-sinh'])
  // What it meant until then it meant.
  const path = `/api/document-type-aliases/${first.body.id}/end`
  const end = async () => administrator.call('POST', path, { body: { from: '2021-08-01' }, key: randomUUID() })
  expect((await end()).status).toBe(200)
  expect(await end()).toMatchObject({ status: 409, body: { code: 'alias-ended' } })
  await refresh()
  expect([meant('2021-07-31'), meant('2021-08-01')]).toEqual(['giay-khai-sinh', 'khai-sinh-cu'])
})

test('a ring, another type that goes on, a day that is over and no reason are refused', async () => {
  const join = { kind: 'same-as', from: TODAY, reason: 'Một loại' }
  expect((await post({ ...join, type: 'giay-bao-tu', text: 'trich-luc-khai-tu' })).status).toBe(201)
  const refused = async (body: object) => (await post(body)).body.code
  expect(await refused({ ...join, type: 'trich-luc-khai-tu', text: 'giay-bao-tu' })).toBe('alias-of-itself')
  expect(await refused({ ...join, type: 'cccd', text: 'cccd' })).toBe('alias-of-itself')
  expect(await refused({ ...join, type: 'giay-bao-tu', text: 'cccd' })).toBe('alias-held')
  expect(await refused({ ...join, type: 'cccd', text: 'giay-uy-quyen', from: '2021-06-24' })).toBe('alias-day-over')
  expect(await refused({ kind: 'same-as', from: TODAY, type: 'cccd', text: 'giay-uy-quyen' })).toBe('reason-needed')
  expect(await refused({ ...join, type: 'cccd', text: 'khong-co' })).toBe('document-type-unknown')
})

test('a national code means one type a day, and is its code from then on', async () => {
  const map = (type: string, text: string, from: string) => post({ type, kind: 'national-code', text, from })
  expect((await map('giay-chung-sinh', 'KQ.G07.000122', '2021-07-01')).status).toBe(201)
  expect((await map('giay-chung-sinh', 'KQ.G07.000123', '2021-08-01')).body.code).toBe('alias-held')
  expect((await map('gcn-ket-hon', 'KQ.G07.000122', '2021-08-01')).body.code).toBe('alias-held')
  await refresh()
  const own = http.province.catalogue.documentType('giay-chung-sinh')?.code
  const code = (day: string) => http.province.catalogue.typeCodeOn(day, 'giay-chung-sinh')
  expect([code('2021-06-30'), code('2021-07-01')]).toEqual([own, 'KQ.G07.000122'])
})

test('another name is shown, and two joins at once leave one', async () => {
  await post({ type: 'cccd', kind: 'name', text: 'Chứng minh thư', from: TODAY })
  await refresh()
  const { items } = await list()
  expect(items.find(({ key }) => key === 'cccd')?.aliases).toMatchObject([{ kind: 'name', text: 'Chứng minh thư', isHeld: true }])
  const join = (type: string, text: string) => post({ type, kind: 'same-as', text, from: TODAY, reason: 'Một loại' })
  const [one, other] = await Promise.all([join('to-khai', 'giay-uy-quyen'), join('giay-uy-quyen', 'to-khai')])
  expect([one.status, other.status].sort()).toEqual([201, 422])
})

test('an import that says something else of a type begins a version and ends the one before', async () => {
  const versions = async () => (await sql<{ name: string; days: string }>`
    select v.name, valid::text as days from catalogue.document_type_version v join catalogue.document_type t
      on t.id = document_type_id where key = 'gcn-ket-hon' order by v.id`.execute(http.province.database.owner)).rows
  expect((await versions()).map(({ days }) => days)).toEqual([expect.stringMatching(/,\)$/)])
  await expect(sql`update catalogue.document_type_version set name = 'Khác'`.execute(http.province.db))
    .rejects.toThrow('permission denied')
})

test('national codes come from a table: tried first, told by row, taken as if typed, and not twice', async () => {
  const table = (...rows: readonly string[]) => Buffer.from(['Mã loại;Mã quốc gia;Từ ngày', ...rows].join('\n')).toString('base64')
  const send = async (content: string, isTrial: boolean, key: string = randomUUID()) =>
    administrator.call('POST', '/api/document-types/national-codes', { body: { content, isTrial }, key })
  const content = table('giay-bao-tu;QG.BT.1;1/7/2021', 'khong-co;QG.X;1/7/2021')
  const codes = async () => (await sql<{ text: string }>`select text from catalogue.document_type_alias
    where text = 'QG.BT.1'`.execute(http.province.database.owner)).rows
  const tried = await send(content, true)
  expect(tried).toMatchObject({ status: 200, body: {
    isTrial: true, taken: 1, before: 0, faulty: 1, faults: [{ row: 3, column: 'ownCode' }],
  } })
  expect(await codes()).toEqual([])
  const key = randomUUID()
  expect(await send(content, false, key)).toMatchObject({ status: 200, body: { isTrial: false, taken: 1 } })
  expect(await send(content, false, key)).toMatchObject({ status: 200 })
  await refresh()
  expect(await send(content, false)).toMatchObject({ status: 200, body: { isTrial: true, taken: 0, before: 1 } })
  expect(await codes()).toHaveLength(1)
  const { rows } = await sql<{ data: object }>`select data from audit.event where type = 'document-type.aliased'
    and data->>'text' = 'QG.BT.1'`.execute(http.province.database.owner)
  expect(rows).toEqual([{ data: { documentType: 'giay-bao-tu', kind: 'national-code', text: 'QG.BT.1', from: '2021-07-01' } }])
  expect(await send('U28KMQo=', true)).toMatchObject({ status: 200, body: { taken: 0 } })
})
