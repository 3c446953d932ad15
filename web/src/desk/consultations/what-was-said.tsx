import type { AskedConsultation, ConsultationDetail } from '@motcua/contracts/consultations.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { byWhom } from './by-whom.ts'
import { wordsOfCause } from '../partners/held-words.ts'
import { CONSULTATION, HELD_ANSWER, OPINION, OUTSIDE, WHY_NOT_SENT } from './consultation-texts.ts'

/** Why a question over the axis has not left, and since when it waits. */
export function NotSent({ one: { notSent, askedAt } }: { one: AskedConsultation }) {
  if (!notSent) return null
  const { state, axis } = notSent
  const why = state === 'waiting' ? WHY_NOT_SENT[axis ?? 'well'] : WHY_NOT_SENT[state]
  return <div className="mc-error">{say(why, { at: showShortMoment(askedAt) })}</div>
}

/**
 * How far an agency outside says that it is, and the files of its letter; one that counts no more says so, and so does
 * one that is held or was refused by an operator.
 */
export function SaidOutside({ dossierId, one: { outside, letters, heldAnswers } }: {
  dossierId: string; one: AskedConsultation
}) {
  return (
    <>
      {heldAnswers.map(({ at, state, cause, reason }, nth) => <div key={nth}>
        {say(HELD_ANSWER[state], {
          at: showShortMoment(at), cause: cause === null ? '' : wordsOfCause(cause), reason: reason ?? '',
        })}
      </div>)}
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
