import { type Day, dayOf } from '../../../kernel/civil-day.ts'
import type { EdxmlDocument } from '../../../platform/edxml/message.ts'

/** A question to an agency outside, with all that is given along. */
export interface AskedOutside {
  readonly consultationId: bigint
  readonly askedAt: Date
  readonly dueAt: Date
  readonly question: string
  readonly legalBasis: string
  /** Lines of the declaration that are given along. */
  readonly lines: readonly { readonly label: string; readonly text: string }[]
  readonly dossierNumber: string
  readonly procedure: string
  /** Ours on the axis, and who asks in it. */
  readonly from: { readonly id: string; readonly name: string }
  readonly to: { readonly id: string; readonly name: string }
  /** The document of an earlier question to the same agency that was withdrawn: this one stands in its place. */
  readonly insteadOf: string | undefined
}

/** `OrganId,yyyy/MM/dd,number and notation`: ours are numbered by the question, for no registry numbers them. */
export function documentIdOf(agency: string, { consultationId, askedAt }: Pick<AskedOutside, 'consultationId' | 'askedAt'>): string {
  return `${agency},${slashed(dayOf(askedAt))},${String(consultationId)}/LYK`
}

/** Whether that is the number of the document that asks this question; its recall has another one. */
export function isNumberOf(documentId: string, consultationId: bigint): boolean {
  return documentId.endsWith(`,${String(consultationId)}/LYK`)
}

/** The document that asks (văn bản lấy ý kiến). */
export function consultationDocument(asked: AskedOutside): EdxmlDocument {
  const { from, to, askedAt, dueAt, question, legalBasis, lines, dossierNumber, procedure, insteadOf } = asked
  const given = lines.map(({ label, text }) => `${label}: ${text}`)
  return {
    kind: 'document', from, to: [to], documentId: documentIdOf(from.id, asked),
    code: { number: String(asked.consultationId), notation: 'LYK' }, promulgation: { on: dayOf(askedAt) },
    documentType: { name: 'Công văn' }, subject: `Lấy ý kiến về hồ sơ ${dossierNumber}: ${procedure}`.slice(0, 500),
    content: [question, `Căn cứ: ${legalBasis}`, ...given].join('\n'), dueOn: dayOf(dueAt),
    trace: [{ agency: from.id, at: askedAt }],
    business: insteadOf === undefined ? { kind: 'new' }
      : { kind: 'replace', replaces: [{ documentId: insteadOf, agencies: [to.id] }] },
  }
}

/** The document that takes it back (thu hồi). */
export function recallDocument(
  asked: Pick<AskedOutside, 'consultationId' | 'askedAt' | 'from' | 'to'>, { at, reason }: { readonly at: Date; readonly reason: string },
): EdxmlDocument {
  const recalled = documentIdOf(asked.from.id, asked)
  return {
    kind: 'document', from: asked.from, to: [asked.to],
    documentId: `${asked.from.id},${slashed(dayOf(at))},${String(asked.consultationId)}/LYK-TH`,
    subject: 'Thu hồi văn bản lấy ý kiến', trace: [{ agency: asked.from.id, at }],
    business: { kind: 'recall', documentId: recalled, reason },
  }
}

function slashed(day: Day): string {
  return day.replaceAll('-', '/')
}
