import { Readable } from 'node:stream'
import type { Db } from '../../platform/db.ts'
import { withLocalCopies } from '../../platform/local-copy.ts'
import { checkArchiveCopy } from '../../platform/pdf-file/check-archive-copy.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { type KeptPage, makeArchiveCopy } from '../../platform/scan/make-archive-copy.ts'
import type { PageReader, PagesAnswer } from '../../platform/scan/open-page-reader.ts'
import type { PageText } from '../../platform/scan/read-text.ts'
import type { Storage } from '../../platform/storage.ts'
import { type MakingRooms, thumbnailOf } from './make-renditions.ts'
import { textPrintOf } from './text-print.ts'
import { readBytes } from './read-text-of.ts'
import { setTextPrint } from './store/duplicate-store.ts'
import { type DueReading, claimReading, endReading, holdReading, setTurned } from './store/reading-store.ts'
import { type RenditionKind, findRendition, keepRendition, setWords } from './store/renditions.ts'

export interface ReadingRooms extends MakingRooms {
  readonly db: Db
  readonly storage: Storage
  /** Its own: what a clerk waits for must not stand behind a paper of 200 pages. */
  readonly reader: PageReader
}

/** What is said in an archive copy of whoever keeps it. */
export interface ReadFile {
  readonly maxPages: number
  readonly author: string
  /** Path of Ghostscript; left out where none is configured. */
  readonly ghostscript?: string | undefined
  now(): Date
  /** How the copy for the archive is made; `makeArchiveCopy` unless given. */
  readonly makeCopy?: typeof makeArchiveCopy
}

/** How a try went. */
export interface FileRead { readonly sha256: string; readonly fault: string | null }

const MINUTE = 60_000
/** Whoever dies while reading holds a file so long; who lives says so every minute. */
const LEASE = 10 * MINUTE
/** Until the next try; after the last of them it is left alone. */
const AGAIN = [5 * MINUTE, 60 * MINUTE, 360 * MINUTE]
/** What is so will be so the next time. */
const FOR_GOOD = ['file-broken', 'file-password-protected', 'file-kind-not-allowed', 'picture-too-large', 'file-too-many-pages']

/**
 * Reads the file that is due longest: a small picture of page one, its text with places and confidence, and a copy
 * for the archive (PDF/A) are kept beside it as renditions; the file itself is not touched. Of a signed one no copy is
 * made: it is its own archive. One that has not the structure of PDF/A (`checkArchiveCopy`) is not kept. What is there
 * already is not made again. A try that fails is kept with its reason, and repeated three times at most. Answers
 * undefined where nothing is due.
 */
export async function readNextFile(rooms: ReadingRooms, how: ReadFile): Promise<FileRead | undefined> {
  const { db } = rooms
  const file = await claimReading(db, how.now(), new Date(how.now().getTime() + LEASE))
  if (!file) return undefined
  const { sha256, tries } = file
  const living = setInterval(() => {
    holdReading(db, sha256, new Date(how.now().getTime() + LEASE)).catch(() => undefined) // then the lease ends
  }, MINUTE)
  try {
    const isSigned = await makeAll(rooms, file, how)
    await endReading(db, sha256, { outcome: 'read', isSigned }, how.now())
    return { sha256, fault: null }
  } catch (error) {
    const why = error instanceof NotRead ? error.code : codeOf(error)
    const pause = AGAIN[tries - 1]
    await endReading(db, sha256, pause === undefined || FOR_GOOD.includes(why) || error instanceof ArchiveCopyFaulty
      ? { outcome: 'failed', why } : { outcome: null, why, again: new Date(how.now().getTime() + pause) }, how.now())
    return { sha256, fault: why }
  } finally {
    clearInterval(living)
  }
}

/** Why a file gives no text or no copy. */
class NotRead extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** What we made ourselves is no PDF/A; made again of the same it would be the same. */
class ArchiveCopyFaulty extends NotRead {}

function codeOf(error: unknown): string {
  const { code, name } = Object(error) as { readonly code?: unknown; readonly name?: unknown }
  return (typeof code === 'string' ? code : String(name)).slice(0, 80) || 'unknown'
}

