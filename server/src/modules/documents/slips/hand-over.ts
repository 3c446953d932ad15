import { type PaperHead, type Signer, showHead, showSigner } from './paper-parts.ts'
import { showMoment, two } from './paper-text.ts'
import type { ReceiptComponent } from './receipt.ts'

/** Paper originals that follow an electronic dossier to the competent unit, and their receipt there. */
export interface HandOver {
  readonly head: PaperHead
  readonly dossierNumber: string
  readonly procedure: string
  readonly applicant: string
  readonly from: string
  readonly to: string
  readonly at: Date
  readonly papers: readonly (ReceiptComponent & { readonly note: string | null })[]
  readonly giver: Signer
  readonly receiver: Signer
}

export function showHandOver(handOver: HandOver) {
  const { head, at, papers, giver, receiver } = handOver
  return {
    data: {
      ...handOver,
      head: showHead(head),
      at: showMoment(at),
      papers: papers.map((paper) => ({ ...paper, originals: two(paper.originals), copies: two(paper.copies) })),
      signatures: [showSigner('BÊN GIAO', giver), showSigner('BÊN NHẬN', receiver)],
    },
  }
}
