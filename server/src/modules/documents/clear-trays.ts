import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DiscardedUploads, discardUploads } from './discard-uploads.ts'
import { setScanPutAway } from './store/scan-store.ts'
import { destroyPutAway, letGoOfFiled, letGoOfOriginals, lockOldScans } from './store/tray-store.ts'

/** Days of the calendar (policy `tray-retention`). */
export interface TrayRetention {
  /** So long a scan waits in a tray before the program puts it away. */
  readonly waiting: number
  /** So long the file of one that was put away is there yet, and the copy of the tray of one that is a paper. */
  readonly putAway: number
  /** So long after something made of them is a paper whole batches and originals are kept. */
  readonly originals: number
}

export interface ClearTrays {
  readonly days: TrayRetention
  /** So many of each at most. */
  readonly limit: number
}

export interface ClearedTrays extends DiscardedUploads {
  /** So many scans, uploads and links were looked at: there may be more where it is `limit` or above. */
  readonly most: number
}

/** Why the program puts a scan away, as a clerk would write it. */
const TOO_LONG = 'Chờ trong khay quá thời hạn lưu'

/**
 * Keeps trays from holding papers of people for ever (NĐ 13/2023 Đ.3): puts away what waits too long and is in nobody's
 * hands, destroys what was put away long enough ago, lets go of what is doubled by a paper and of what papers were made
 * of. What stands in a dossier, or was taken into somebody's hands, is not touched. Leaves `scan.put-away`,
 * `scan.destroyed`, `upload.originals-released`, `upload.discarded`; answers the files that nothing names any more.
 */
export async function clearTrays(ctx: Ctx, { days, limit }: ClearTrays): Promise<Result<ClearedTrays, never>> {
  const before = (count: number) => new Date(ctx.now.getTime() - count * 86_400_000)

  const old = await lockOldScans(ctx.tx, before(days.waiting), limit)
  for (const scan of old) {
    await setScanPutAway(ctx.tx, scan.id, ctx.actorId, ctx.now, TOO_LONG)
    await recordEvent(ctx, {
      type: 'scan.put-away', subjectKind: 'scan', subjectId: scan.id, data: { scan: scan.publicId },
    })
  }
  const gone = await destroyPutAway(ctx.tx, before(days.putAway), ctx.now, limit)
  for (const { id, publicId } of gone)
    await recordEvent(ctx, { type: 'scan.destroyed', subjectKind: 'scan', subjectId: id, data: { scan: publicId } })
  const filed = await letGoOfFiled(ctx.tx, before(days.putAway), limit)
  const originals = await letGoOfOriginals(ctx.tx, before(days.originals), limit)
  if (originals.first !== undefined) {
    await recordEvent(ctx, {
      type: 'upload.originals-released', subjectKind: 'upload', subjectId: originals.first, data: { count: originals.count },
    })
  }
  const discarded = await discardUploads(ctx, [...gone, ...filed].map(({ uploadId }) => uploadId))
  return discarded.ok
    ? ok({ ...discarded.value, most: Math.max(old.length, gone.length, filed.length, originals.count) }) : discarded
}
