import { Readable } from 'node:stream'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import { withLocalCopies } from '../../platform/local-copy.ts'
import type { ArrangeRefusal, WantedPage } from '../../platform/scan/arrange-pages.ts'
import { type PageReader, openPageReader } from '../../platform/scan/open-page-reader.ts'
import type { FileFault, UploadLimits } from './domain/file-fault.ts'
import { type StoreUpload, type StoredUpload, storeUpload } from './store-upload.ts'
import { insertMadeOf, listOwnUploads } from './store/made-of-store.ts'
import type { NotReplaceable } from './replace-scans.ts'
import { type OpenScan, listOpenScans } from './store/scan-versions.ts'
import type { UploadUnknown } from './take-papers.ts'
import { type TakingRooms, takeUpload } from './take-upload.ts'

export interface ArrangeRooms extends TakingRooms { readonly db: Db }

export interface ArrangeUpload {
  readonly actorId: bigint
  /** Public ids of the actor's own uploads. */
  readonly files: readonly string[]
  /** Pages of these in the order wanted; `file` is the place in `files`, from 0. */
  readonly pages: readonly WantedPage[]
  /** Of what is made. */
  readonly name: string
}

/** What was made of uploads and lies in the store, until its row is written. */
export interface MadeFile { readonly file: StoreUpload; readonly from: readonly bigint[] }

export type ArrangeFault = ArrangeRefusal | FileFault | UploadUnknown | { readonly code: 'file-too-heavy' | 'file-unreadable' }

/** Of this process: all its doors share it. Its process begins with the first file. */
export const pageReader: PageReader = openPageReader()

/**
 * Makes a PDF of pages of one's own uploads, in an order of one's own: turned, left out, joined, split (xoay, bỏ, gộp,
 * tách trang). What was sent stays as it is, beside it; a signed file is refused (`file-signed`), since its signature
 * would not hold for what is made. Works on files, so never within a transaction; `storeMadeFile` keeps it then.
 */
export async function arrangeUpload(
  rooms: ArrangeRooms, limits: UploadLimits, { actorId, files, pages, name }: ArrangeUpload,
): Promise<Result<MadeFile, ArrangeFault>> {
  const own = await listOwnUploads(rooms.db, actorId, files)
  const missing = files.find((file) => own.every(({ publicId }) => publicId !== file))
  if (missing !== undefined) return refuse({ code: 'upload-unknown', uploadId: missing })
  return arrangeFiles(rooms, limits, own.map(({ id, ...one }) => ({ ...one, uploadId: id })), { actorId, pages, name })
}

/** The same of the scans of a dossier, by their public ids; refuses what is signed, kept or no scan. */
export async function arrangeScans(
  rooms: ArrangeRooms, limits: UploadLimits,
  { papers, ...wanted }: Omit<ArrangeUpload, 'files'> & { readonly papers: readonly string[] },
): Promise<Result<MadeFile, ArrangeFault | NotReplaceable>> {
  const open = await listOpenScans(rooms.db, papers)
  return open.length === papers.length
    ? arrangeFiles(rooms, limits, open, wanted) : refuse({ code: 'scan-not-replaceable' })
}

type Source = Pick<OpenScan, 'uploadId' | 'sha256' | 'kind' | 'came'>

async function arrangeFiles(
  rooms: ArrangeRooms, limits: UploadLimits, sources: readonly Source[],
  { actorId, pages, name }: Omit<ArrangeUpload, 'files'>,
): Promise<Result<MadeFile, ArrangeFault>> {
  const made = await withLocalCopies(
    rooms.storage, sources.map(({ sha256 }) => sha256),
    async (paths) => pageReader.arrange(paths, pages, String(actorId)))
  if (!made.ok) return made
  const taken = await takeUpload(rooms, limits, { name, content: Readable.from([made.value]), actorId })
  if (!taken.ok) return taken
  // A picture is laid on a page, which says no more how large the paper was than a photograph does.
  const hasPhotos = sources.some(({ came, kind }) => came === 'photo' || kind !== 'application/pdf')
  return ok({
    file: { ...taken.value, ...hasPhotos && { came: 'photo' } }, from: sources.map(({ uploadId }) => uploadId),
  })
}

/** Keeps what was made as an upload of whoever made it. Leaves `upload.stored`. */
export async function storeMadeFile(ctx: Ctx, { file, from }: MadeFile): Promise<Result<StoredUpload, never>> {
  const stored = await storeUpload(ctx, file)
  const [own] = stored.ok ? await listOwnUploads(ctx.tx, ctx.actorId, [stored.value.publicId]) : []
  if (own) await insertMadeOf(ctx.tx, own.id, from)
  return stored
}