async function makeAll(rooms: ReadingRooms, file: DueReading, how: ReadFile): Promise<boolean> {
  const { db, storage, reader } = rooms
  const { sha256 } = file
  await thumbnailOf(rooms, file, how.now())
  return withLocalCopies(storage, [sha256], async ([path = '']) => {
    const signed = await reader.isSigned(path)
    if (typeof signed !== 'boolean') throw new NotRead(signed.code)
    const known = await findRendition(db, sha256, 'text')
    const texts = known?.sha256 ? await textsIn(storage, known.sha256) : pagesOf(await reader.readText(path, how))
    if (!known?.sha256)
      await keep(rooms, sha256, 'text', Buffer.from(JSON.stringify(texts)), how, { pages: texts.length, confidence: sureOf(texts) })
    await setTurned(db, sha256, texts.flatMap(({ page, turn = 0 }) => turn === 0 ? [] : [{ page, degrees: turn }]))
    const whole = texts.map(({ text }) => text).join('\n')
    await setWords(db, sha256, whole)
    const print = textPrintOf(whole)
    if (print) await setTextPrint(db, sha256, print)
    if (signed || (await findRendition(db, sha256, 'archive'))?.sha256) return signed
    const pages = pagesOf(await reader.keep(path, { ...how, turns: texts.map(({ turn }) => turn) }))
    const { pdf, ...note } = await archiveCopyOf(rooms, { path, file, pages, texts }, how)
    await keep(rooms, sha256, 'archive', pdf, how, { pages: pages.length, ...note })
    return signed
  })
}

interface ToCopy {
  readonly path: string
  readonly file: DueReading
  readonly pages: readonly KeptPage[]
  readonly texts: readonly PageText[]
}

/**
 * What others drew keeps its letters where Ghostscript is there; all else, and what it cannot make, goes by pictures of
 * the pages. The record of the copy says which way, and why not the other.
 */
async function archiveCopyOf(
  { reader }: ReadingRooms, { path, file, pages, texts }: ToCopy,
  { ghostscript, author, now, makeCopy = makeArchiveCopy }: ReadFile,
): Promise<{ readonly pdf: Buffer; readonly way: 'drawing' | 'pictures'; readonly why?: string }> {
  const isDrawn = file.kind === 'application/pdf' && pages.every((page) => page.isDrawn === true)
  const drawn = isDrawn && ghostscript !== undefined ? await reader.convert(path, ghostscript) : undefined
  if (drawn && 'pdf' in drawn) return { pdf: drawn.pdf, way: 'drawing' }
  const { pdf, way } = await makeCopy(pages, texts, { title: file.name || file.sha256, author, at: now() })
  const [fault] = checkArchiveCopy(openPdfFile(Buffer.from(pdf)))
  if (fault) throw new ArchiveCopyFaulty(`archive-copy-${fault}`)
  const why = drawn?.not ?? (isDrawn ? 'no-ghostscript' : undefined)
  return { pdf: Buffer.from(pdf), way, ...why !== undefined && { why } }
}

function pagesOf<T>(answer: PagesAnswer<T>): readonly T[] {
  if ('pages' in answer) return answer.pages
  throw new NotRead('refused' in answer ? answer.refused : answer.code)
}

async function textsIn(storage: Storage, sha256: string): Promise<readonly PageText[]> {
  return JSON.parse((await readBytes(storage, sha256)).toString('utf8')) as PageText[]
}

/** By the number of words. */
function sureOf(texts: readonly PageText[]): number {
  const words = texts.flatMap(({ lines }) => lines.flat())
  const sum = words.reduce((all, { confidence }) => all + confidence, 0)
  return words.length === 0 ? 0 : Number((sum / words.length).toFixed(2))
}

async function keep(
  { db, storage }: ReadingRooms, ofSha256: string, kind: RenditionKind, bytes: Buffer, { now }: ReadFile,
  note: Readonly<Record<string, number | string>>,
): Promise<void> {
  const put = await storage.put(Readable.from([bytes]), Infinity)
  if (!put.ok) throw new NotRead(put.refusal.code)
  const { sha256, size } = put.value
  await keepRendition(db, ofSha256, kind, { sha256, at: now(), note: { ...note, size } })
}
