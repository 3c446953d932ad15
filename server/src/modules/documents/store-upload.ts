import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { cleanFileName } from './domain/file-name.ts'
import { type FileFacts, holdFiles, insertFile, insertUpload } from './store/document-store.ts'

export interface StoreUpload extends FileFacts {
  /** As the browser gave it; anything may stand in it. */
  readonly name: string
}

export interface StoredUpload extends FileFacts {
  readonly publicId: string
  readonly name: string
}

/**
 * Keeps that somebody uploaded a file. Its bytes must lie in the file store, on disk, before: a row never names what is
 * not there. Leaves `upload.stored`.
 */
export async function storeUpload(
  ctx: Ctx, { name: raw, ...file }: StoreUpload,
): Promise<Result<StoredUpload, never>> {
  const name = cleanFileName(raw)
  await holdFiles(ctx.tx, 'together') // or the file, there already, could go before the upload names it
  await insertFile(ctx.tx, file)
  const { id, publicId } = await insertUpload(ctx.tx, { sha256: file.sha256, name, actorId: ctx.actorId, at: ctx.now })
  await recordEvent(ctx, {
    type: 'upload.stored', subjectKind: 'upload', subjectId: id, data: { upload: publicId, kind: file.kind, size: file.size },
  })
  return ok({ ...file, publicId, name })
}
