/**
 * Need: of each paper that came in there is, beside the untouched original, a small picture, its text and a copy that
 * lasts, without anybody waiting; a signed one stays as it came (D1, D2; NĐ 45/2020 Đ.16).
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { PDFDocument, degrees } from '@cantoo/pdf-lib'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setPage } from '../../test/page-set/papers.ts'
import { printSetPage } from '../../test/page-set/print-page.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { PAGES, pdfOf } from '../../test/sample-pdf.ts'
import { findRendition, keepScan, readNextFile, readTextOf, wordsToFind } from '../modules/documents/public.ts'
import { readBytes } from '../modules/documents/read-text-of.ts'
import { checkArchiveCopy } from '../platform/pdf-file/check-archive-copy.ts'
import { openPdfFile } from '../platform/pdf-file/open-pdf-file.ts'
import type { PageReader } from '../platform/scan/open-page-reader.ts'
import { signPdf } from '../platform/signing/sign-pdf.ts'
import { foundAuthority } from '../platform/signing/stand-in-authority.ts'
import { openBackgroundReader, readNext } from './read-files.ts'

/** Milliseconds: a process begins and reads, on a machine that has other work. */
const PATIENCE = 240_000
const GHOSTSCRIPT = '/usr/bin/gs'
let province: Province
let reader: PageReader
beforeAll(async () => {
  province = await createProvince()
  reader = openBackgroundReader()
})
afterAll(async () => {
  reader.close()
  await province.drop()
})

const rooms = () => ({ ...province, log: { warn: () => undefined } })
const next = () => readNext(rooms(), reader)
/** Comes into the tray; without its bytes where they are lost. */
async function scanned(bytes: Buffer, kind: 'application/pdf' | 'image/jpeg' = 'application/pdf', isLost = false) {
  const put = await province.storage.put(Readable.from([bytes]), Infinity)
  if (!put.ok) throw new Error(put.refusal.code)
  const { sha256, size } = put.value
  if (isLost) await province.storage.remove(sha256, new Date('2100-01-01'))
  const { id: unitId } = province.directory.on('2021-06-25').units[0] ?? {}
  await province.inOneGo((ctx) => keepScan(ctx, {
    unitId: unitId ?? 0n, came: 'folder', file: { name: 'quet.pdf', sha256, size, kind, pages: 1 },
  }))
  return sha256
}
const madeOf = (sha256: string, kind: 'text' | 'archive' | 'thumbnail') => findRendition(province.db, sha256, kind)
const stateOf = async (sha256: string) => (await sql<{ outcome: string | null; why: string | null; tries: number }>`
  select outcome, why, tries from documents.reading where sha256 = decode(${sha256}, 'hex')`.execute(province.database.owner)).rows[0]

test('a page is read once, its copy lasts, and what came in is untouched', async () => {
  const [page, pdf] = [setPage(0), printSetPage(setPage(0))]
  const sha256 = await scanned(pdf)
  await scanned(pdf) // the same again is no more work
  expect([await next(), await next()]).toEqual([true, false])
  expect(await stateOf(sha256)).toEqual({ outcome: 'read', why: null, tries: 1 })
  const texts = await readTextOf(province, sha256)
  expect(texts?.[0]?.text).toContain(page.title)
  const word = texts?.[0]?.lines.flat()[0]
  expect(word?.confidence).toBeGreaterThan(0.5)
  expect(word?.box.left).toBeLessThan(1)
  const archive = await readBytes(province.storage, (await madeOf(sha256, 'archive'))?.sha256 ?? '')
  expect(checkArchiveCopy(openPdfFile(archive))).toEqual([])
  const small = await sharp(await readBytes(province.storage, (await madeOf(sha256, 'thumbnail'))?.sha256 ?? '')).metadata()
  expect([small.format, small.height]).toEqual(['jpeg', 240])
  expect((await readBytes(province.storage, sha256)).equals(pdf)).toBe(true)
  // Others drew it; without Ghostscript it goes by pictures, and the record says so.
  expect((await madeOf(sha256, 'archive'))?.note).toMatchObject({ way: 'pictures', why: 'no-ghostscript' })
  const { rows: [print] } = await sql<{ bytes: number }>`
    select length(text_print) as bytes from documents.reading where sha256 = decode(${sha256}, 'hex')`
    .execute(province.database.owner)
  expect(print?.bytes).toBe(32)
  // Its owner finds it by what it says; what was read before words were kept is made up for, once.
  const wordsOf = async () => (await sql<{ words: string | null }>`
    select words::text as words from documents.rendition where of_sha256 = decode(${sha256}, 'hex') and kind = 'text'`
    .execute(province.database.owner)).rows[0]?.words
  const [sought = 'none'] = wordsToFind(page.title)
  expect(await wordsOf()).toContain(`'${sought}'`)
  await sql`update documents.rendition set words = null where kind = 'text'`.execute(province.database.owner)
  expect([await next(), await next()]).toEqual([true, false])
  expect(await wordsOf()).toContain(`'${sought}'`)
}, PATIENCE)

