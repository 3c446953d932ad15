import { type Result, ok } from '../../kernel/result.ts'
import type { Storage } from '../../platform/storage.ts'
import type { UploadLimits } from './domain/file-fault.ts'
import { type FileFault, inspectFile } from './inspect-file.ts'
import type { StoreUpload } from './store-upload.ts'

export interface TakeUpload {
  /** As the browser gave it. */
  readonly name: string
  readonly content: AsyncIterable<Uint8Array>
}

/**
 * Takes in what somebody sends, as a stream: looks at it, and puts it into the file store. What it answers goes to
 * `storeUpload`, in a transaction; the bytes are on disk before. Refuses with the fault of the file, and keeps nothing.
 *
 * API and portal both use it. What nobody then stores a row for stays in the store under its hash and is named by
 * nobody.
 */
export async function takeUpload(
  storage: Storage, limits: UploadLimits, { name, content }: TakeUpload,
): Promise<Result<StoreUpload, FileFault>> {
  const stored = await storage.put(content, limits.maxBytes, ({ path }) => inspectFile(path, limits))
  if (!stored.ok) return stored
  const {
    sha256, size, checked: { kind, pages },
  } = stored.value
  return ok({ name, sha256, size, kind, pages })
}
