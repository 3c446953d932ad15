import type { AskedConsultation, ConsultationDetail } from '@motcua/contracts/consultations.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { byWhom } from './by-whom.ts'
import { CONSULTATION, OPINION, OUTSIDE } from './consultation-texts.ts'

/** How far an agency outside says that it is, and the files of its letter; one that counts no more says so. */
export function SaidOutside({ dossierId, one: { outside, letters } }: { dossierId: string; one: AskedConsultation }) {
  return (
    <>
      {outside && <div className="mc-quiet">
        {say(CONSULTATION.outside, { state: say(OUTSIDE[outside.state]), at: showShortMoment(outside.at) })}
        {outside.words && <>: <span lang="vi">{outside.words}</span></>}
      </div>}
      {letters.map(({ id, name, isEnded }) => <div key={id}>
        <a href={`/api/dossiers/${dossierId}/consultation-letters/${id}`} target="_blank" rel="noreferrer">{name}</a>
        {isEnded && <span className="mc-quiet"> · {say(CONSULTATION.letterEnded)}</span>}
      </div>)}
    </>
  )
}

/** What became of a question: what silence was taken for, and the answer, which may have come after it. */
export function Answered({ one }: { one: AskedConsultation | ConsultationDetail }) {
  const { answer, reasons, competentName, answeredAt, answeredBy, answeredFor, isLate } = one
  const { silence, silenceBasis, silentAt, unitName } = one
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
              // A letter came from an agency, and from nobody in particular.
              who: answeredBy === null ? unitName : byWhom(answeredBy, answeredFor), at: showShortMoment(answeredAt),
            })}
          </span>
        </div>
        {competentName && <div>{say(CONSULTATION.competent, { name: competentName })}</div>}
        {reasons && <div style={{ whiteSpace: 'pre-wrap' }}>{reasons}</div>}
      </>}
    </>
  )
}
