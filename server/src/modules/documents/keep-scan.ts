import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type StoreUpload, storeUpload } from './store-upload.ts'
import { insertMadeOf, listOwnUploads } from './store/made-of-store.ts'
import { insertReadings } from './store/reading-store.ts'
import { type ScanCame, insertScan } from './store/scan-store.ts'

/** The program itself: nobody names this upload but the tray. */
const PROGRAM = 1n

export interface KeepScan {
  /** In whose tray it waits. */
  readonly unitId: bigint
  readonly came: ScanCame
  /** Looked at and in the file store already (`takeUpload`). */
  readonly file: StoreUpload
  /** Of which uploads it was made: a batch that was split. */
  readonly from?: readonly bigint[]
}

/**
 * Puts a scan into the tray of a unit (khay quét). Its bytes lie on disk before. Leaves `upload.stored` and
 * `scan.arrived`.
 */
export async function keepScan(
  ctx: Ctx, { unitId, came, from = [], file }: KeepScan,
): Promise<Result<{ readonly publicId: string }, never>> {
  // As the program's, and not of whoever scans: no door but the tray names it. Kept aside like any upload.
  const stored = await storeUpload({ ...ctx, actorId: PROGRAM }, file)
  if (!stored.ok) return stored
  const [upload] = await listOwnUploads(ctx.tx, PROGRAM, [stored.value.publicId])
  if (!upload) throw new Error('an upload that was just stored is not there')
  await insertMadeOf(ctx.tx, upload.id, from)
  await insertReadings(ctx.tx, [file.sha256], ctx.now)
  const { id, publicId } = await insertScan(ctx.tx, { unitId, came, uploadId: upload.id, at: ctx.now })
  await recordEvent(ctx, {
    type: 'scan.arrived', subjectKind: 'scan', subjectId: id,
    data: { scan: publicId, came, kind: file.kind, size: file.size },
  })
  return ok({ publicId })
}
