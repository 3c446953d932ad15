import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockPoorScans, setScanPassed } from './store/scan-check-store.ts'

export interface PassScans {
  /** Public ids of the actor's own uploads. */
  readonly files: readonly string[]
  readonly reason: string
}

/**
 * Lets scans be used although they are not good: the original is no better, or is not at hand any more. The reason
 * stands beside each. What has no fault, or was let pass already, stays as it is. Leaves `scan.passed` of each.
 */
export async function passScans(ctx: Ctx, { files, reason }: PassScans): Promise<Result<number, never>> {
  const poor = await lockPoorScans(ctx.tx, ctx.actorId, files)
  for (const { uploadId, publicId, faults } of poor) {
    await setScanPassed(ctx.tx, uploadId, { at: ctx.now, by: ctx.actorId, reason })
    await recordEvent(ctx, {
      type: 'scan.passed', subjectKind: 'upload', subjectId: uploadId,
      data: { upload: publicId, faults: [...new Set(faults.map(({ code }) => code))].join(' ') },
    })
  }
  return ok(poor.length)
}
