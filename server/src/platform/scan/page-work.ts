import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { type ArrangeRefusal, type WantedPage, arrangePages, isSignedFile } from './arrange-pages.ts'
import type { NotConverted } from './convert-drawing.ts'
import { keptPage, thumbnailOf } from './keep-page.ts'
import type { KeptPage } from './make-archive-copy.ts'
import { type PageMeasures, measurePage } from './measure-page.ts'
import { openPages } from './open-pages.ts'
import type { Turn } from './page-turn.ts'
import { NoPictures, type PageSource, READING_DPI } from './pictures.ts'
import { type PageCodes, readCodes } from './read-codes.ts'
import { type PageText, type TextReader, openTextReader } from './read-text.ts'

/** What the process for pictures of pages is asked; an order is one page at most, so that limits hold for one page. */
export type PageOrder =
  | { readonly ask: 'open'; readonly path: string }
  | { readonly ask: 'read' | 'measure' | 'codes'; readonly path: string; readonly page: number }
  | { readonly ask: 'keep'; readonly path: string; readonly page: number; readonly turn?: Turn | undefined }
  | { readonly ask: 'thumbnail'; readonly path: string; readonly page: number }
  | { readonly ask: 'signed'; readonly path: string }
  | { readonly ask: 'convert'; readonly path: string; readonly program: string }
  | { readonly ask: 'arrange'; readonly paths: readonly string[]; readonly wanted: readonly WantedPage[] }

export type PageAnswer = (
  | { readonly pages: number; readonly kind: PageSource['kind'] }
  | { readonly text: PageText }
  | { readonly measures: PageMeasures }
  | { readonly codes: PageCodes }
  | { readonly isSigned: boolean }
  | { readonly made: Uint8Array }
  | { readonly not: NotConverted }
  | { readonly kept: KeptPage }
  | { readonly small: Uint8Array }
  | { readonly refusal: ArrangeRefusal }
  | { readonly refused: NoPictures['reason'] }
  /** Why the file cannot be opened, as the system says it. */
  | { readonly code: string }
) & { readonly used: Used }

/** What the process has taken so far: seconds of processor time in all, bytes of memory now. */
export interface Used { readonly seconds: number; readonly bytes: number }

/** The reader takes 30 MB more with each page and gives nothing back; at so many bytes another is opened. */
const TIRED = 330 * 1_048_576
/** Pixels of the longer side of a thumbnail. */
const SMALL = 320
sharp.cache(false)
sharp.concurrency(1)

let source: { readonly path: string; readonly pages: PageSource } | undefined
let reader: Promise<TextReader> | undefined

/** What the process for pictures of pages does (`openPageReader`). The file of the last order stays open. */
export async function work(order: PageOrder): Promise<PageAnswer> {
  const answer = await answered(order)
  const { user, system } = process.cpuUsage()
  return { ...answer, used: { seconds: (user + system) / 1e6, bytes: process.memoryUsage.rss() } }
}

async function answered(order: PageOrder) {
  try {
    if (order.ask === 'arrange') return await arranged(order.paths, order.wanted)
    if (order.ask === 'convert') return await converted(order.path, order.program)
    if (order.ask === 'signed') return { isSigned: isSignedFile(await readFile(order.path)) }
    const pages = await sourceOf(order)
    if (order.ask === 'open') return { pages: pages.pages, kind: pages.kind }
    const picture = await pages.picture(order.page, READING_DPI)
    if (order.ask === 'measure') return { measures: await measurePage(picture) }
    if (order.ask === 'keep') return { kept: await keptPage(picture, order.turn) }
    if (order.ask === 'thumbnail') return { small: await thumbnailOf(picture, SMALL) }
    if (order.ask === 'codes') return { codes: await readCodes(picture) }
    const text = await (await (reader ??= openTextReader())).read(picture)
    if (process.memoryUsage.rss() > TIRED) await renew()
    return { text }
  } catch (error) {
    if (error instanceof NoPictures) return { refused: error.reason }
    if (error instanceof Error && 'code' in error) return { code: String(error.code) }
    throw error
  }
}

async function renew(): Promise<void> {
  await (await reader)?.close()
  reader = undefined
}

async function arranged(paths: readonly string[], wanted: readonly WantedPage[]) {
  const made = await arrangePages(await Promise.all(paths.map(async (path) => readFile(path))), wanted)
  return made.ok ? { made: made.value } : { refusal: made.refusal }
}

/** Only where it is asked: to set papers takes more than to read them. */
async function converted(path: string, program: string) {
  const { convertDrawing } = await import('./convert-drawing.ts')
  const made = await convertDrawing(await readFile(path), { program })
  return 'pdf' in made ? { made: made.pdf } : made
}

async function sourceOf({ ask, path }: Exclude<PageOrder, { ask: 'arrange' | 'signed' | 'convert' }>): Promise<PageSource> {
  if (ask !== 'open' && source?.path === path) return source.pages
  await source?.pages.close()
  source = undefined
  const pages = await openPages(await readFile(path))
  source = { path, pages }
  return pages
}
