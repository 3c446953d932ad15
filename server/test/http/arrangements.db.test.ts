/**
 * Need: pages are turned, left out, joined and split before anybody signs, each time as a new file beside the original,
 * which stays byte for byte (D1; users.md 2.5); a batch is split by its sheets, and no page of it is lost. What is made
 * is judged by another reader of PDFs (pdf-lib).
 */
import { createHash, randomUUID } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageReader } from '../../src/modules/documents/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { upload } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

interface Made { readonly id: string; readonly pages: number; readonly sha256: string }
interface Batch {
  readonly parts: readonly { readonly scan: string; readonly file: Made; readonly documentType: string | null }[]
  readonly leftOut: readonly number[]
  readonly faults: readonly { readonly code: string; readonly page: number }[]
}

let http: HttpServer
let clerk: Caller
let stranger: Caller
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  clerk = await asRole(http, 'reception', 'commune')
  stranger = await asRole(http, 'one_stop_head', 'commune')
})
afterAll(async () => {
  pageReader.close()
  await http.stop()
})

/** Pages of these widths, so that each is known again by its own. */
async function pagesOf(...widths: readonly number[]): Promise<Buffer> {
  const made = await PDFDocument.create()
  for (const width of widths) {
    const page = made.addPage([width, 842])
    for (let y = 100; y < 700; y += 40) page.drawText(`a line of page ${String(width)}`, { x: 30, y, size: 16 })
  }
  return Buffer.from(await made.save())
}
const widthsOf = (pdf: PDFDocument) => pdf.getPages().map((page) => [page.getWidth(), page.getRotation().angle])
const fileOf = async (id: string) => clerk.call('GET', `/api/files/${id}/file`)
const opened = async (id: string) => {
  const answer = await http.app.inject({ url: `/api/files/${id}/file`, headers: { cookie: clerk.cookie } })
  return PDFDocument.load(answer.rawPayload)
}
const arrange = (files: readonly string[], pages: readonly object[], caller = clerk, key = randomUUID()) =>
  caller.call('POST', '/api/file-arrangements', { body: { files, pages, name: 'Giấy đã sửa.pdf' }, key })

test('two files become one: a page turned, one left out, the order changed; both originals stay as they came', async () => {
  const [first, second] = [await pagesOf(301, 302), await pagesOf(401)]
  const [a, b] = [(await upload(clerk, first)).body.id, (await upload(clerk, second)).body.id]
  const key = randomUUID()
  const pages = [{ file: 1, page: 1, turn: 90 }, { file: 0, page: 2, turn: 0 }]
  const made = await arrange([a, b], pages, clerk, key)
  expect(made).toMatchObject({ status: 201, body: { pages: 2, name: 'Giấy đã sửa.pdf' } })
  expect(widthsOf(await opened(made.body.id))).toEqual([[401, 90], [302, 0]])
  expect((await arrange([a, b], pages, clerk, key)).text).toBe(made.text)
  for (const [id, bytes] of [[a, first], [b, second]] as const) {
    const answer = await http.app.inject({ url: `/api/files/${id}/file`, headers: { cookie: clerk.cookie } })
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})

test("another's file is not there, nor is a page that a file does not have", async () => {
  const own = (await upload(clerk, await pagesOf(305))).body.id
  expect((await arrange([own], [{ file: 0, page: 1, turn: 0 }], stranger)).body.code).toBe('upload-unknown')
  expect((await stranger.call('GET', `/api/files/${own}/file`)).status).toBe(422)
  expect((await arrange([own], [{ file: 0, page: 2, turn: 0 }])).body.code).toBe('page-unknown')
  expect((await fileOf(own)).status).toBe(200)
})

test('a batch is split by the sheets that the desk printed, and each paper waits in the tray', async () => {
  const procedure = http.province.catalogue.on('2021-06-25').list().find(({ content }) =>
    content.components.filter(({ handling }) => handling === 'submit').length > 1)
  const asked = procedure?.content.components.filter(({ handling }) => handling === 'submit') ?? []
  const printed = await http.app.inject({
    url: `/api/procedures/${procedure?.publicId ?? ''}/separators.pdf`, headers: { cookie: clerk.cookie },
  })
  const sheets = await PDFDocument.load(printed.rawPayload)
  expect(sheets.getPageCount()).toBe(asked.length)
  const [batch, papers] = [await PDFDocument.create(), await PDFDocument.load(await pagesOf(501, 502, 503, 504))]
  const add = async (from: PDFDocument, nth: number) => {
    const [page] = await batch.copyPages(from, [nth])
    if (page) batch.addPage(page)
  }
  await add(papers, 0) // before any sheet: nobody knows what it is
  await add(sheets, 0)
  await add(papers, 1)
  await add(papers, 2)
  await add(sheets, 1)
  await add(papers, 3)
  const whole = await upload(clerk, Buffer.from(await batch.save()))
  const split = await clerk.call('POST', '/api/scan-batches', { body: { file: whole.body.id } })
  expect([split.status, split.text]).toEqual([201, split.text])
  const { parts, leftOut, faults } = split.body as unknown as Batch
  expect(parts.map(({ documentType, file }) => [documentType, file.pages])).toEqual([
    [null, 1], [asked[0]?.documentType, 2], [asked[1]?.documentType, 1],
  ])
  expect([leftOut, faults]).toEqual([[2, 5], []])
  expect(widthsOf(await opened(parts[1]?.file.id ?? ''))).toEqual([[502, 0], [503, 0]])
  const { body: { items } } = await clerk.call('GET', '/api/scan-tray')
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(parts.map(({ scan }) => scan)))
})
