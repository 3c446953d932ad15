/**
 * Need: what is scanned can be read: resolution, blur, skew, blank and missing pages are said before it is filed;
 * whoever uses it all the same says why, and nothing is thrown away by it (domain 7.1; TT 02/2019/TT-BNV).
 */
import { randomUUID } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPages } from '../../src/platform/scan/open-pages.ts'
import { setPage } from '../page-set/papers.ts'
import { printSetPage } from '../page-set/print-page.ts'
import { pdfOf as samplePdf } from '../sample-pdf.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson, pdfOf, upload } from './handed-in.ts'
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
  ['upside down', { turn: 180 }, 'page-turned'], ['on its side', { turn: 90 }, 'page-turned'],
  ['smeared', { blur: 5 }, 'page-blurred'],
])('%s is said, by its page', async (_, how, code) => {
  const found = await codes({ files: [await put(await scanOf(how))], pages: 1 })
  expect(found).toContainEqual(expect.objectContaining({ code, page: 1 }))
}, PATIENCE)

/** The paper as an HD camera over the counter sees it, laid on a page by the desk (`pagesToPdf`). */
async function photoOf(): Promise<Buffer> {
  const { pixels, width, height } = await (await openPages(paper)).picture(1, 90)
  const seen = sharp(pixels, { raw: { width, height, channels: 3 } }).resize({ height: 1060 })
  const frame = await sharp({ create: { width: 1920, height: 1080, channels: 3, background: '#fff' } })
    .composite([{ input: await seen.png().toBuffer() }]).jpeg({ quality: 92 }).toBuffer()
  const file = await PDFDocument.create()
  const [wide, high] = [841.89, 841.89 * 1080 / 1920]
  file.addPage([wide, high]).drawImage(await file.embedJpg(frame), { x: 0, y: 0, width: wide, height: high })
  return Buffer.from(await file.save())
}

test('a photograph of the desk is judged as one where the desk says so, also when its pages were turned', async () => {
  const [photo, unsaid] = [await photoOf(), await photoOf()]
  const sent = await upload(clerk, photo, { url: '/api/files?came=photo' })
  const low = async (file: string) => (await codes({ files: [file] })).filter(({ code }) => code === 'resolution-low')
  expect(await low(sent.body.id)).toEqual([])
  const turned = await clerk.call('POST', '/api/file-arrangements', {
    body: { files: [sent.body.id], pages: [{ file: 0, page: 1, turn: 90 }], name: 'xoay.pdf' },
  })
  expect(await low(turned.body.id)).toEqual([])
  expect(await low(await put(unsaid))).toEqual([{ code: 'resolution-low', page: 1, found: 164, limit: 200 }])
  // What is a scan by its pages stays one, whatever is said of it.
  const { body: { id: scan } } = await upload(clerk, await scanAsPdf(150), { url: '/api/files?came=photo' })
  expect(await low(scan)).toEqual([{ code: 'resolution-low', page: 1, found: 150, limit: 200 }])
  expect((await upload(clerk, photo, { url: '/api/files?came=scanner' })).status).toBe(400)
}, PATIENCE)

async function scanAsPdf(dpi: number): Promise<Buffer> {
  const file = await PDFDocument.create()
  const page = file.addPage([595.28, 841.89])
  page.drawImage(await file.embedJpg(await scanOf({ dpi })), { x: 0, y: 0, width: 595.28, height: 841.89 })
  return Buffer.from(await file.save())
}

test('a blank page is no page of the checklist, and the pages of several files are counted together', async () => {
  const blank = await put(pdfOf(randomUUID(), { isBlank: true }))
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

test('who let it pass is not asked again for the same, and is asked anew for another fault', async () => {
  const poor = await put(await scanOf({ dpi: 94 }))
  await check({ files: [poor], pages: 1 })
  await clerk.call('POST', '/api/scan-passings', { body: { files: [poor], reason: 'Bản gốc chỉ còn ảnh nhỏ' } })
  expect(await codes({ files: [poor], pages: 2 })).toHaveLength(2) // a page is missing, which nobody let pass
  expect((await file([poor])).body.code).toBe('scan-poor')
  await check({ files: [poor], pages: 1 })
  expect((await file([poor])).body.code).toBe('scan-poor') // a pass that was lost does not come back by itself
}, PATIENCE)

test('what nobody measured is measured before it is filed: none passes by being quicker than its verdict', async () => {
  const [good, poor] = [await put(pdfOf(randomUUID())), await put(await scanOf({ dpi: 91 }))]
  expect((await file([good])).status).toBe(200)
  expect(await file([poor])).toMatchObject({
    status: 422, body: { code: 'scan-poor', errors: [{ pointer: '/components/0', code: 'scan-poor' }] },
  })
  // As little when a dossier is received, or a supplement is taken in; there, too, with a reason.
  const receive = async (body: object) => clerk.call('POST', '/api/dossiers', { body })
  const body = await intakeOf(await put(await scanOf({ dpi: 92 })))
  const pointer = `/components/${String(body.components.findIndex(({ files }) => files.length > 0))}`
  expect(await receive(body)).toMatchObject({ status: 422, body: { code: 'scan-poor', errors: [{ pointer }] } })
  const files = [...new Set(body.components.flatMap((one) => one.files))]
  await clerk.call('POST', '/api/scan-passings', { body: { files, reason: 'Bản gốc đã mờ' } })
  expect((await receive(body)).status).toBe(201)
  const supplement = await clerk.call('POST', `/api/dossiers/${dossier}/supplement`, {
    version: (await look()).version,
    body: { components: [{ component, files: [await put(await scanOf({ dpi: 93 }))] }] },
  })
  // Nothing was asked for, which the deed tells; the file was judged before.
  expect(supplement.body.code).toBe('action-not-allowed')
  expect(await storedRows(http, sql`
    select count(*)::integer as judged from documents.scan_check where faults @> '[{"code": "resolution-low", "found": 93}]'`))
    .toEqual([{ judged: 1 }])
}, PATIENCE)

/** All papers on one file. */
async function intakeOf(scan: string) {
  const office = officesOf(http)[0] as Office
  const { body: { id: person } } = await openPerson(clerk, 7)
  const procedure = http.province.catalogue.on('2021-06-25').find(office.procedure)
  const body = await intakeBody(clerk, procedure?.publicId ?? '', person, { communeId: office.territory.publicId })
  return { ...body, components: body.components.map((one) => ({ ...one, files: one.files.length > 0 ? [scan] : [] })) }
}

/** A PDF whose list of pages names one that is not there. */
const WITHOUT_ITS_PAGE = samplePdf([
  '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>',
])

test('what cannot be measured is said, and a person looks at it', async () => {
  const drawn = await put(WITHOUT_ITS_PAGE)
  expect(await codes({ files: [drawn], pages: 1 }))
    .toEqual([{ code: 'not-measured', page: null, found: null, limit: 0 }])
  expect((await file([drawn])).body.code).toBe('scan-poor')
  await clerk.call('POST', '/api/scan-passings', { body: { files: [drawn], reason: 'Đã mở ra xem, đọc được' } })
  expect((await file([drawn])).status).toBe(200)
}, PATIENCE)
