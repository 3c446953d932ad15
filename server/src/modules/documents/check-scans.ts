import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import { withLocalCopies } from '../../platform/local-copy.ts'
import type { Storage } from '../../platform/storage.ts'
import { type ArrangeFault, pageReader } from './arrange-upload.ts'
import { type MeasuredPage, type ScanExpected, type ScanFault, type ScanLimits, judgeScan } from './domain/judge-scan.ts'
import { listOwnUploads } from './store/made-of-store.ts'
import { insertReadings } from './store/reading-store.ts'
import { writeScanCheck } from './store/scan-check-store.ts'

export interface CheckScans {
  readonly actorId: bigint
  /** Public ids of the actor's own uploads, all of one paper. */
  readonly files: readonly string[]
  readonly expected: ScanExpected
}

/** What is wrong with the scan of a paper, by its file; `pages-missing` is told of its first. */
export interface ScansChecked {
  readonly files: readonly {
    readonly uploadId: bigint; readonly publicId: string; readonly sha256: string; readonly faults: readonly ScanFault[]
  }[]
}

/** A file that no process could open within its limits: a person has to look at it. */
const NOT_MEASURED: ScanFault = { code: 'not-measured', found: null, limit: 0 }

/**
 * Whether the scan of a paper can be read (kiểm tra chất lượng ảnh quét): its resolution, blur, skew, blank pages, and
 * whether all its pages are there; `not-measured` is a fault as any other. Measures files, so never within a
 * transaction; `noteScansChecked` keeps it then.
 */
export async function checkScans(
  { db, storage }: { readonly db: Db; readonly storage: Storage },
  { maxPages, quality }: { readonly maxPages: number; readonly quality: ScanLimits },
  { actorId, files, expected: { pages: wanted, isFine = false } }: CheckScans,
): Promise<Result<ScansChecked, ArrangeFault>> {
  const own = await listOwnUploads(db, actorId, files)
  const missing = files.find((file) => own.every(({ publicId }) => publicId !== file))
  if (missing !== undefined) return refuse({ code: 'upload-unknown', uploadId: missing })
  const measured: (readonly MeasuredPage[] | undefined)[] = []
  for (const { sha256 } of own) {
    const answer = await withLocalCopies(storage, [sha256], async ([path = '']) =>
      pageReader.measure(path, { maxPages }, String(actorId)))
    if ('code' in answer) return refuse({ code: 'file-unreadable' })
    measured.push('refused' in answer ? undefined : [...answer.pages])
  }
  const known = measured.filter((pages) => pages !== undefined)
  // Of what cannot be opened nobody knows how many pages it has.
  const whole = known.length === measured.length
    ? judgeScan(known.flat(), { pages: wanted, isFine }, quality).filter(({ page }) => page === undefined)
    : []
  const faultsOf = (pages: readonly MeasuredPage[] | undefined, hasPhotos: boolean) =>
    pages ? judgeScan(pages, { isFine, hasPhotos }, quality) : [NOT_MEASURED]
  return ok({
    files: own.map(({ id, publicId, sha256, came }, n) => ({
      uploadId: id, publicId, sha256, faults: [...faultsOf(measured[n], came === 'photo'), ...n === 0 ? whole : []],
    })),
  })
}

/** Keeps what was found, so that nothing unreadable is filed unless somebody lets it pass. */
export async function noteScansChecked(ctx: Ctx, { files }: ScansChecked): Promise<Result<ScansChecked, never>> {
  for (const one of files) await writeScanCheck(ctx.tx, one, ctx.now)
  // Read while the clerk goes on, so that a paper that was scanned twice is noticed before it is filed.
  await insertReadings(ctx.tx, files.map(({ sha256 }) => sha256), ctx.now)
  return ok({ files })
}
