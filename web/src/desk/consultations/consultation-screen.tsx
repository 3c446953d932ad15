import type { ConsultationLine } from '@motcua/contracts/consultations.ts'
import { Link } from '@tanstack/react-router'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useToAnswer } from './consultation-data.ts'
import { ANSWERING, CONSULTATION, STANDING } from './consultation-texts.ts'

/** What the own agency was asked and has not answered, due first: about what, by whom, until when, who has it. */
export function ConsultationScreen() {
  useTitle(say(ANSWERING.title))
  const found = useToAnswer({ isOpened: true })
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <nav><Link to="/hoi-y-kien">{say(ANSWERING.inquiries)}</Link></nav>
      <h1>{say(ANSWERING.title)}</h1>
      <p className="mc-quiet">{say(ANSWERING.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(ANSWERING.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && (
        <EmptyState title={say(ANSWERING.empty)}><p>{say(ANSWERING.emptyHint)}</p></EmptyState>
      )}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(ANSWERING.number)}</th><th scope="col">{say(ANSWERING.from)}</th>
            <th scope="col">{say(CONSULTATION.due)}</th><th scope="col">{say(ANSWERING.state)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => <Row key={line.id} {...line} />)}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(ANSWERING.more)} />
    </main>
  )
}

function Row(line: ConsultationLine) {
  const { id, number, procedure, unitName, fromName, dueAt, standing, reminded, takenBy, isMine } = line
  const who = isMine ? say(ANSWERING.mine) : takenBy === null ? null : say(ANSWERING.heldBy, { who: takenBy })
  const isOver = standing === 'silent' || standing === 'deemed-agreed'
  return (
    <tr>
      <td><Link to="/y-kien/$id" params={{ id }} className="mc-number">{number}</Link><div>{procedure}</div></td>
      <td>{fromName}<div className="mc-quiet">{say(ANSWERING.askedUnit)}: {unitName}</div></td>
      <td>
        {showMoment(dueAt)}
        {!isOver && reminded > 0
          && <div className="mc-quiet">{say(CONSULTATION.passed, { passed: reminded })}</div>}
      </td>
      <td>
        <b>{who === null || isOver ? say(STANDING[standing]) : who}</b>{isOver && who !== null && <div>{who}</div>}
      </td>
    </tr>
  )
}
