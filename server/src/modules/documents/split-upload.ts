import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { withLocalCopies } from '../../platform/local-copy.ts'
import { type ArrangeFault, type ArrangeRooms, type MadeFile, arrangeUpload, pageReader } from './arrange-upload.ts'
import type { UploadLimits } from './domain/file-fault.ts'
import type { ScanLimits } from './domain/judge-scan.ts'
import type { Separator } from './domain/separator.ts'
import { type BatchFault, type BatchPage, splitBatch } from './domain/split-batch.ts'
import { keepScan } from './keep-scan.ts'
import type { StoredUpload } from './store-upload.ts'
import { listOwnUploads } from './store/made-of-store.ts'
import { takeScan } from './take-scan.ts'

export interface BatchPart extends MadeFile { readonly separator: Separator | null }
export interface MadeBatch {
  readonly parts: readonly BatchPart[]
  /** Separator sheets, and their blank backs, by their pages in the batch. */
  readonly leftOut: readonly number[]
  readonly faults: readonly BatchFault[]
}

/**
 * Splits what was scanned in one go by its separator sheets (tờ ngăn cách): a file for each paper, with what the sheet
 * before it says. Every page of the batch is in one of them or is such a sheet; none is lost. The batch itself stays.
 */
export async function splitUpload(
  rooms: ArrangeRooms, limits: UploadLimits, quality: Pick<ScanLimits, 'ink'>,
  { actorId, file }: { readonly actorId: bigint; readonly file: string },
): Promise<Result<MadeBatch, ArrangeFault>> {
  const [own] = await listOwnUploads(rooms.db, actorId, [file])
  if (!own) return refuse({ code: 'upload-unknown', uploadId: file })
  const looked = await withLocalCopies(rooms.storage, [own.sha256], async ([path = '']) =>
    lookThrough(path, limits, { ...quality, actorId }))
  if (!looked.ok) return looked
  const { papers, leftOut, faults } = splitBatch(looked.value)
  const parts: BatchPart[] = []
  for (const [n, { separator, pages }] of papers.entries()) {
    const made = await arrangeUpload(rooms, limits, {
      actorId, files: [file], pages: pages.map((page) => ({ file: 0, page, turn: 0 })),
      name: `${own.name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 100)} (${String(n + 1)}).pdf`,
    })
    if (!made.ok) return made
    parts.push({ ...made.value, separator })
  }
  return ok({ parts, leftOut, faults })
}

async function lookThrough(
  path: string, { maxPages }: UploadLimits,
  { ink, actorId }: Pick<ScanLimits, 'ink'> & { readonly actorId: bigint },
): Promise<Result<readonly BatchPage[], ArrangeFault>> {
  const whose = String(actorId)
  const [codes, measures] = [
    await pageReader.readCodes(path, { maxPages }, whose), await pageReader.measure(path, { maxPages }, whose),
  ]
  for (const answer of [codes, measures]) {
    if ('refused' in answer) return refuse({ code: answer.refused })
    if ('code' in answer) return refuse({ code: 'file-unreadable' })
  }
  if (!('pages' in codes) || !('pages' in measures)) return refuse({ code: 'file-unreadable' })
  return ok(codes.pages.map((page, n) => ({ ...page, isBlank: (measures.pages[n]?.ink ?? 1) < ink })))
}

export interface KeptPart { readonly scan: string; readonly upload: StoredUpload; readonly separator: Separator | null }

/**
 * Keeps the papers of a batch: each waits in the tray of the unit, in the hands of whoever scanned it, until it is in a
 * dossier; so none is lost where the screen is closed. Leaves `scan.arrived` and `scan.taken` for each.
 */
export async function keepBatch(
  ctx: Ctx, unitId: bigint, { parts }: MadeBatch,
): Promise<Result<readonly KeptPart[], { readonly code: 'scan-unknown' | 'scan-taken' }>> {
  const kept: KeptPart[] = []
  for (const { file, from, separator } of parts) {
    const scan = await keepScan(ctx, { unitId, came: 'batch', file, from })
    if (!scan.ok) return scan
    const taken = await takeScan(ctx, { publicId: scan.value.publicId, mayReach: () => true })
    if (!taken.ok) return taken
    kept.push({ scan: scan.value.publicId, upload: taken.value, separator })
  }
  return ok(kept)
}
