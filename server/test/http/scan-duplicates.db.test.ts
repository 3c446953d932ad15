/**
 * Need: a paper that is there already is noticed before it is filed again, by its bytes or by its text, and nobody
 * learns of papers of others by it (issue 6: duplicates by hash and by text).
 */
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBackgroundReader, readNext } from '../../src/jobs/read-files.ts'
import { openPages } from '../../src/platform/scan/open-pages.ts'
import { setPage } from '../page-set/papers.ts'
import { printSetPage } from '../page-set/print-page.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { openPerson, pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { storedRows } from './stored.ts'
import { handIn } from './walked.ts'

interface Found {
  readonly items: readonly { readonly file: number; readonly likeness: string; readonly number: string | null }[]
  readonly isRead: boolean
}

/** Milliseconds: pages are read, one after the other. */
const PATIENCE = 240_000
const reader = openBackgroundReader()
const paper = printSetPage(setPage(3))
let http: HttpServer
let clerk: Caller
let stranger: Caller
let dossier: string
let person: string
let number: string
let component: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  clerk = await asRole(http, 'reception', 'commune')
  stranger = await asRole(http, 'reception', 'other-commune')
  ;({ dossier, person, number } = await handIn(http, offices[0] as Office, 1))
  component = (await look()).components.find(({ mayScan }) => mayScan)?.id ?? ''
  await file(await put(paper))
}, PATIENCE)
afterAll(async () => {
  reader.close()
  await http.stop()
})

const look = async () => (await clerk.call('GET', `/api/dossiers/${dossier}`)).body as unknown as {
  readonly version: number; readonly components: readonly { readonly id: string; readonly mayScan: boolean }[]
}
const put = async (content: Buffer, caller = clerk) => (await upload(caller, content)).body.id
async function file(id: string): Promise<void> {
  const sent = await clerk.call('POST', `/api/dossiers/${dossier}/scans`, {
    version: (await look()).version, body: { components: [{ component, files: [id] }] },
  })
  expect([sent.status, sent.text]).toEqual([200, sent.text])
}
const ask = async (query: Readonly<Record<string, string>>, caller = clerk) =>
  (await caller.call('GET', `/api/scan-duplicates?${String(new URLSearchParams(query))}`)).body as unknown as Found
/** The same sheet, scanned once more: other bytes. */
async function scannedAgain(): Promise<Buffer> {
  const { pixels, width, height } = await (await openPages(paper)).picture(1, 200)
  return sharp(pixels, { raw: { width, height, channels: 3 } }).rotate(0.4, { background: 'white' })
    .withMetadata({ density: 200 }).jpeg({ quality: 85 }).toBuffer()
}

test('the same bytes are told at once, of the dossier and of its applicant, and filed all the same', async () => {
  const again = await put(paper)
  const told = [{ file: 0, likeness: 'file', number }]
  expect((await ask({ files: again, dossier })).items).toMatchObject(told)
  expect((await ask({ files: again, applicantId: person })).items).toMatchObject(told)
  await file(again) // a warning, and no refusal
  const other = await put(pdfOf('nobody has this'))
  expect((await ask({ files: other, dossier })).items).toEqual([])
}, PATIENCE)

test('on the sheet in hand, too; one upload for two papers is meant so', async () => {
  const [one, same] = [await put(pdfOf('twice on a sheet')), await put(pdfOf('twice on a sheet'))]
  expect((await ask({ files: one, beside: `${one},${same}` })).items)
    .toEqual([{ file: 0, likeness: 'file', number: null, addedAt: null }])
  expect((await ask({ files: one, beside: one })).items).toEqual([])
})

test('of others nothing is told: neither of another person, nor to whom the dossier is out of reach', async () => {
  const { body: { id: somebody } } = await openPerson(clerk, 31)
  expect((await ask({ files: await put(paper), applicantId: somebody })).items).toEqual([])
  const theirs = await put(paper, stranger)
  expect((await ask({ files: theirs, applicantId: person }, stranger)).items).toEqual([])
  expect((await ask({ files: theirs, dossier }, stranger)).items).toEqual([])
  expect((await ask({ files: theirs, dossier })).items).toEqual([]) // nor of what a colleague uploaded
}, PATIENCE)

test('another scan of the paper is told by its text as soon as the worker has read it', async () => {
  const scan = await put(await scannedAgain())
  await clerk.call('POST', '/api/scan-checks', { body: { files: [scan] } })
  expect(await ask({ files: scan, dossier })).toEqual({ items: [], isRead: false })
  const rooms = { ...http.province, storage: http.storage, log: { warn: () => undefined } }
  while (await readNext(rooms, reader)) continue
  const { items, isRead } = await ask({ files: scan, dossier })
  expect(isRead).toBe(true)
  expect(items.length).toBeGreaterThan(0)
  expect(items.every((one) => one.likeness === 'text' && one.number === number)).toBe(true)
  expect(await storedRows(http, sql`
    select count(*) > 0 as noted from audit.read where page = 'scan-duplicates'`)).toEqual([{ noted: true }])
  // Whoever reviews it is told, too.
  await file(scan)
  const listed = (await clerk.call('GET', '/api/paper-reviews')).body as unknown as {
    readonly items: readonly { readonly duplicates: readonly { readonly number: string }[] }[]
  }
  expect(listed.items.flatMap(({ duplicates }) => duplicates).every((one) => one.number === number)).toBe(true)
}, PATIENCE)
