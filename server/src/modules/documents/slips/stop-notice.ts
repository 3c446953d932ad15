import { type Day } from '../../../kernel/civil-day.ts'
import { type PaperHead, type Person, type Signer, showChief, showHead, showPerson } from './paper-parts.ts'
import { showDay } from './paper-text.ts'

/** Form 05 of TT 03/2025: stopped at the applicant's request (Thông báo dừng giải quyết hồ sơ; NĐ 118/2025 Đ.21). */
export interface StopNotice {
  readonly head: PaperHead
  /** The section that gives notice, as people call it. */
  readonly section: string
  readonly dossierNumber: string
  readonly applicant: Person
  readonly procedure: string
  /** The day of the request to stop. */
  readonly requestedOn: Day
  readonly reason: string
  readonly stoppedOn: Day
  /** What becomes of papers and fees, one sentence each. */
  readonly effects: readonly string[]
  readonly signer: Signer
}

export function showStopNotice(notice: StopNotice) {
  const { head, applicant, requestedOn, stoppedOn, signer } = notice
  return {
    data: {
      ...notice,
      head: showHead(head),
      applicant: showPerson(applicant),
      requestedOn: showDay(requestedOn),
      stoppedOn: showDay(stoppedOn),
      signatures: [showChief(signer)],
    },
  }
}
