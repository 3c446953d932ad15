import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useFetching, useShelf } from './shelf-data.ts'
import { SHELF } from './shelf-texts.ts'

/** Results for which nobody came in time; one for which somebody comes after all is brought back. */
export function ArchivedList() {
  const found = useShelf('archived')
  const fetching = useFetching()
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="mc-stack" aria-label={say(SHELF.archived)}>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(SHELF.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {fetching.error && <ErrorState title={say(SHELF.notDone)} error={fetching.error} />}
      {found.isSuccess && items.length === 0 && <p>{say(SHELF.noneArchived)}</p>}
      {items.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(SHELF.number)}</th><th scope="col">{say(SHELF.who)}</th>
            <th scope="col">{say(SHELF.archivedAt)}</th><th scope="col">{say(SHELF.deed)}</th>
          </tr></thead>
          <tbody>{items.map(({ dossierId, number, name, procedureName, archivedAt }) => (
            <tr key={dossierId}>
              <td className="mc-number"><Link to="/ho-so/$id" params={{ id: dossierId }}>{number}</Link></td>
              <td><b><bdi>{name}</bdi></b><br /><span className="mc-quiet">{procedureName}</span></td>
              <td className="mc-number">{archivedAt === null ? '' : showShortMoment(archivedAt)}</td>
              <td>
                <Button
                  size="compact-md" variant="default" aria-label={say(SHELF.fetchOne, { number })}
                  loading={fetching.isPending && fetching.variables === dossierId}
                  onClick={() => fetching.mutate(dossierId, {
                    onSuccess: () => announce(say(SHELF.fetched, { number })),
                    onSettled: () => document.getElementById('noi-dung')?.focus(),
                  })}
                >{say(SHELF.fetch)}</Button>
              </td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(SHELF.more)} />
    </section>
  )
}
