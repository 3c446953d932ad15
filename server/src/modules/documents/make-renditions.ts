import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import { pdfOfPictures } from '../../platform/pdf-file/picture-pdf.ts'
import type { Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { type DrawnPage, type NotDrawn, type PageDrawer, pageDrawer } from './open-page-drawer.ts'
import { readTextOf } from './read-text-of.ts'
import type { FileFacts } from './store/document-store.ts'
import { isDestroyed } from './store/destroyed-bodies.ts'
import {
  type RenditionKind, findRendition, findUndrawn, isStillDrawn, keepRendition, noteUndrawn,
} from './store/renditions.ts'

export interface MakingRooms { readonly db: Db; readonly storage: Storage }

/** Pixels of the longer side: A4 at 150 dpi, and what stands beside a name in a list. */
const [SHEET, THUMB] = [1_754, 240]
/** So many pages are drawn at most; who needs more asks for the file deliberately. */
export const MOST_DRAWN = 300
/** So long, by the clock, one file may hold the others up, though each of its pages took no more than it may. */
const PATIENCE = 300_000

/**
 * The hash of a PDF whose pages are pictures of the pages of this file: what is shown instead of one that could do
 * something. Made unless it is there; undefined where it cannot be made, which is kept only where it stays so.
 */
export async function picturesOf(
  rooms: MakingRooms, file: FileFacts, at: Date, drawer: PageDrawer = pageDrawer,
): Promise<string | undefined> {
  return made(rooms, file, { kind: 'pictures', at }, async () => {
    const drawn = await drawSheets(rooms, file, { longest: SHEET, most: MOST_DRAWN, patience: PATIENCE }, drawer)
    if ('fault' in drawn) return drawn
    const bytes = pdfOfPictures(drawn.map((page) => ({ ...page, jpeg: Buffer.from(page.jpeg) })))
    return { bytes, note: { pages: drawn.length } }
  })
}

/**
 * Draws the pages of one file that is shown only as pictures, and has none yet; true if there was one. What fails by
 * chance is tried again minutes later, some times; where the store does not answer, until it does. Throws then.
 */
export async function drawNextPictures(
  rooms: MakingRooms, now: Date, drawer: PageDrawer = pageDrawer,
): Promise<boolean> {
  const file = await findUndrawn(rooms.db, now)
  if (!file) return false
  try {
    const drawn = await picturesOf(rooms, file, now, drawer)
    if (drawn === undefined) await noteUndrawn(rooms.db, file.sha256, now, 'counts')
  } catch (error) {
    // A store that does not answer, or whose bytes are gone, is no fault of the file: it waits behind the others.
    await noteUndrawn(rooms.db, file.sha256, now, 'does-not-count')
    throw error
  }
  return true
}

/** The same of a small picture of page one, for lists. */
export async function thumbnailOf(
  rooms: MakingRooms, file: FileFacts, at: Date, drawer: PageDrawer = pageDrawer,
): Promise<string | undefined> {
  if (await isDestroyed(rooms.db, file.sha256)) return undefined
  return made(rooms, file, { kind: 'thumbnail', at }, async () => {
    const drawn = await withCopy(rooms.storage, file.sha256, (path) =>
      drawer.draw({ path, kind: file.kind, page: 1, longest: THUMB }))
    if ('fault' in drawn) return drawn
    return { bytes: Buffer.from(drawn.jpeg), note: { width: drawn.width, height: drawn.height } }
  })
}

type Made = NotDrawn | { readonly bytes: Buffer; readonly note: Readonly<Record<string, number>> }

/** What is known of it, or else what comes of making it. */
async function made(
  { db, storage }: MakingRooms, { sha256: of }: FileFacts,
  { kind, at }: { readonly kind: RenditionKind; readonly at: Date },
  make: () => Promise<Made>,
): Promise<string | undefined> {
  const known = await findRendition(db, of, kind)
  if (known && !isStillDrawn(known)) return known.sha256 ?? undefined
  const drawn = await make()
  if ('fault' in drawn) {
    if (drawn.fault !== 'passing') await keepRendition(db, of, kind, { sha256: null, at, note: { fault: drawn.fault } })
    return undefined
  }
  const stored = await storage.put(Readable.from([drawn.bytes]), Infinity)
  if (!stored.ok) return undefined
  const { sha256, size } = stored.value
  await keepRendition(db, of, kind, { sha256, at, note: { ...drawn.note, size } })
  return sha256
}

/** A page of a file as a JPEG, as large as a sheet is read on a screen; undefined where it cannot be drawn. */
async function drawPage(
  { storage }: Pick<MakingRooms, 'storage'>, { sha256, kind }: Pick<FileFacts, 'sha256' | 'kind'>, page: number,
): Promise<Uint8Array | undefined> {
  const drawn = await withCopy(storage, sha256, (path) => pageDrawer.draw({ path, kind, page, longest: SHEET }))
  return 'fault' in drawn ? undefined : drawn.jpeg
}

/** A page as it was read, upright though it lay upside down or on its side: places on it are where the text says. */
export async function drawReadPage(
  rooms: Pick<MakingRooms, 'storage' | 'db'>, file: Pick<FileFacts, 'sha256' | 'kind'>, page: number,
): Promise<Uint8Array | undefined> {
  const jpeg = await drawPage(rooms, file, page)
  const turn = (await readTextOf(rooms, file.sha256))?.find((one) => one.page === page)?.turn ?? 0
  return jpeg === undefined || turn === 0 ? jpeg : sharp(jpeg).rotate(turn).jpeg({ quality: 85 }).toBuffer()
}

/**
 * All pages of a file as JPEGs, `most` of them; or why one cannot be drawn. `longest` side in pixels. With `patience`,
 * in milliseconds by the clock, a file that takes longer is given up.
 */
export async function drawSheets(
  { storage }: Pick<MakingRooms, 'storage'>, { sha256, kind }: Pick<FileFacts, 'sha256' | 'kind'>,
  { longest, most, patience = Infinity }: {
    readonly longest: number; readonly most: number; readonly patience?: number
  },
  drawer: PageDrawer = pageDrawer,
): Promise<readonly DrawnPage[] | NotDrawn> {
  return withCopy(storage, sha256, async (path) => {
    const pages: DrawnPage[] = []
    const begun = performance.now()
    for (let [page, last] = [1, 1]; page <= Math.min(last, most); page += 1) {
      const drawn = await drawer.draw({ path, kind, page, longest })
      if ('fault' in drawn) return drawn
      if (performance.now() - begun > patience) return { fault: 'passing' }
      last = drawn.pages
      pages.push(drawn)
    }
    return pages
  })
}

/** The file where a program can open it, for as long as `use` takes: the store says nothing of where its bytes lie. */
async function withCopy<T>(storage: Storage, sha256: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-drawn-'))
  try {
    const path = join(folder, sha256)
    await pipeline(storage.open(sha256), createWriteStream(path, { mode: 0o600 }))
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
