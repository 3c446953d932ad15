import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { showShortMoment } from '../../lib/dates.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { useModels } from './model-data.ts'
import { pilotText } from './model-words.ts'
import { MODEL, MODEL_STATE } from './model-texts.ts'
import { NewModel } from './new-model.tsx'

/** Proposals of models, and a new one for whoever may submit. */
export function ModelsScreen() {
  useTitle(say(MODEL.title))
  const found = useModels()
  const proposes = useSession()?.permissions.includes('model.propose') ?? false
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <main className="mc-stack">
      <h1>{say(MODEL.title)}</h1>
      <p className="mc-quiet">{say(MODEL.intro)}</p>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(MODEL.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <EmptyState title={say(MODEL.none)} />}
      {items.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            {(['name', 'proposer', 'state', 'submitted', 'pilot', 'open'] as const).map((head) =>
              <th key={head} scope="col">{say(MODEL[head])}</th>)}
          </tr></thead>
          <tbody>{items.map((one) => (
            <tr key={one.id}>
              <td>{one.title}</td><td>{one.proposerName}</td><td>{say(MODEL_STATE[one.state])}</td>
              <td>{showShortMoment(one.submittedAt)}</td><td>{pilotText(one)}</td>
              <td>
                <Link to="/phuong-an/$id" params={{ id: one.id }} aria-label={say(MODEL.openOf, { name: one.title })}>
                  {say(MODEL.open)}
                </Link>
              </td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(MODEL.more)} />
      {proposes && <NewModel />}
    </main>
  )
}
