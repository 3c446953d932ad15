import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type LineRefusal, type OnLineItem, holdLineItem } from './on-line-item.ts'
import { setScanned } from './store/backlog-line.ts'
import { findOwnUploads } from './store/document-store.ts'
import { findPoorScan } from './store/scan-check-store.ts'

/**
 * Puts the scan of a listed result on the line: an upload of the actor's own, by its public id. A scan that is there
 * already is replaced until the result is kept. Refuses with `upload-unknown`, with `scan-poor` one that was found bad
 * and that nobody has let pass. Leaves `backlog.scanned`.
 */
export async function scanBacklogItem(
  ctx: Ctx, { upload, ...on }: OnLineItem & { readonly upload: string },
): Promise<Result<{ readonly stage: 'scanned' }, LineRefusal | { readonly code: 'upload-unknown' | 'scan-poor' }>> {
  const item = await holdLineItem(ctx, on, ['waits', 'scanned', 'indexed'])
  if (!item.ok) return item
  const [uploadId] = await findOwnUploads(ctx.tx, ctx.actorId, [upload])
  if (uploadId === undefined) return refuse({ code: 'upload-unknown' })
  if (await findPoorScan(ctx.tx, [upload]) !== undefined) return refuse({ code: 'scan-poor' })
  await setScanned(ctx.tx, item.value.id, uploadId, ctx.actorId, ctx.now)
  await recordEvent(ctx, {
    type: 'backlog.scanned', subjectKind: 'backlog-item', subjectId: item.value.id, data: { item: on.publicId },
  })
  return ok({ stage: 'scanned' })
}
