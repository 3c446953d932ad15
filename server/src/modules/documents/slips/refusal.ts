import { type PaperHead, type Person, type Signer, showHead, showPerson, showSigner } from './paper-parts.ts'

/** Form 03: not acceptable, and why (Phiếu từ chối tiếp nhận giải quyết hồ sơ). */
export interface Refusal {
  readonly head: PaperHead
  readonly dossierNumber: string | null
  /** The section that refuses, as people call it. */
  readonly section: string
  readonly applicant: Person
  readonly request: string
  readonly reason: string
  readonly submitter: Signer
  readonly receiver: Signer
}

export function showRefusal(refusal: Refusal) {
  const { head, applicant, submitter, receiver } = refusal
  const signatures = [showSigner('NGƯỜI NỘP HỒ SƠ', submitter), showSigner('NGƯỜI TIẾP NHẬN HỒ SƠ', receiver)]
  return { data: { ...refusal, head: showHead(head), applicant: showPerson(applicant), signatures } }
}