test.skipIf(!existsSync(GHOSTSCRIPT))('what others drew keeps its letters by Ghostscript, where it runs; a scan goes by pictures', async () => {
  const withProgram = (ghostscript: string) => readNext({ ...rooms(), config: { ghostscript } }, reader)
  const drawn = await scanned(printSetPage(setPage(4)))
  await withProgram(GHOSTSCRIPT)
  const copy = await madeOf(drawn, 'archive')
  expect(copy?.note).toMatchObject({ way: 'drawing', pages: 1 })
  const bytes = await readBytes(province.storage, copy?.sha256 ?? '')
  expect(checkArchiveCopy(openPdfFile(bytes))).toEqual([])
  const letters = execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' })
  expect(letters).toContain(setPage(4).truth.number)
  // A program that does not run is no loss.
  const other = await scanned(printSetPage(setPage(5)))
  await withProgram('/nowhere/gs')
  expect((await madeOf(other, 'archive'))?.note).toMatchObject({ way: 'pictures', why: 'failed' })
  const sheet = await scanned(await sharp({ create: { width: 401, height: 300, channels: 3, background: '#fff' } })
    .withMetadata({ density: 200 }).jpeg().toBuffer(), 'image/jpeg')
  await withProgram(GHOSTSCRIPT)
  const note = (await madeOf(sheet, 'archive'))?.note
  expect(note).toMatchObject({ way: 'pictures' })
  expect(note).not.toHaveProperty('why')
}, PATIENCE)

test('how a page lies is found out once: the copy for the archive is turned as it was read', async () => {
  const document = await PDFDocument.load(printSetPage(setPage(6)))
  for (const page of document.getPages()) page.setRotation(degrees(180))
  const sha256 = await scanned(Buffer.from(await document.save()))
  const turns: unknown[] = []
  const watched: PageReader = { ...reader, keep: async (path, how, whose) => {
    turns.push(how.turns)
    return reader.keep(path, how, whose)
  } }
  await readNextFile({ ...province, reader: watched }, { maxPages: 10, author: 'UBND', now: () => province.clock.now() })
  const { rows: [row] } = await sql<{ turned: unknown }>`
    select turned from documents.reading where sha256 = decode(${sha256}, 'hex')`.execute(province.database.owner)
  expect([row?.turned, turns]).toEqual([[{ page: 1, degrees: 180 }], [[180]]])
}, PATIENCE)

test('of a signed paper no copy is made: it stays as it came', async () => {
  const authority = await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01'))
  const key = await authority.issue({ name: 'Nguyễn Văn Ký', from: new Date('2020-01-01'), to: new Date('2040-01-01') })
  const sha256 = await scanned(await signPdf(printSetPage(setPage(1)), key, { name: 'Nguyễn Văn Ký', at: new Date('2021-01-01') }))
  expect(await next()).toBe(true)
  expect(await stateOf(sha256)).toMatchObject({ outcome: 'read' })
  expect(await madeOf(sha256, 'archive')).toBeUndefined()
  expect((await madeOf(sha256, 'text'))?.sha256).toMatch(/^[0-9a-f]{64}$/)
}, PATIENCE)

test('what cannot be read is said with its reason: at once where it stays so, else after four tries', async () => {
  const broken = await scanned(Buffer.from('%PDF-1.7 and nothing else'))
  await next()
  expect(await stateOf(broken)).toEqual({ outcome: 'failed', why: 'file-broken', tries: 1 })
  const lost = await scanned(pdfOf([...PAGES, '<</Lost true>>']), 'application/pdf', true)
  for (const [tries, outcome] of [[1, null], [2, null], [3, null], [4, 'failed']] as const) {
    expect(await next()).toBe(true)
    expect(await stateOf(lost)).toEqual({ outcome, why: expect.stringMatching(/./) as string, tries })
    expect(await next()).toBe(false) // not before its time
    province.clock.set(new Date(province.clock.now().getTime() + 7 * 3_600_000).toISOString())
  }
  expect(await next()).toBe(false)
}, PATIENCE)

test('two at once never have the same file, and what the antivirus has not spoken of is left alone', async () => {
  const sheet = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } })
    .withMetadata({ density: 200 }).jpeg().toBuffer()
  const sha256 = await scanned(sheet, 'image/jpeg')
  await sql`insert into documents.quarantine (sha256, since, due_at, why)
    values (decode(${sha256}, 'hex'), now(), now(), 'unreachable')`.execute(province.database.owner)
  expect(await next()).toBe(false)
  await sql`update documents.quarantine set outcome = 'released', due_at = null, ended_at = now()`.execute(province.database.owner)
  expect((await Promise.all([next(), next()])).sort()).toEqual([false, true])
  expect(await stateOf(sha256)).toMatchObject({ outcome: 'read', tries: 1 })
}, PATIENCE)

test('a copy for the archive that has not the structure of one is not kept, and said', async () => {
  const sha256 = await scanned(printSetPage(setPage(2)))
  const plain = async () => Promise.resolve({ pdf: pdfOf([...PAGES, '<</Plain true>>']), way: 'pictures' as const })
  await readNextFile({ ...province, reader }, {
    maxPages: 10, author: 'UBND', now: () => province.clock.now(), makeCopy: plain,
  })
  expect(await stateOf(sha256)).toEqual({ outcome: 'failed', why: 'archive-copy-not-marked', tries: 1 })
  expect(await madeOf(sha256, 'archive')).toBeUndefined()
  expect((await madeOf(sha256, 'text'))?.sha256).toMatch(/^[0-9a-f]{64}$/)
}, PATIENCE)
