import type { AskedConsultation, ConsultationDetail } from '@motcua/contracts/consultations.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { byWhom } from './by-whom.ts'
import { CONSULTATION, OPINION } from './consultation-texts.ts'

/** What became of a question: what silence was taken for, and the answer, which may have come after it. */
export function Answered({ one }: { one: AskedConsultation | ConsultationDetail }) {
  const { answer, reasons, competentName, answeredAt, answeredBy, answeredFor, isLate } = one
  const { silence, silenceBasis, silentAt } = one
  return (
    <>
      {silentAt && <div>{silence === 'agreed'
        ? say(CONSULTATION.deemedAt, { at: showMoment(silentAt), basis: silenceBasis })
        : say(CONSULTATION.silentAt, { at: showMoment(silentAt) })}</div>}
      {answer && answeredAt && <>
        <div>
          <b>{say(OPINION[answer])}</b>{isLate && <> · {say(CONSULTATION.late)}</>}
          <span className="mc-quiet">
            {' · '}{say(CONSULTATION.answeredBy, {
              who: byWhom(answeredBy, answeredFor), at: showShortMoment(answeredAt),
            })}
          </span>
        </div>
        {competentName && <div>{say(CONSULTATION.competent, { name: competentName })}</div>}
        {reasons && <div style={{ whiteSpace: 'pre-wrap' }}>{reasons}</div>}
      </>}
    </>
  )
}
