import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Verdict } from '../../platform/signing/check-signatures.ts'
import { recordEvent } from '../audit/public.ts'
import type { FoundSignatures } from './check-upload-signatures.ts'
import { cleanFileName } from './domain/file-name.ts'
import { insertSignatureReport } from './store/signature-reports.ts'
import { type QuarantineWhy, insertQuarantine, quarantinedAmong, reopenRemoved } from './store/quarantine.ts'
import type { UploadCame } from './store/tables.ts'
import { type FileFacts, holdFiles, insertFile, insertUpload } from './store/document-store.ts'

export interface StoreUpload extends FileFacts {
  /** As the browser gave it; anything may stand in it. */
  readonly name: string
  /** Why the antivirus has said nothing of it: shown to nobody until it has. */
  readonly quarantine?: QuarantineWhy
  /** The antivirus has looked at these very bytes now, and found nothing. */
  readonly isClean?: boolean
  /** What was found of its signatures; left out where it holds none. */
  readonly signatures?: FoundSignatures
  /** As whoever brings it says; what it is in truth, is judged by its pages. */
  readonly came?: UploadCame | undefined
}

export interface StoredUpload extends FileFacts {
  readonly publicId: string
  readonly name: string
  /** The antivirus has not spoken yet: nobody is shown it. */
  readonly isQuarantined?: boolean
  /** What its signatures are worth; left out where it holds none. */
  readonly signatures?: Verdict
}

/** Milliseconds until a file is scanned again. */
const SCANNED_AGAIN = 10_000

/**
 * Keeps that somebody uploaded a file. Its bytes must lie in the file store, on disk, before: a row never names what is
 * not there. What was once removed as infected is released if it is found clean now, and waits for the antivirus anew
 * if that has not looked at it: a false alarm locks nothing out. Leaves `upload.stored`, and `upload.released` then.
 */
export async function storeUpload(
  ctx: Ctx, { name: raw, quarantine, isClean = false, signatures, came, ...file }: StoreUpload,
): Promise<Result<StoredUpload, never>> {
  const name = cleanFileName(raw)
  await holdFiles(ctx.tx, 'together') // or the file, there already, could go before the upload names it
  const isNew = await insertFile(ctx.tx, file)
  const dueAt = new Date(ctx.now.getTime() + SCANNED_AGAIN)
  const isBack = !isNew && await reopenRemoved(ctx.tx, {
    sha256: file.sha256, isClean, why: quarantine ?? 'unreachable', at: ctx.now, dueAt,
  })
  // What was there before was scanned before, or is kept aside already.
  if (quarantine && isNew) {
    await insertQuarantine(ctx.tx, { sha256: file.sha256, why: quarantine, at: ctx.now, dueAt })
  }
  // Anew each time: a certificate may have been withdrawn meanwhile.
  if (signatures) await insertSignatureReport(ctx.tx, file.sha256, ctx.now, signatures)
  const isQuarantined = (await quarantinedAmong(ctx.tx, [file.sha256])).size > 0
  const { id, publicId } = await insertUpload(ctx.tx, {
    sha256: file.sha256, name, actorId: ctx.actorId, at: ctx.now, came,
  })
  await recordEvent(ctx, {
    type: 'upload.stored', subjectKind: 'upload', subjectId: id, data: { upload: publicId, kind: file.kind, size: file.size, ...isQuarantined && { isQuarantined } },
  })
  if (isBack && isClean)
    await recordEvent(ctx, { type: 'upload.released', subjectKind: 'upload', subjectId: id, data: {} })
  return ok({
    ...file, publicId, name, ...isQuarantined && { isQuarantined }, ...signatures && { signatures: signatures.verdict },
  })
}
