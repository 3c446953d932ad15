import type { PetitionLine } from '@motcua/contracts/petitions.ts'
import { Link } from '@tanstack/react-router'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { usePetitions } from './petition-data.ts'
import { PETITION, PETITION_KIND, PETITION_SOURCE, PETITION_STATE } from './petition-texts.ts'

/** What people ask or report of the own units without a dossier, due first: about what, from where, who has it. */
export function PetitionsScreen() {
  useTitle(say(PETITION.title))
  const found = usePetitions()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <h1>{say(PETITION.title)}</h1>
      <p className="mc-quiet">{say(PETITION.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(PETITION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(PETITION.empty)} />}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(PETITION.what)}</th><th scope="col">{say(PETITION.source)}</th>
            <th scope="col">{say(PETITION.due)}</th><th scope="col">{say(PETITION.state)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => <Row key={line.id} {...line} />)}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(PETITION.more)} />
    </main>
  )
}

function Row({ id, number, kind, source, subject, dueAt, isLate, state, unitName, takenBy, isMine }: PetitionLine) {
  const who = isMine ? say(PETITION.mine) : takenBy === null ? null : say(PETITION.heldBy, { who: takenBy })
  return (
    <tr>
      <td>
        <Link to="/hoi-dap-phan-anh/$id" params={{ id }}>{subject ?? number}</Link>
        <div>{say(PETITION_KIND[kind])} {number}</div>
      </td>
      <td>{say(PETITION_SOURCE[source])}<div className="mc-quiet">{say(PETITION.unit)}: {unitName}</div></td>
      <td>{showMoment(dueAt)}{isLate && <div><b>{say(PETITION.late)}</b></div>}</td>
      <td><b>{who ?? say(PETITION_STATE[state])}</b></td>
    </tr>
  )
}
