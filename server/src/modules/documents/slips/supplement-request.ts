import { type PaperHead, type Person, type Signer, showHead, showPerson, showSigner } from './paper-parts.ts'

/** Form 02: what is missing or wrong, all of it at once (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ; NĐ 61/2018 Đ.17). */
export interface SupplementRequest {
  readonly head: PaperHead
  /** Null when nothing was stored yet, at a counter. */
  readonly dossierNumber: string | null
  readonly applicant: Person
  readonly request: string
  /** Each thing to complete, with the reason why, of its own. */
  readonly items: readonly { readonly what: string; readonly reason: string }[]
  /** Whom to ask, and where. */
  readonly contact: { readonly name: string; readonly phone: string | null }
  readonly guide: Signer
}

export function showSupplementRequest(request: SupplementRequest) {
  const { head, applicant, contact, guide } = request
  return {
    data: {
      ...request,
      head: showHead(head),
      applicant: showPerson(applicant),
      contact: showPerson(contact),
      signatures: [showSigner('NGƯỜI HƯỚNG DẪN', guide)],
    },
  }
}
