import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import type { ReactNode } from 'react'
import { now } from '../../lib/clock.ts'
import { showShortDay, showShortMoment } from '../../lib/dates.ts'
import { LATE_BY_SUPPLEMENT, answerWordsOf, dueWordsOf, waitWordsOf } from '../../lib/due-words.ts'
import { say } from '../../lib/language.ts'
import { labelOfChannel, labelOfState } from '../../lib/states.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { WORKLIST } from './worklist-texts.ts'

/** The cells of a line. `link` is its number, the way in. */
export function DossierRow({ line, link }: { line: DossierLine; link: ReactNode }) {
  return (
    <>
      <td role="cell">
        {link}
        <div>{line.procedureName}</div>
      </td>
      <td role="cell">
        <bdi>{line.applicantName}</bdi>
        <div className="mc-quiet">
          {labelOfChannel(line.channel)}, {showShortMoment(line.submittedAt)}
        </div>
      </td>
      <td role="cell">
        <StateChip {...labelOfState(line.state)} />
        {line.alarms.map((alarm) => (
          <div key={`${alarm.kind} ${alarm.level} ${alarm.cause}`}>
            <StateChip text={alarmText(alarm)} tone="late" icon="▲" />
          </div>
        ))}
      </td>
      <td role="cell">
        <Due line={line} />
        {line.lateBySupplementAt && (
          <div>
            <StateChip {...LATE_BY_SUPPLEMENT} />
          </div>
        )}
        {line.unansweredTalk > 0
          && <div>
            <StateChip text={say(WORKLIST.wrote, { count: line.unansweredTalk })} tone="waiting" icon="✉" />
          </div>}
        {line.newOpinions > 0
          && <div>
            <StateChip text={say(WORKLIST.opinions, { count: line.newOpinions })} tone="waiting" icon="✉" />
          </div>}
        {line.followUpOn
          && <div className="mc-quiet">{say(WORKLIST.lookAgain, { day: showShortDay(line.followUpOn) })}</div>}
      </td>
      <td role="cell">
        {line.step && (
          <>
            <div>{line.step.name}</div>
            <div className="mc-quiet">
              {line.step.holderName ?? say(WORKLIST.notTaken)}, <bdi>{line.step.unitName}</bdi>
            </div>
          </>
        )}
      </td>
    </>
  )
}

/** What is most pressing of its terms: the waiting, the hours in which it is answered, or its own day. */
function Due({ line: { waits, answerBy, dueAt, state, workingDaysLeft } }: { line: DossierLine }) {
  if (waits) return <StateChip {...waitWordsOf(waits)} />
  if (answerBy) {
    const { workingHoursLeft } = answerBy
    return (
      <>
        {workingHoursLeft === null
          ? <StateChip {...dueWordsOf(answerBy.dueAt, now())} />
          : <StateChip {...answerWordsOf(workingHoursLeft)} />}
        <div className="mc-quiet mc-number">{showShortMoment(answerBy.dueAt)}</div>
      </>
    )
  }
  if (!dueAt)
    return <span className="mc-quiet">{say(state === 'submitted' ? WORKLIST.answered : WORKLIST.notPromised)}</span>
  return (
    <>
      {IS_RUNNING.has(state) && <StateChip {...dueWordsOf(dueAt, now(), workingDaysLeft)} />}
      <div className="mc-quiet mc-number">{showShortMoment(dueAt)}</div>
    </>
  )
}

/** Of what is settled or over it is said when it was due, and no longer how near that is. */
const IS_RUNNING: ReadonlySet<DossierLine['state']> = new Set([
  'received', 'in-progress', 'being-returned', 'awaiting-supplement', 'awaiting-payment', 'awaiting-confirmation',
])

function alarmText({ kind, level, cause }: DossierLine['alarms'][number]): string {
  if (kind === 'unanswered') return say(WORKLIST.alarmUnanswered, { level })
  if (kind === 'hand-over') return say(cause.startsWith('refused') ? WORKLIST.alarmRefused : WORKLIST.alarmSilent)
  if (kind === 'letter') return say(WORKLIST.alarmLetter)
  return say(kind === 'held' ? WORKLIST.alarmHeld : WORKLIST.alarmIdle)
}
