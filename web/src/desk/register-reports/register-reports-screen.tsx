import type { RegisterReportLine } from '@motcua/contracts/register-reports.ts'
import { Link } from '@tanstack/react-router'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ShownWhole } from '../dossier/masked-number.tsx'
import { AnswerList } from '../shell/answer-list.tsx'
import { AnswerReport } from './answer-report.tsx'
import { useRegisterReports, useShowReported } from './register-report-data.ts'
import { REGISTER_REPORT } from './register-report-texts.ts'

/** What people report as wrong in registers that the own unit keeps here, the oldest first, with both sides. */
export function RegisterReportsScreen() {
  return (
    <AnswerList
      found={useRegisterReports()} answerOf={(line) => say(REGISTER_REPORT.answerOf, { what: nameOf(line) })}
      said={{
        title: say(REGISTER_REPORT.title), intro: say(REGISTER_REPORT.intro), failed: say(REGISTER_REPORT.failed),
        empty: say(REGISTER_REPORT.empty), emptyHint: say(REGISTER_REPORT.emptyHint), more: say(REGISTER_REPORT.more),
        deed: say(REGISTER_REPORT.deed), answer: say(REGISTER_REPORT.answer),
      }}
      heads={[say(REGISTER_REPORT.what), say(REGISTER_REPORT.sides), say(REGISTER_REPORT.text)]}
      cells={(line) => <Cells line={line} />}
      form={(line, onClose) => <AnswerReport key={line.id} line={line} onClose={onClose} />}
    />
  )
}

function nameOf({ label, personName }: RegisterReportLine): string {
  return `${label}, ${personName}`
}

function Cells({ line }: { line: RegisterReportLine }) {
  const { label, register, personName, personNumber, dossier, dossierNumber, said, declared } = line
  const { id, text, hasProof, reportedAt, byClerk } = line
  const showing = useShowReported(id)
  return (
    <>
      <td>
        <b>{label}</b>
        <div className="mc-quiet">{register}</div>
        <div><bdi>{personName}</bdi></div>
        <ShownWhole
          number={personNumber} name={personName} showing={showing} onAsk={(reason) => showing.mutate(reason)}
        />
        <div>
          {say(REGISTER_REPORT.dossier)}{' '}
          {dossier === null ? <span className="mc-number">{dossierNumber}</span>
            : <Link to="/ho-so/$id" params={{ id: dossier }} className="mc-number">{dossierNumber}</Link>}
        </div>
      </td>
      <td>
        <div>{say(REGISTER_REPORT.registerSaid, { said: said ?? say(REGISTER_REPORT.notKept) })}</div>
        <div>{say(REGISTER_REPORT.declared, { declared: declared ?? say(REGISTER_REPORT.nothing) })}</div>
      </td>
      <td>
        <div className="mc-said"><bdi>{text}</bdi></div>
        <div className="mc-quiet">{say(REGISTER_REPORT.sent, { at: showShortMoment(reportedAt) })}</div>
        {byClerk && <div className="mc-quiet">
          {say(REGISTER_REPORT.byClerk, { name: byClerk.name, unit: byClerk.unitName })}
        </div>}
        {hasProof && <a
          href={`/api/register-reports/${id}/proof`} target="_blank" rel="noreferrer"
          aria-label={say(REGISTER_REPORT.proofOf, { what: nameOf(line) })}
        >{say(REGISTER_REPORT.proof)}</a>}
      </td>
    </>
  )
}
