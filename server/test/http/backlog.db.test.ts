/**
 * Need: an agency declares how many of its results are in force and lists them from a table, each once however often it
 * comes; what is wrong is told row by row before anything is taken; the share is counted by level and year (KH 1107
 * II.2.2, II.2.3).
 */
import { randomUUID } from 'node:crypto'
import type { BacklogImportAnswer, BacklogList, DigitisedFigures } from '@motcua/contracts/backlog.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tableReader } from '../../src/platform/table-file/open-table-reader.ts'
import type { Caller, HttpServer } from './as-user.ts'
import { asRole } from './offices.ts'
import { sampleXlsx } from '../sample-xlsx.ts'
import { startWithAdministrator } from './with-administrator.ts'

let http: HttpServer
let head: Caller
let controller: Caller
let stop: () => Promise<void>
let unitId: string
beforeAll(async () => {
  ({ http, stop } = await startWithAdministrator())
  ;[head, controller] = [await asRole(http, 'agency_head', 'commune'), await asRole(http, 'controller', 'commune')]
  unitId = (await list()).units[0]?.id ?? ''
})
afterAll(async () => {
  tableReader.close()
  await stop()
})

const TYPE = 'giay-khai-sinh'
const list = async () => (await head.call('GET', '/api/backlog')).body as unknown as BacklogList
const base64 = (text: string) => Buffer.from(text).toString('base64')
const send = async (content: string, more: object = {}, key: string = randomUUID()) => head.call('POST', '/api/backlog/import', {
  body: { unitId, documentType: TYPE, content, isTrial: false, ...more }, key,
})
const TABLE = 'Số;Ngày cấp;Họ và tên;Số CCCD\n12/2019;3/12/2019;Nguyễn Thị Mẫu;000199990001\n13/2019;4/12/2019;Trần Văn Mẫu;\n14/2019;31/6/2019;Lê Mẫu;\n'

test('a table is tried first: columns by their headings, each fault in words, nothing taken', async () => {
  const { status, body } = await send(base64(TABLE), { isTrial: true })
  expect([status, body]).toMatchObject([200, {
    isTrial: true, columns: { number: 0, issuedOn: 1, ownerName: 2, ownerNumber: 3 }, good: 2, faulty: 1, taken: 2,
    before: 0,
    faults: [{ row: 4, column: 'issuedOn', text: expect.stringContaining('03/12/2019') as string }],
  }])
  expect((await list()).items).toEqual([])
})

test('what is in order is listed, once: pressed again, sent again, and by two at once', async () => {
  const key = randomUUID()
  const answers = [await send(base64(TABLE), {}, key), await send(base64(TABLE), {}, key)]
  expect(answers.map(({ body }) => (body as unknown as BacklogImportAnswer).taken)).toEqual([2, 2])
  expect((await send(base64(TABLE))).body).toMatchObject({ isTrial: false, taken: 0, before: 2 })
  const more = base64(`${TABLE}15/2019;5/12/2019;Phạm Mẫu;\n`)
  const both = await Promise.all([send(more), send(more)])
  expect(both.map(({ body }) => (body as unknown as BacklogImportAnswer).taken).sort()).toEqual([0, 1])
  expect((await list()).items).toMatchObject([{ documentType: TYPE, listed: 3, declared: null, digitised: 0 }])
})

test('a spreadsheet is read as what it shows, with the columns that somebody says', async () => {
  // 43864 is 03/02/2020: 01/01/2020 is 43831.
  const content = sampleXlsx([['A', 'B', 'C'], ['Vũ Mẫu', '21/2020', { day: 43864 }]]).toString('base64')
  const columns = { ownerName: 0, number: 1, issuedOn: 2 }
  expect((await send(content, { columns, isTrial: true })).body).toMatchObject({ good: 1, taken: 1, faults: [] })
})

test('what is no table, of nobody within reach, or of no type is refused at its place', async () => {
  const refused = async (content: string, more: object = {}) => (await send(content, more)).body
  expect(await refused(Buffer.from([0xff, 0xfe, 0x00, 0xd8]).toString('base64'))).toMatchObject({ code: 'table-unreadable' })
  expect(await refused(Buffer.from('PK\u0003\u0004 nothing').toString('base64'))).toMatchObject({ code: 'table-unreadable' })
  expect(await refused(base64(`${','.repeat(60)}\n`))).toMatchObject({ code: 'table-too-large' })
  expect(await refused(base64(TABLE), { unitId: http.province.unit('cq:ubnd-le-thuy').publicId }))
    .toMatchObject({ code: 'agency-unknown', errors: [{ pointer: '/unitId' }] })
  expect(await refused(base64(TABLE), { documentType: 'khong-co' })).toMatchObject({ code: 'document-type-unknown' })
})

test('what was declared last holds, and the share is of it, or of what is listed where that is more', async () => {
  const declare = (amount: number, asOf = '2021-06-25', key: string = randomUUID()) => head.call('POST', '/api/backlog/declaration', {
    body: { unitId, documentType: TYPE, amount, asOf }, key,
  })
  const key = randomUUID()
  expect([(await declare(500, undefined, key)).status, (await declare(500, undefined, key)).status]).toEqual([201, 201])
  expect((await declare(10)).status).toBe(201)
  expect((await declare(9, '2021-06-26')).body.code).toBe('counted-later')
  const { rows } = await sql<{ n: bigint }>`
    select count(*) as n from documents.backlog_declaration`.execute(http.province.database.owner)
  expect([rows[0]?.n, (await list()).items[0]?.declared]).toEqual([2n, 10])
  // One of three is digitised and signed: 1 of the 10 declared. The plan asks 15 of 100 of communes in 2021.
  const { owner } = http.province.database
  await sql`
    with file as (insert into documents.file (sha256, size, kind) values (sha256('x'), 1, 'application/pdf') returning sha256),
      paper as (insert into documents.paper (document_type, owner_id, sha256, name, source, added_at, added_by, standing, kept_at)
        select ${TYPE}, ${(await http.province.aPerson(1)).id}::bigint, sha256, 'a.pdf', 'result', '2021-06-25Z', 1, 'signed-scan', '2021-06-25Z'
        from file returning id)
    update documents.backlog_item set paper_id = (select id from paper) where number = '12/2019'`.execute(owner)
  const { years } = (await controller.call('GET', '/api/figures/digitised-results')).body as unknown as DigitisedFigures
  expect(years.find(({ year, level }) => year === 2021 && level === 'commune'))
    .toMatchObject({ declared: 10, digitised: 1, share: 0.1, target: 0.15 })
  expect(years.find(({ year, level }) => year === 2021 && level === 'province')).toMatchObject({ declared: 0, share: null, target: 0.3 })
})

test('no event names an owner or a number', async () => {
  const { rows } = await sql<{ data: string }>`
    select data::text as data from audit.event where type like 'backlog.%'`.execute(http.province.database.owner)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ data }) => /Mẫu|2019|0001/.test(data))).toEqual([])
})
