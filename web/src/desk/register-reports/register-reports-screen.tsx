import type { RegisterReportLine } from '@motcua/contracts/register-reports.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { AnswerReport } from './answer-report.tsx'
import { useRegisterReports } from './register-report-data.ts'
import { REGISTER_REPORT } from './register-report-texts.ts'

/** What people report as wrong in registers that the own unit keeps here, the oldest first, with both sides. */
export function RegisterReportsScreen() {
  useTitle(say(REGISTER_REPORT.title))
  const found = useRegisterReports()
  const [open, setOpen] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const close = () => {
    setOpen(undefined)
    heading.current?.focus()
  }
  return (
    <main className="mc-stack">
      <h1 ref={heading} tabIndex={-1}>{say(REGISTER_REPORT.title)}</h1>
      <p className="mc-quiet">{say(REGISTER_REPORT.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError && (
        <ErrorState title={say(REGISTER_REPORT.failed)} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && lines.length === 0 && (
        <EmptyState title={say(REGISTER_REPORT.empty)}><p>{say(REGISTER_REPORT.emptyHint)}</p></EmptyState>
      )}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(REGISTER_REPORT.what)}</th><th scope="col">{say(REGISTER_REPORT.sides)}</th>
            <th scope="col">{say(REGISTER_REPORT.text)}</th><th scope="col">{say(REGISTER_REPORT.deed)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => (
            <Row key={line.id} line={line} isOpen={line.id === open} onOpen={() => setOpen(line.id)} />
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(REGISTER_REPORT.more)} />
      {lines.filter(({ id }) => id === open).map((line) => (
        <AnswerReport key={line.id} line={line} onClose={close} />
      ))}
    </main>
  )
}

function Row({ line, isOpen, onOpen }: { line: RegisterReportLine; isOpen: boolean; onOpen: () => void }) {
  const { label, register, applicantName, dossier, dossierNumber, said, declared, text, proof, reportedAt } = line
  const what = `${label}, ${applicantName}`
  return (
    <tr>
      <td>
        <b>{label}</b>
        <div className="mc-quiet">{register}</div>
        <div className="mc-quiet"><bdi>{applicantName}</bdi></div>
        <div>
          {say(REGISTER_REPORT.dossier)}{' '}
          <Link to="/ho-so/$id" params={{ id: dossier }} className="mc-number">{dossierNumber}</Link>
        </div>
      </td>
      <td>
        <div>{say(REGISTER_REPORT.registerSaid, { said: said ?? say(REGISTER_REPORT.notKept) })}</div>
        <div>{say(REGISTER_REPORT.declared, { declared: declared ?? say(REGISTER_REPORT.nothing) })}</div>
      </td>
      <td>
        <div className="mc-said"><bdi>{text}</bdi></div>
        <div className="mc-quiet">{say(REGISTER_REPORT.sent, { at: showShortMoment(reportedAt) })}</div>
        {proof !== null && <a
          href={`/api/papers/${proof}/file`} target="_blank" rel="noreferrer"
          aria-label={say(REGISTER_REPORT.proofOf, { what })}
        >{say(REGISTER_REPORT.proof)}</a>}
      </td>
      <td>
        <Button
          variant="default" aria-expanded={isOpen} aria-label={say(REGISTER_REPORT.answerOf, { what })}
          onClick={onOpen}
        >{say(REGISTER_REPORT.answer)}</Button>
      </td>
    </tr>
  )
}
