import { openTwoLanes } from '../../platform/two-lanes.ts'
import type { DocumentCheck } from './check-document.ts'
import type { UploadLimits } from './domain/file-fault.ts'

export type DocumentOrder =
  | { readonly path: string; readonly limits: UploadLimits }
  | { readonly drawing: Uint8Array }
export type DocumentAnswer =
  | { readonly check: DocumentCheck }
  /** Why the file cannot be opened, as the system says it. */
  | { readonly code: string }
/** Without `ink` nothing is drawn, or it is no such picture. */
export type ReaderAnswer = DocumentAnswer | { readonly ink: Uint8Array | undefined }

export interface DocumentReader {
  /**
   * What `checkDocument` says, from a process that a file cannot outgrow: one that takes more than 512 MB or 30 seconds
   * is refused as `file-too-heavy`. `whose` it is decides whose turn is next while others wait.
   */
  check(path: string, limits: UploadLimits, whose?: string): Promise<DocumentAnswer>
  /** What `redrawInk` makes of a drawing. */
  redraw(drawing: Uint8Array, whose: string): Promise<Buffer | undefined>
  /** Begins the process before the first file comes. */
  warm(): void
  close(): void
}

const MEGABYTES = 512
/** Seconds; together the thirty that a file may take. */
const [QUICK, PATIENT] = [2, 28]
const TOO_HEAVY: DocumentCheck = {
  kind: null, pages: null, encrypted: false, activeContent: [], verdict: 'refused', reasons: ['file-too-heavy'],
}

/** Opens the reader of files of others; its processes begin when they are needed, and stay. */
export function openDocumentReader(): DocumentReader {
  const lanes = openTwoLanes<DocumentOrder, ReaderAnswer>({
    module: new URL('document-work.ts', import.meta.url), megabytes: MEGABYTES, quick: QUICK, patient: PATIENT,
    tooHeavy: { check: TOO_HEAVY },
  })
  return {
    async check(path, limits, whose = '') {
      const answer = await lanes.ask({ path, limits }, whose)
      return 'ink' in answer ? { code: 'unknown' } : answer
    },
    async redraw(drawing, whose) {
      const answer = await lanes.ask({ drawing }, whose)
      return 'ink' in answer && answer.ink ? Buffer.from(answer.ink) : undefined
    },
    warm: lanes.warm, close: lanes.close,
  }
}

/** Of this process: all its doors share it. */
export const documentReader = openDocumentReader()
