/**
 * Need: what is scanned can be read: resolution, blur, skew, blank and missing pages are said before it is filed;
 * whoever uses it all the same says why, and nothing is thrown away by it (domain 7.1; TT 02/2019/TT-BNV).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPages } from '../../src/platform/scan/open-pages.ts'
import { setPage } from '../page-set/papers.ts'
import { printSetPage } from '../page-set/print-page.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { storedRows } from './stored.ts'
import { handIn } from './walked.ts'

interface Fault { readonly code: string; readonly page: number | null; readonly found: number; readonly limit: number }
/** Milliseconds: a process begins and measures, on a machine that has other work. */
const PATIENCE = 240_000
let http: HttpServer
let clerk: Caller
let colleague: Caller
let dossier: string
let component: string
const paper = printSetPage(setPage(0))
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  clerk = await asRole(http, 'reception', 'commune')
  colleague = await asRole(http, 'one_stop_head', 'commune')
  dossier = (await handIn(http, offices[0] as Office, 1)).dossier
  component = (await look()).components.find(({ mayScan }) => mayScan)?.id ?? ''
}, PATIENCE)
afterAll(async () => http.stop())

const look = async () => (await clerk.call('GET', `/api/dossiers/${dossier}`)).body as unknown as {
  readonly version: number; readonly components: readonly { readonly id: string; readonly mayScan: boolean }[]
}
const put = async (content: Buffer) => (await upload(clerk, content)).body.id
const check = async (body: object, caller = clerk) => caller.call('POST', '/api/scan-checks', { body })
const codes = async (body: object) =>
  ((await check(body)).body as unknown as { faults: Fault[] }).faults
    .map(({ code, page, found, limit }) => ({ code, page, found, limit }))
/** The paper as a scanner gives it: so many dots an inch, turned by so many degrees, smeared. */
async function scanOf({ dpi = 200, turn = 0, blur = 0 }): Promise<Buffer> {
  const { pixels, width, height } = await (await openPages(paper)).picture(1, dpi)
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } }).rotate(turn, { background: 'white' })
  return (blur > 0 ? picture.blur(blur) : picture).withMetadata({ density: dpi }).jpeg({ quality: 90 }).toBuffer()
}
const file = async (uploads: readonly string[]) => clerk.call('POST', `/api/dossiers/${dossier}/scans`, {
  version: (await look()).version, body: { components: [{ component, files: uploads }] },
})

test('a good scan has no fault; of small print more dots are asked', async () => {
  const good = await put(await scanOf({ dpi: 200 }))
  expect(await codes({ files: [good], documentType: 'giay-chung-sinh', pages: 1 })).toEqual([])
  expect(await codes({ files: [good], documentType: 'gcn-qsdd', pages: 1 }))
    .toEqual([{ code: 'resolution-low', page: 1, found: 200, limit: 300 }])
}, PATIENCE)

test.each([
  ['too few dots', { dpi: 120 }, 'resolution-low'], ['crooked', { turn: 5 }, 'page-skewed'],
  ['smeared', { blur: 5 }, 'page-blurred'],
])('%s is said, by its page', async (_, how, code) => {
  const found = await codes({ files: [await put(await scanOf(how))], pages: 1 })
  expect(found).toContainEqual(expect.objectContaining({ code, page: 1 }))
}, PATIENCE)

test('a blank page is no page of the checklist, and the pages of several files are counted together', async () => {
  const blank = await put(pdfOf(randomUUID()))
  expect((await codes({ files: [blank], pages: 1 })).map(({ code }) => code)).toEqual(['page-blank', 'pages-missing'])
  const [one, other] = [await put(await scanOf({})), await put(await scanOf({ dpi: 201 }))]
  expect(await codes({ files: [one, other], pages: 2 })).toEqual([])
  expect(await codes({ files: [one], pages: 2 })).toEqual([{ code: 'pages-missing', page: null, found: 1, limit: 2 }])
}, PATIENCE)

test('what is not good enough is filed with a reason alone, which is kept with who gave it', async () => {
  const poor = await put(await scanOf({ dpi: 90 }))
  expect((await check({ files: [poor] }, colleague)).body.code).toBe('upload-unknown') // nobody else's
  expect(await codes({ files: [poor], pages: 1 })).toHaveLength(1)
  expect(await file([poor])).toMatchObject({ status: 422, body: { code: 'scan-poor' } })
  const reason = 'Bản gốc chỉ còn ảnh nhỏ'
  const pass = (caller = clerk, key = randomUUID()) =>
    caller.call('POST', '/api/scan-passings', { body: { files: [poor], reason }, key })
  await pass(colleague)
  expect((await file([poor])).body.code).toBe('scan-poor') // not by somebody else
  const key = randomUUID()
  const passed = [await pass(clerk, key), await pass(clerk, key), await pass()]
  expect(passed.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await codes({ files: [poor], pages: 1 })).toHaveLength(1) // measured again: still let pass
  expect((await file([poor])).status).toBe(200)
  expect(await storedRows(http, sql`
    select c.reason, c.passed_by is not null as by, e.data ->> 'faults' as faults from documents.scan_check c
    join documents.upload on upload.id = c.upload_id
    join audit.event e on e.type = 'scan.passed' and e.data ->> 'upload' = upload.public_id::text
    where upload.public_id = ${poor}`)).toEqual([{ reason, by: true, faults: 'resolution-low' }])
}, PATIENCE)

test('what nobody measured is filed as before', async () => {
  expect((await file([await put(pdfOf(randomUUID()))])).status).toBe(200)
})
