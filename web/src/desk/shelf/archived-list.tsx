import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { useFetching, useShelf } from './shelf-data.ts'
import { SHELF } from './shelf-texts.ts'

/** Results for which nobody came in time; one for which somebody comes after all is brought back. */
export function ArchivedList() {
  const found = useShelf('archived')
  const fetching = useFetching()
  return (
    <section className="mc-stack" aria-label={say(SHELF.archived)}>
      {found.isPending && <SkeletonList rows={4} />}
      <FoundTable
        found={found} keyOf={({ dossierId }) => dossierId}
        words={{
          failed: say(SHELF.failed), none: say(SHELF.noneArchived), more: say(SHELF.more),
          heads: [say(SHELF.number), say(SHELF.who), say(SHELF.archivedAt), say(SHELF.deed)],
        }}
        row={({ dossierId, number, name, procedureName, archivedAt }) => <>
          <td className="mc-number"><Link to="/ho-so/$id" params={{ id: dossierId }}>{number}</Link></td>
          <td><b><bdi>{name}</bdi></b><br /><span className="mc-quiet">{procedureName}</span></td>
          <td className="mc-number">{archivedAt === null ? '' : showShortMoment(archivedAt)}</td>
          <td>
            <Button
              size="compact-md" variant="default" aria-label={say(SHELF.fetchOne, { number })}
              loading={fetching.isPending && fetching.variables === dossierId}
              onClick={() => fetching.mutate(dossierId, {
                onSuccess: () => announce(say(SHELF.fetched, { number })),
                onSettled: focusContent,
              })}
            >{say(SHELF.fetch)}</Button>
          </td>
        </>}
      >
        {fetching.error && <ErrorState title={say(SHELF.notDone)} error={fetching.error} />}
      </FoundTable>
    </section>
  )
}
