import type { HandOverLine } from '@motcua/contracts/hand-overs.ts'
import { Link } from '@tanstack/react-router'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useStuckHandOvers } from './hand-over-data.ts'
import { HAND_OVER } from './hand-over-texts.ts'

/** Hand-overs that were refused or that nobody answered: who handed over, to whom, since when, why, and what to do. */
export function HandOverScreen() {
  useTitle(say(HAND_OVER.title))
  const found = useStuckHandOvers()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <h1>{say(HAND_OVER.title)}</h1>
      <p className="mc-quiet">{say(HAND_OVER.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(HAND_OVER.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && (
        <EmptyState title={say(HAND_OVER.empty)}><p>{say(HAND_OVER.emptyHint)}</p></EmptyState>
      )}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(HAND_OVER.number)}</th><th scope="col">{say(HAND_OVER.way)}</th>
            <th scope="col">{say(HAND_OVER.state)}</th><th scope="col">{say(HAND_OVER.next)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => <Row key={`${line.id} ${line.toName}`} {...line} />)}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(HAND_OVER.more)} />
    </main>
  )
}

function Row(line: HandOverLine) {
  const { id, number, procedure, fromName, toName, handedOverAt, handedOverBy, since, refusedBy, reason, isOurs } = line
  const next = isOurs ? HAND_OVER.ours : refusedBy === null ? HAND_OVER.theirs : HAND_OVER.wait
  return (
    <tr>
      <td><Link to="/ho-so/$id" params={{ id }} className="mc-number">{number}</Link><div>{procedure}</div></td>
      <td>
        {say(HAND_OVER.fromTo, { from: fromName, to: toName })}
        <div className="mc-quiet">{say(HAND_OVER.by, {
          who: handedOverBy === '' ? say(HAND_OVER.program) : handedOverBy, at: showShortMoment(handedOverAt),
        })}</div>
      </td>
      <td>
        <b>{say(refusedBy === null ? HAND_OVER.silent : HAND_OVER.refused)}</b>
        <div>{refusedBy === null
          ? say(HAND_OVER.silentSince, { at: showShortMoment(since) })
          : say(HAND_OVER.refusedBy, { who: refusedBy, at: showShortMoment(since), reason: reason ?? '' })}</div>
      </td>
      <td>{say(next)}</td>
    </tr>
  )
}
