import type { MaintenanceLine } from '@motcua/contracts/maintenance.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { EndPanel } from './end-panel.tsx'
import { useMaintenanceLog } from './maintenance-data.ts'
import { MaintenanceForm } from './maintenance-form.tsx'
import { MAINTENANCE, MAINTENANCE_STATES } from './maintenance-texts.ts'
import { deedOf, spanOf } from './span-of.ts'

/** Planned maintenance: announced, called off or ended early, and what there has been. */
export function MaintenanceScreen() {
  useTitle(say(MAINTENANCE.title))
  const found = useMaintenanceLog()
  const [isAnnouncing, setIsAnnouncing] = useState(false)
  const [open, setOpen] = useState<string>()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const ending = lines.find(({ id, mayEnd }) => id === open && mayEnd)
  return (
    <main className="mc-stack">
      <h1>{say(MAINTENANCE.title)}</h1>
      <p className="mc-quiet">{say(MAINTENANCE.intro)}</p>
      {isAnnouncing
        ? <MaintenanceForm
          inTimeFrom={found.data?.pages[0]?.inTimeFrom ?? null} onClose={() => setIsAnnouncing(false)}
        />
        : <div className="mc-row">
          <Button onClick={() => setIsAnnouncing(true)}>{say(MAINTENANCE.announce)}</Button>
        </div>}
      <h2>{say(MAINTENANCE.list)}</h2>
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError
        && <ErrorState title={say(MAINTENANCE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(MAINTENANCE.empty)} />}
      {ending && <EndPanel key={ending.id} line={ending} onClose={() => setOpen(undefined)} />}
      {lines.length > 0 && <MaintenanceTable lines={lines} open={open} onOpen={setOpen} />}
      <MoreButton found={found} label={say(MAINTENANCE.more)} />
    </main>
  )
}

function MaintenanceTable({ lines, open, onOpen }: {
  readonly lines: readonly MaintenanceLine[]; readonly open: string | undefined; readonly onOpen: (id: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(MAINTENANCE.when)}</th><th scope="col">{say(MAINTENANCE.what)}</th>
        <th scope="col">{say(MAINTENANCE.state)}</th><th scope="col">{say(MAINTENANCE.who)}</th>
        <th scope="col">{say(MAINTENANCE.deed)}</th>
      </tr></thead>
      <tbody>{lines.map((line) => (
        <tr key={line.id}>
          <td>{spanOf(line)}</td>
          <td>{line.effect}{line.urgentReason !== null
            && <><br /><span className="mc-quiet">{say(MAINTENANCE.urgent, { reason: line.urgentReason })}</span></>}</td>
          <td>{say(MAINTENANCE_STATES[line.state])}{line.endedAt !== null && <><br /><span className="mc-quiet">
            {say(MAINTENANCE.ended, {
              name: line.endedBy ?? '', at: showShortMoment(line.endedAt), note: line.endNote ?? '',
            })}</span></>}</td>
          <td>{line.announcedBy}<br /><span className="mc-quiet">{showShortMoment(line.announcedAt)}</span></td>
          <td>{line.mayEnd && <Button
            variant="default" aria-expanded={line.id === open}
            aria-label={say(MAINTENANCE.deedOf, { deed: deedOf(line), when: spanOf(line) })}
            onClick={() => onOpen(line.id)}
          >{deedOf(line)}</Button>}</td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}
