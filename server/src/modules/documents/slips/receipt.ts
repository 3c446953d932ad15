import { qrSvg } from '../../../platform/qr.ts'
import { type PaperHead, type Person, type Signer, showHead, showPerson, showSigner } from './paper-parts.ts'
import { showMoment, two } from './paper-text.ts'

export interface ReceiptComponent {
  readonly name: string
  /** How many originals (bản chính) and copies (bản sao) of it were handed in. */
  readonly originals: number
  readonly copies: number
  /** Stands in place of both counts: `Bản điện tử: 02 tệp`. Papers of before it was kept have none. */
  readonly inWords?: string | null
}

/** Form 01: dossier complete and valid, so the clock runs (Giấy tiếp nhận hồ sơ và hẹn trả kết quả). */
export interface Receipt {
  readonly head: PaperHead
  readonly dossierNumber: string
  /** The section that received, as people call it. */
  readonly section: string
  readonly applicant: Person
  /** For whom the applicant acts, and by which paper; with their number on the form of TT 03/2025 only. */
  readonly authorisedBy: Person & { readonly paper: string } | null
  readonly request: string
  readonly components: readonly ReceiptComponent[]
  /** Số lượng hồ sơ (bộ). */
  readonly sets: number
  /** In words, since it may be days, hours or "trong ngày": `05 ngày làm việc`. */
  readonly statutoryTime: string
  readonly receivedAt: Date
  readonly dueAt: Date
  /** Where, or how, the result will be fetched. */
  readonly resultAt: string
  /** What is to be paid for it, in words; slips of before it was kept have none. */
  readonly fees?: string | null
  /** What is still awaited from others, such as a register that is away; most have none. */
  readonly note?: string | null
  readonly book: { readonly volume: string; readonly entry: string } | null
  /** The whole address, with whatever secret it carries; becomes the QR code. */
  readonly trackingUrl: string
  readonly submitter: Signer
  readonly receiver: Signer
}

export function showReceipt(receipt: Receipt) {
  const { head, applicant, authorisedBy, components, sets, receivedAt, dueAt, trackingUrl, submitter, receiver } =
    receipt
  const data = {
    ...receipt,
    head: showHead(head),
    applicant: showPerson(applicant),
    authorisedBy: authorisedBy && showPerson(authorisedBy),
    components: components.map((paper) => ({ ...paper, originals: two(paper.originals), copies: two(paper.copies) })),
    sets: two(sets), fees: receipt.fees ?? null, note: receipt.note ?? null,
    receivedAt: showMoment(receivedAt),
    dueAt: showMoment(dueAt),
    signatures: [showSigner('NGƯỜI NỘP HỒ SƠ', submitter), showSigner('NGƯỜI TIẾP NHẬN HỒ SƠ', receiver)],
  }
  return { data, pictures: { qr: qrSvg(trackingUrl) } }
}
