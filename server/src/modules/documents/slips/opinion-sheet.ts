import { type PaperHead, showHead } from './paper-parts.ts'
import { showMoment } from './paper-text.ts'

/**
 * What an officer says of a dossier (phiếu ý kiến), to be signed by their own key: in a step of its process, or as the
 * answer of an agency that was asked. A paper of our own; no circular prescribes it.
 */
export interface OpinionSheet {
  readonly head: PaperHead
  readonly dossierNumber: string
  readonly procedure: string
  /** The step of the process, or that it answers a question. */
  readonly step: string
  readonly giver: { readonly name: string; readonly position: string | null; readonly unit: string }
  /** For whom a stand-in says it. */
  readonly givenFor: string | null
  readonly at: Date
  /** What was asked, and by whom; null where nobody did. */
  readonly question: { readonly from: string; readonly text: string } | null
  /** What is proposed, in words. */
  readonly proposes: string
  /** As it was typed, with its lines; null where nothing was. */
  readonly words: string | null
}

export function showOpinionSheet(sheet: OpinionSheet) {
  const { head, at, words, question } = sheet
  return {
    data: {
      ...sheet, head: showHead(head), at: showMoment(at),
      words: linesOf(words), question: question && { ...question, text: linesOf(question.text) },
    },
  }
}

function linesOf(text: string | null): string[] {
  return (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')
}
