/**
 * Need: what the program reads of a scanned paper is a suggestion until a person has looked at it; only their unit sees
 * it, two do not accept it twice, and the paper of somebody else is warned of (D2; domain 7.1, step 5).
 */
import { randomUUID } from 'node:crypto'
import { PDFDocument, degrees } from '@cantoo/pdf-lib'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PaperReview } from '@motcua/contracts/paper-reviews.ts'
import { openBackgroundReader, readNext } from '../../src/jobs/read-files.ts'
import { suggestNext } from '../../src/jobs/suggest-facts.ts'
import { personalNumbersIn } from '../../src/modules/documents/suggest-facts.ts'
import { setPage } from '../page-set/papers.ts'
import { printSetPage } from '../page-set/print-page.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { passScans, pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { storedRows } from './stored.ts'
import { handIn } from './walked.ts'

/** Milliseconds: a process begins and reads, on a machine that has other work. */
const PATIENCE = 300_000
const PAPER = setPage(2)
let http: HttpServer
let clerk: Caller
let colleague: Caller
let stranger: Caller
let review: PaperReview
const reader = openBackgroundReader()
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  clerk = await asRole(http, 'reception', 'commune')
  colleague = await asRole(http, 'one_stop_head', 'commune')
  stranger = await asRole(http, 'reception', 'other-commune')
  const { dossier } = await handIn(http, offices[0] as Office, 1)
  const { body } = await clerk.call('GET', `/api/dossiers/${dossier}`)
  const { version, components } = body as unknown as { version: number; components: { id: string; mayScan: boolean }[] }
  const files = [await upload(clerk, await onItsSide(printSetPage(PAPER))), await upload(clerk, pdfOf(randomUUID()))]
  await passScans(clerk, files.map(({ body: { id } }) => id))
  const put = await clerk.call('POST', `/api/dossiers/${dossier}/scans`, {
    version,
    body: {
      components: [{
        component: components.find(({ mayScan }) => mayScan)?.id, files: files.map(({ body: { id } }) => id),
      }],
    },
  })
  expect([put.status, put.text]).toEqual([200, put.text])
  const rooms = { ...http.province, storage: http.storage, log: { warn: () => undefined } }
  while (await readNext(rooms, reader)) continue
  await suggestNext(rooms)
  const [first] = await waiting()
  if (!first) throw new Error('nothing waits')
  review = first
}, PATIENCE)
afterAll(async () => {
  reader.close()
  await http.stop()
})

/** As a sheet that was laid into the scanner on its side. */
async function onItsSide(pdf: Buffer): Promise<Buffer> {
  const document = await PDFDocument.load(pdf)
  for (const page of document.getPages()) page.setRotation(degrees(90))
  return Buffer.from(await document.save())
}

async function waiting(caller = clerk): Promise<readonly PaperReview[]> {
  return ((await caller.call('GET', '/api/paper-reviews')).body as unknown as { items: PaperReview[] }).items
}
const valuesOf = ({ fields }: PaperReview) =>
  Object.fromEntries(fields.map(({ field, value }) => [field, value])) as Record<string, string>
const accept = (values: object, caller = clerk, key = randomUUID()) =>
  caller.call('POST', `/api/paper-reviews/${review.id}/acceptance`, { body: { values }, key })

test('what was read waits with its place and confidence; of a page without text nothing does', async () => {
  expect(await waiting()).toHaveLength(1)
  expect(review.fields.map(({ field }) => field)).toEqual(['name', 'number', 'issuedOn', 'issuer', 'place'])
  const number = review.fields.find(({ field }) => field === 'number')
  expect(number?.value).toBe(PAPER.truth.number)
  expect(number?.isDoubtful).toBe((number?.confidence ?? 0) < 0.85) // policy field-labels
  expect(number?.box?.top).toBeLessThan(0.3) // in the head of the paper
})

test('a page that lay on its side was turned to be read, which is said, and its picture is upright', async () => {
  expect(review.turned).toEqual([{ page: 1, degrees: 270 }])
  const { rawPayload } = await http.app.inject({
    method: 'GET', url: `/api/paper-reviews/${review.id}/pages/1`, headers: { host: 'localhost', cookie: clerk.cookie },
  })
  const { width, height } = await sharp(rawPayload).metadata()
  expect(height).toBeGreaterThan(width)
}, PATIENCE)

test('the name on it is not that of its owner: said, since it may be the paper of somebody else', () => {
  expect(review.warnings).toContain('name-differs')
})

test.each([
  ['Số định danh: 000199990011', ['000199990011']], ['000 199 990 011, 000.199.990.011', ['000199990011']],
  ['Số 0001999900112', []], ['ĐT 0500 000 011', []],
])('%s holds these personal numbers', (text, numbers) => { expect(personalNumbersIn(text)).toEqual(numbers) })

test('another unit sees none of it, neither its page, and cannot accept it', async () => {
  expect(await waiting(stranger)).toEqual([])
  expect((await stranger.call('GET', `/api/paper-reviews/${review.id}/pages/1`)).status).toBe(404)
  expect((await accept(valuesOf(review), stranger)).body.code).toBe('review-unknown')
})

test('the page is shown as a picture to whoever reviews it', async () => {
  const page = await clerk.call('GET', `/api/paper-reviews/${review.id}/pages/1`)
  expect([page.status, page.headers['content-type']]).toEqual([200, 'image/jpeg'])
  expect((await clerk.call('GET', `/api/paper-reviews/${review.id}/pages/2`)).body.code).toBe('paper-not-drawn')
  const looks = await storedRows<{ times: number }>(http, sql`
    select count(*)::integer as times from audit.read join documents.paper on owner_id = any(person_ids)
    where page = 'paper-review' and public_id = ${review.id}
      and purpose = 'paper.add [paper ' || public_id || ']'`)
  expect(looks[0]?.times).toBeGreaterThan(2) // the list each time, and both pages
}, PATIENCE)

test('nothing is a fact before; accepted by one of two it is, once, with how sure the reader was', async () => {
  const facts = () => storedRows<{ number: string; source: string; confidence: object; data: object }>(http, sql`
    select f.number, f.source, f.confidence, f.data from documents.paper_facts f join documents.paper p on p.id = f.paper_id
    where p.public_id = ${review.id}`)
  expect(await facts()).toEqual([])
  expect((await accept({ name: '', number: '', issuedOn: '', issuer: '', place: '' })).body.code).toBe('nothing-said')
  const values = { ...valuesOf(review), name: 'Nguyễn Thị Sửa' } // mended by hand
  const key = randomUUID()
  const both = await Promise.all([accept(values, clerk, key), accept(values, colleague)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
  const [fact, ...more] = await facts()
  expect(more).toEqual([])
  expect(fact).toMatchObject({
    number: PAPER.truth.number, source: 'read', data: { 'person.fullName': 'Nguyễn Thị Sửa' },
  })
  expect(Object.keys(fact?.confidence ?? {})).toContain('number')
  expect(Object.keys(fact?.confidence ?? {})).not.toContain('name') // typed, not read
  expect(await waiting()).toEqual([])
  const events = await storedRows(http, sql`
    select data ->> 'source' as source from audit.event where type = 'paper.described'
      and subject_id = (select id from documents.paper where public_id = ${review.id})`)
  expect(events).toEqual([{ source: 'read' }])
})
