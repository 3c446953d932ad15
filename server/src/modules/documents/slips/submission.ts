import { type PaperHead, showHead } from './paper-parts.ts'
import { showMoment } from './paper-text.ts'

/**
 * That a dossier was sent online, with each file as it lies with the office; the receipt of its acceptance is another.
 */
export interface SubmissionSlip {
  readonly head: PaperHead
  readonly dossierNumber: string
  readonly procedure: string
  readonly applicant: string
  readonly section: string
  readonly submittedAt: Date
  /** Until when the office accepts it or says what is missing; null where that is not known. */
  readonly answerBy: Date | null
  readonly files: readonly {
    readonly name: string
    /** Null where it could not be told, and of pictures. */
    readonly pages: number | null
    /** In words: `340 kB`. */
    readonly size: string
    /** SHA-256, hexadecimal. */
    readonly sum: string
  }[]
}

export function showSubmission(slip: SubmissionSlip) {
  return {
    data: {
      ...slip,
      head: showHead(slip.head),
      submittedAt: showMoment(slip.submittedAt),
      answerBy: slip.answerBy && showMoment(slip.answerBy),
      files: slip.files.map((file) => ({ ...file, pages: file.pages === null ? '' : String(file.pages) })),
    },
  }
}
