import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { type SupportBox, useSupportList } from './support-data.ts'
import { SUPPORT, SUPPORT_STATE } from './support-texts.ts'

/** What I asked; and, for whoever answers, what waits for an answer. */
export function SupportScreen() {
  useTitle(say(SUPPORT.title))
  const answers = useSession()?.permissions.includes('support.answer') ?? false
  const [box, setBox] = useState<SupportBox>(answers ? 'open' : 'mine')
  const found = useSupportList(box)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const boxes = [['mine', SUPPORT.mine], ['open', SUPPORT.toAnswer], ['all', SUPPORT.all]] as const
  return (
    <main className="mc-stack">
      <h1>{say(SUPPORT.title)}</h1>
      {answers && <div className="mc-row" role="group" aria-label={say(SUPPORT.lists)}>
        {boxes.map(([one, text]) => (
          <Button
            key={one} variant={one === box ? 'filled' : 'default'} aria-pressed={one === box}
            onClick={() => setBox(one)}
          >{say(text)}</Button>
        ))}
      </div>}
      {found.isPending && <SkeletonList />}
      {found.isError
        && <ErrorState title={say(SUPPORT.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0
        && <EmptyState title={say(box === 'mine' ? SUPPORT.emptyMine : SUPPORT.empty)} />}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(SUPPORT.colAsked)}</th><th scope="col">{say(SUPPORT.colState)}</th>
            <th scope="col">{say(SUPPORT.colWho)}</th><th scope="col">{say(SUPPORT.colAt)}</th>
          </tr></thead>
          <tbody>{lines.map(({ id, text, state, askedBy, unitName, at }) => (
            <tr key={id}>
              <td><Link to="/ho-tro/$id" params={{ id }}>{text.length > 90 ? `${text.slice(0, 90)}…` : text}</Link></td>
              <td>{say(SUPPORT_STATE[state])}</td><td>
                {askedBy}, <bdi>{unitName}</bdi>
              </td><td>{showShortMoment(at)}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(SUPPORT.more)} />
    </main>
  )
}
