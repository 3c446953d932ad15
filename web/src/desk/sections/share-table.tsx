import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { percent } from '../figures/percent.ts'
import { LEVELS } from '../rollouts/rollout-texts.ts'
import { useSectionShares } from './section-data.ts'
import { SECTION } from './section-texts.ts'

/** How much of its own every section receives; those with something that has no reason come first. */
export function ShareTable() {
  const [isOpen, setOpen] = useState(false)
  const found = useSectionShares(isOpen)
  const items = (found.data?.items ?? []).toSorted((a, b) => b.unlisted - a.unlisted || a.name.localeCompare(b.name, 'vi'))
  return (
    <details className="mc-section-figures" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(SECTION.shares)}</summary>
      {isOpen && found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(SECTION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            {(['choose', 'level', 'all', 'receivedCount', 'listedCount', 'unlistedCount', 'sharePercent'] as const)
              .map((head) => <th key={head} scope="col">{say(SECTION[head])}</th>)}
          </tr></thead>
          <tbody>{items.map((one) => (
            <tr key={one.sectionId}>
              <td>{one.name}</td>
              <td>{one.level in LEVELS ? say(LEVELS[one.level as keyof typeof LEVELS]) : one.level}</td>
              <td className="mc-number">{one.all}</td><td className="mc-number">{one.received}</td>
              <td className="mc-number">{one.listed}</td><td className="mc-number">{one.unlisted}</td>
              <td className="mc-number">{one.share === null ? '' : percent(one.share)}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </details>
  )
}
