import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { dayText, useClearances } from './clearances-data.ts'
import { CLEARANCE, CLEARANCE_STATE } from './clearances-texts.ts'
import { ProposalForm } from './proposal-form.tsx'

/** Every procedure that is, was or is to be received whatever the territory, with how it stands today. */
export function ClearancesScreen() {
  useTitle(say(CLEARANCE.title))
  const navigate = useNavigate()
  const [isProposing, setIsProposing] = useState(false)
  const found = useClearances()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const canPropose = found.data?.pages[0]?.deeds.canPropose ?? false
  return (
    <main className="mc-stack">
      <h1>{say(CLEARANCE.title)}</h1>
      <p className="mc-quiet">{say(CLEARANCE.hint)}</p>
      {canPropose && !isProposing && (
        <div><Button onClick={() => setIsProposing(true)}>{say(CLEARANCE.propose)}</Button></div>
      )}
      {isProposing && (
        <ProposalForm
          onCancel={() => setIsProposing(false)}
          onProposed={(id) => void navigate({ to: '/khong-dia-gioi/$id', params: { id } })}
        />
      )}
      {found.isPending && <SkeletonList />}
      {found.isError
        && <ErrorState title={say(CLEARANCE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(CLEARANCE.empty)} />}
      {lines.length > 0 && (
        <div className="mc-table-wrap">
          <table className="mc-table">
            <thead><tr>
              <th scope="col">{say(CLEARANCE.colName)}</th><th scope="col">{say(CLEARANCE.colState)}</th>
              <th scope="col">{say(CLEARANCE.colSince)}</th><th scope="col">{say(CLEARANCE.colDecision)}</th>
            </tr></thead>
            <tbody>{lines.map(({ id, code, name, state, since, source, decision }) => (
              <tr key={id}>
                <td>
                  <Link to="/khong-dia-gioi/$id" params={{ id }}>{name || say(CLEARANCE.nameless)}</Link>
                  {code && <span className="mc-quiet"> {code}</span>}
                </td>
                <td>{say(CLEARANCE_STATE[state])}</td>
                <td>{source === 'data' ? say(CLEARANCE.before) : since === null ? say(CLEARANCE.noDay) : dayText(since)}</td>
                <td>{decision ? `${decision.number}, ${dayText(decision.day)}`
                  : source === 'data' ? say(CLEARANCE.ofData) : say(CLEARANCE.noDay)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      <MoreButton found={found} label={say(CLEARANCE.more)} />
    </main>
  )
}
