import { type SupervisedProcess, openSupervisedProcess } from '../../platform/supervised-process.ts'
import { openTurns } from '../../platform/fair-turns.ts'
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
/** What takes longer is begun anew in a process of its own, so that it keeps no honest file waiting. */
const [QUICK, PATIENT] = [2, 28]
const TOO_HEAVY: DocumentCheck = {
  kind: null, pages: null, encrypted: false, activeContent: [], verdict: 'refused', reasons: ['file-too-heavy'],
}

/** Opens the reader of files of others; its processes begin when they are needed, and stay. */
export function openDocumentReader(): DocumentReader {
  const quick = open<'slow'>(QUICK, (why) => why === 'memory' ? { check: TOO_HEAVY } : 'slow')
  const patient = open<never>(PATIENT, () => ({ check: TOO_HEAVY }))
  const [quickTurns, patientTurns] = [openTurns(), openTurns()]

  async function ask(order: DocumentOrder, whose: string): Promise<ReaderAnswer> {
    const answer = await quickTurns(whose, () => quick.ask(order))
    return answer === 'slow' ? patientTurns(whose, () => patient.ask(order)) : answer
  }

  return {
    async check(path, limits, whose = '') {
      const answer = await ask({ path, limits }, whose)
      return 'ink' in answer ? { code: 'unknown' } : answer
    },
    async redraw(drawing, whose) {
      const answer = await ask({ drawing }, whose)
      return 'ink' in answer && answer.ink ? Buffer.from(answer.ink) : undefined
    },
    warm: quick.warm,
    close() {
      quick.close()
      patient.close()
    },
  }
}

function open<More>(
  seconds: number, givenUp: (why: 'memory' | 'time' | 'ended') => ReaderAnswer | More,
): SupervisedProcess<DocumentOrder, ReaderAnswer | More> {
  return openSupervisedProcess<DocumentOrder, ReaderAnswer | More>({
    module: new URL('document-work.ts', import.meta.url), megabytes: MEGABYTES, seconds, givenUp,
  })
}

/** Of this process: all its doors share it. */
export const documentReader = openDocumentReader()
