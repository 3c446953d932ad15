import { type Day, dayOf } from '../../../kernel/civil-day.ts'
import { type PaperHead, type Person, type Signer, showChief, showHead, showPerson } from './paper-parts.ts'
import { showDay, showMoment } from './paper-text.ts'

/**
 * Form 04: the term is or will be missed (2018: Phiếu xin lỗi và hẹn lại ngày trả kết quả; 2025: Văn bản xin lỗi và đề
 * nghị gia hạn thời gian giải quyết). Signed by the head of the agency that is late.
 */
export interface Apology {
  readonly head: PaperHead
  /** The agency that apologises, as people call it. */
  readonly agency: string
  readonly dossierNumber: string
  readonly applicant: Person
  readonly procedure: string
  readonly receivedAt: Date
  /** As promised on the receipt. */
  readonly dueAt: Date
  readonly reason: string
  readonly newDay: Day
  /** Of a member of a request for several procedures: what is late as a whole, and when all of it is promised now. */
  readonly whole?: { readonly name: string; readonly number: string; readonly newDay: Day | null } | undefined
  readonly chief: Signer
}

export function showApology(apology: Apology) {
  const { head, applicant, receivedAt, dueAt, newDay, whole, chief } = apology
  return {
    data: {
      ...apology,
      head: showHead(head),
      applicant: showPerson(applicant),
      receivedOn: showDay(dayOf(receivedAt)),
      dueAt: showMoment(dueAt),
      newDay: showDay(newDay),
      whole: whole ? { ...whole, newDay: whole.newDay === null ? null : showDay(whole.newDay) } : null,
      signatures: [showChief(chief)],
    },
  }
}
