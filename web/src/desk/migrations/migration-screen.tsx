import type { MigrationLine } from '@motcua/contracts/migrations.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { MigrationChoice } from './migration-choice.tsx'
import { useMigrations, useProcesses } from './migration-data.ts'
import { MIGRATION, STATES } from './migration-texts.ts'
import { ResultsPanel } from './results-panel.tsx'
import { labelOf } from './version-label.ts'

/** Lets runs under way go on in another version of their process; what a citizen said is not shown. */
export function MigrationScreen() {
  useTitle(say(MIGRATION.title))
  const [processes, found] = [useProcesses(), useMigrations()]
  const [open, setOpen] = useState<string>()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <h1>{say(MIGRATION.title)}</h1>
      <p className="mc-quiet">{say(MIGRATION.intro)}</p>
      {processes.isPending && <SkeletonList rows={1} />}
      {processes.isError && <ErrorState
        title={say(MIGRATION.failed)} error={processes.error} onRetry={() => void processes.refetch()}
      />}
      {processes.data?.items.length === 0 && <EmptyState title={say(MIGRATION.none)} />}
      {processes.data && processes.data.items.length > 0 && <MigrationChoice processes={processes.data.items} />}
      {processes.data?.isMore && <p className="mc-quiet">{say(MIGRATION.more)}</p>}
      <h2>{say(MIGRATION.listTitle)}</h2>
      {found.isError
        && <ErrorState title={say(MIGRATION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(MIGRATION.listEmpty)} />}
      {lines.length > 0 && <MigrationTable lines={lines} open={open} onOpen={setOpen} />}
      <MoreButton found={found} label={say(MIGRATION.showMore)} />
      {open !== undefined && <ResultsPanel key={open} id={open} onClose={() => setOpen(undefined)} />}
    </main>
  )
}

function MigrationTable({ lines, open, onOpen }: {
  lines: readonly MigrationLine[]; open: string | undefined; onOpen: (id: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(MIGRATION.when)}</th><th scope="col">{say(MIGRATION.process)}</th>
        <th scope="col">{say(MIGRATION.state)}</th><th scope="col">{say(MIGRATION.counts)}</th>
        <th scope="col">{say(MIGRATION.show)}</th>
      </tr></thead>
      <tbody>{lines.map((line) => (
        <tr key={line.id}>
          <td>{showShortMoment(line.begunAt)}</td>
          <td>
            {line.name}<br />
            <span className="mc-quiet">
              {say(MIGRATION.versions, { from: labelOf(line.from), to: labelOf(line.to) })}
            </span>
          </td>
          <td>{say(STATES[line.state])}</td>
          <td>{countsOf(line)}</td>
          <td>
            <Button
              variant="default" aria-expanded={line.id === open}
              aria-label={say(MIGRATION.showOf, { process: line.name })} onClick={() => onOpen(line.id)}
            >{say(MIGRATION.show)}</Button>
          </td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

function countsOf({ moved, refused, undone, kept, state }: MigrationLine): string {
  const counts = say(MIGRATION.countsOf, { moved, refused })
  return state === 'undone' || state === 'undoing'
    ? `${counts}; ${say(MIGRATION.undoneOf, { undone, kept })}` : counts
}
