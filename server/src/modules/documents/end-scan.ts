import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { endQuarantine } from './store/quarantine.ts'

export interface EndScan {
  readonly sha256: string
  /** What the antivirus calls what it found; null where it found nothing. */
  readonly threat: string | null
  /** Uploads of the file, and the dossier that each came into. */
  readonly told: readonly { readonly uploadId: bigint; readonly dossierId: bigint | null }[]
}

/**
 * Releases a file from quarantine, or marks it as removed; its bytes are for the caller, after the commit. Leaves
 * `upload.released` or `upload.removed` for each upload of it. Harmless when told twice: then answers false.
 */
export async function endScan(ctx: Ctx, { sha256, threat, told }: EndScan): Promise<Result<boolean, never>> {
  if (!await endQuarantine(ctx.tx, sha256, threat, ctx.now)) return ok(false)
  for (const { uploadId, dossierId } of told) {
    const about = { subjectKind: 'upload', subjectId: uploadId, ...dossierId !== null && { dossierId } }
    if (threat === null) await recordEvent(ctx, { type: 'upload.released', ...about, data: {} })
    else await recordEvent(ctx, { type: 'upload.removed', ...about, data: { threat } })
  }
  return ok(true)
}

/** Keeps that an infected file was sent and not taken. Leaves `upload.infected`; its subject is whoever sent it. */
export async function noteInfected(ctx: Ctx, threat: string): Promise<Result<true, never>> {
  await recordEvent(ctx, { type: 'upload.infected', subjectKind: 'actor', subjectId: ctx.actorId, data: { threat } })
  return ok(true)
}
