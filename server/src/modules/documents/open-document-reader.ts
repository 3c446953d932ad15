import { openSupervisedProcess } from '../../platform/supervised-process.ts'
import type { DocumentCheck } from './check-document.ts'
import type { UploadLimits } from './domain/file-fault.ts'

export interface DocumentOrder { readonly path: string; readonly limits: UploadLimits }
export type DocumentAnswer =
  | { readonly check: DocumentCheck }
  /** Why the file cannot be opened, as the system says it. */
  | { readonly code: string }

export interface DocumentReader {
  /**
   * What `checkDocument` says, from a process that a file cannot outgrow: one that takes more than 512 MB or 30 seconds
   * is refused as `file-too-heavy`.
   */
  check(path: string, limits: UploadLimits): Promise<DocumentAnswer>
  close(): void
}

const [MEGABYTES, SECONDS] = [512, 30]
const TOO_HEAVY: DocumentCheck = {
  kind: null, pages: null, encrypted: false, activeContent: [], verdict: 'refused', reasons: ['file-too-heavy'],
}

/** Opens the reader of files of others; its process begins with the first file. */
export function openDocumentReader(): DocumentReader {
  const process = openSupervisedProcess<DocumentOrder, DocumentAnswer>({
    module: new URL('document-work.ts', import.meta.url), megabytes: MEGABYTES, seconds: SECONDS,
    givenUp: () => ({ check: TOO_HEAVY }),
  })
  return { check: async (path, limits) => process.ask({ path, limits }), close: process.close }
}
