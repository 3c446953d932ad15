import { type PaperHead, type Signer, showChief, showHead } from './paper-parts.ts'

/** A line of a document: what it is, and what it says. */
export interface LabelledValue { readonly label: string; readonly value: string | null }

/** A result made from a template: what the procedure gives the applicant (kết quả giải quyết). */
export interface ResultDocument {
  readonly head: PaperHead
  readonly title: string
  /** Căn cứ pháp lý, a sentence each, without the mark at its end. */
  readonly grounds: readonly string[]
  /** What is decided or certified, in a sentence; null where the rows say it all. */
  readonly opening: string | null
  readonly rows: readonly LabelledValue[]
  readonly dossierNumber: string
  readonly signer: Signer
}

export function showResultDocument(result: ResultDocument) {
  const { head, title, signer } = result
  return {
    data: { ...result, head: showHead(head), heading: title.toUpperCase(), signatures: [showChief(signer)] },
    title,
  }
}
