import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pdfOfPictures } from '../../platform/pdf-file/picture-pdf.ts'
import type { Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { type DrawnPage, type PageDrawer, pageDrawer } from './open-page-drawer.ts'
import type { FileFacts } from './store/document-store.ts'
import { isDestroyed } from './store/destroyed-bodies.ts'
import { findRendition, keepRendition } from './store/renditions.ts'

export interface MakingRooms { readonly db: Db; readonly storage: Storage }

/** Pixels of the longer side: A4 at 150 dpi, and what stands beside a name in a list. */
const [SHEET, THUMB] = [1_754, 240]
/** So many pages are drawn at most; who needs more asks for the file deliberately. */
export const MOST_DRAWN = 300

/**
 * The hash of a PDF whose pages are pictures of the pages of this file: what is shown instead of one that could do
 * something. Made when it is first asked for; undefined where it cannot be made, which is kept, too.
 */
export async function picturesOf(
  rooms: MakingRooms, file: FileFacts, at: Date, drawer: PageDrawer = pageDrawer,
): Promise<string | undefined> {
  const known = await findRendition(rooms.db, file.sha256, 'pictures')
  if (known) return known.sha256 ?? undefined
  const drawn = await drawSheets(rooms, file, { longest: SHEET, most: MOST_DRAWN }, drawer)
  const pages = drawn?.map((page) => ({ ...page, jpeg: Buffer.from(page.jpeg) }))
  const made = pages && await rooms.storage.put(Readable.from([pdfOfPictures(pages)]), Infinity)
  const sha256 = made?.ok ? made.value.sha256 : null
  await keepRendition(rooms.db, file.sha256, 'pictures', {
    sha256, at, note: made?.ok ? { pages: pages?.length ?? 0, size: made.value.size } : { fault: 'not-drawn' },
  })
  return sha256 ?? undefined
}

/** The same of a small picture of page one, for lists. */
export async function thumbnailOf(
  rooms: MakingRooms, file: FileFacts, at: Date, drawer: PageDrawer = pageDrawer,
): Promise<string | undefined> {
  if (await isDestroyed(rooms.db, file.sha256)) return undefined
  const known = await findRendition(rooms.db, file.sha256, 'thumbnail')
  if (known) return known.sha256 ?? undefined
  const drawn = await withCopy(rooms.storage, file.sha256, (path) =>
    drawer.draw({ path, kind: file.kind, page: 1, longest: THUMB }))
  const made = drawn && await rooms.storage.put(Readable.from([Buffer.from(drawn.jpeg)]), Infinity)
  const sha256 = made?.ok ? made.value.sha256 : null
  await keepRendition(rooms.db, file.sha256, 'thumbnail', {
    sha256, at, note: drawn ? { width: drawn.width, height: drawn.height } : { fault: 'not-drawn' },
  })
  return sha256 ?? undefined
}

/** A page of a file as a JPEG, as large as a sheet is read on a screen; undefined where it cannot be drawn. */
export async function drawPage(
  { storage }: Pick<MakingRooms, 'storage'>, { sha256, kind }: Pick<FileFacts, 'sha256' | 'kind'>, page: number,
): Promise<Uint8Array | undefined> {
  return (await withCopy(storage, sha256, (path) => pageDrawer.draw({ path, kind, page, longest: SHEET })))?.jpeg
}

/** All pages of a file as JPEGs, `most` of them; undefined where one cannot be drawn. `longest` side in pixels. */
export async function drawSheets(
  { storage }: Pick<MakingRooms, 'storage'>, { sha256, kind }: Pick<FileFacts, 'sha256' | 'kind'>,
  { longest, most }: { readonly longest: number; readonly most: number }, drawer: PageDrawer = pageDrawer,
): Promise<readonly DrawnPage[] | undefined> {
  return withCopy(storage, sha256, async (path) => {
    const pages: DrawnPage[] = []
    for (let [page, last] = [1, 1]; page <= Math.min(last, most); page += 1) {
      const drawn = await drawer.draw({ path, kind, page, longest })
      if (!drawn) return undefined
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
