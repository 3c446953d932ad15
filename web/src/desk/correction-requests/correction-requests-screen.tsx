import type { CorrectionRequestLine } from '@motcua/contracts/correction-requests.ts'
import { Link } from '@tanstack/react-router'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { AnswerList } from '../shell/answer-list.tsx'
import { AnswerCorrection } from './answer-correction.tsx'
import { useCorrectionRequests } from './correction-request-data.ts'
import { CORRECTION_REQUEST } from './correction-request-texts.ts'

/** What owners of papers ask the own unit to correct, due first, so that what is overdue stands above. */
export function CorrectionRequestsScreen() {
  return (
    <AnswerList
      found={useCorrectionRequests()} answerOf={(line) => say(CORRECTION_REQUEST.answerOf, { what: nameOf(line) })}
      said={{
        title: say(CORRECTION_REQUEST.title), intro: say(CORRECTION_REQUEST.intro),
        failed: say(CORRECTION_REQUEST.failed), more: say(CORRECTION_REQUEST.more),
        empty: say(CORRECTION_REQUEST.empty), emptyHint: say(CORRECTION_REQUEST.emptyHint),
        deed: say(CORRECTION_REQUEST.deed), answer: say(CORRECTION_REQUEST.answer),
      }}
      heads={[say(CORRECTION_REQUEST.paper), say(CORRECTION_REQUEST.said), say(CORRECTION_REQUEST.due)]}
      cells={(line) => <Cells line={line} />}
      form={(line, onClose) => <AnswerCorrection key={line.id} line={line} onClose={onClose} />}
    />
  )
}

function nameOf({ typeName, ownerName }: CorrectionRequestLine): string {
  return `${typeName}, ${ownerName}`
}

function Cells({ line }: { line: CorrectionRequestLine }) {
  const { dossier, dossierNumber, paper, typeName, number, ownerName, text, askedAt, dueAt, isOverdue } = line
  return (
    <>
      <td>
        <b>{typeName}</b>
        {number !== null && <div>{say(CORRECTION_REQUEST.number, { number })}</div>}
        <div className="mc-quiet"><bdi>{ownerName}</bdi></div>
        <div>
          {say(CORRECTION_REQUEST.dossier)}{' '}
          <Link to="/ho-so/$id" params={{ id: dossier }} className="mc-number">{dossierNumber}</Link>
        </div>
        <a
          href={`/api/papers/${paper}/file`} target="_blank" rel="noreferrer"
          aria-label={say(CORRECTION_REQUEST.lookOf, { what: nameOf(line) })}
        >{say(CORRECTION_REQUEST.look)}</a>
      </td>
      <td>
        <div className="mc-said"><bdi>{text}</bdi></div>
        <div className="mc-quiet">{say(CORRECTION_REQUEST.asked, { at: showShortMoment(askedAt) })}</div>
      </td>
      <td>
        {showMoment(dueAt)}
        {isOverdue && <div><b className="mc-late">⚠ {say(CORRECTION_REQUEST.overdue)}</b></div>}
      </td>
    </>
  )
}
