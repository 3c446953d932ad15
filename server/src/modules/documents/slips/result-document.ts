import { qrSvg } from '../../../platform/qr.ts'
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
  /** How it is known and checked, of those that are issued electronically. */
  readonly check?: ResultCheck | undefined
}

export interface ResultCheck {
  /** Mã kết quả. */
  readonly code: string
  /** The whole text of the QR code; it stands in the file's keywords, too, for programs that check the file. */
  readonly qr: string
  /** Where anybody checks it. */
  readonly address: string
}

/** What stands where number and day would: they come with the seal, after this was signed (NĐ 30/2020/NĐ-CP Đ.15). */
const WITH_SEAL = { number: 'ghi tại con dấu', day: 'ngày ghi tại con dấu' } as const

/** As its head signs it, with room for the seal that says number, day and code. */
export function showResultDraft(result: ResultDocument) {
  const { data, title } = showResultDocument({ ...result, check: undefined })
  return { data: { ...data, head: { ...data.head, ...WITH_SEAL }, isSealedLater: true }, title }
}

export function showResultDocument({ check, ...result }: ResultDocument) {
  const { head, title, signer } = result
  const data = { ...result, head: showHead(head), heading: title.toUpperCase(), signatures: [showChief(signer)] }
  if (!check) return { data, title }
  const keywords = [`mã kết quả ${check.code}`, `số ${head.number ?? ''}`, check.qr]
  return { data: { ...data, check: { ...check, keywords } }, title, pictures: { qr: qrSvg(check.qr) } }
}
