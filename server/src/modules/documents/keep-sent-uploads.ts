import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { FileKind } from './domain/file-fault.ts'
import { faultOfSignatures } from './domain/signature-rule.ts'
import { keepOfficeFile } from './keep-office-file.ts'
import { holdFiles } from './store/document-store.ts'
import { listUploadsToSend } from './store/sent-uploads.ts'

/** A file that goes to another agency: where its bytes lie, and how it is called. */
export interface SentUpload {
  readonly name: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly kind: FileKind
  readonly pages: number | null
}

export interface SentUploadRefusal {
  readonly code: 'upload-unknown' | 'upload-unscanned' | 'upload-signature-broken' | 'file-infected'
}

/**
 * Keeps uploads of the actor as files of the office, in the order in which they are named, since they go along with
 * what the office writes to another agency. Refuses `upload-unknown` (none, or of somebody else: the same words),
 * `upload-unscanned` until the antivirus has spoken, for what has left cannot be taken back, `file-infected`, and
 * `upload-signature-broken` where a signature in it does not hold, as papers are refused. Part of the deed that sends
 * them, whose event tells of it.
 */
export async function keepSentUploads(
  ctx: Ctx, uploads: readonly string[],
): Promise<Result<readonly SentUpload[], SentUploadRefusal>> {
  if (uploads.length === 0) return ok([])
  await holdFiles(ctx.tx, 'together') // or an upload that is forgotten at this moment takes its file along
  const found = await listUploadsToSend(ctx.tx, ctx.actorId, uploads)
  const sent: SentUpload[] = []
  for (const id of uploads) {
    const upload = found.get(id)
    if (!upload) return refuse({ code: 'upload-unknown' })
    if (upload.kept !== null) return refuse({ code: upload.kept === 'aside' ? 'upload-unscanned' : 'file-infected' })
    if (faultOfSignatures(upload.verdict, false)) return refuse({ code: 'upload-signature-broken' })
    const { name, sha256, kind, pages, inert } = upload
    const size = Number(upload.size)
    await keepOfficeFile(ctx, { sha256, size, kind, pages, inert, reports: [] })
    sent.push({ name, sha256, size, kind, pages })
  }
  return ok(sent)
}
