import type { IncidentLine } from '@motcua/contracts/incidents.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { useIncidents } from './incident-data.ts'
import { FAULTS, INCIDENT } from './incident-texts.ts'
import { MendPanel } from './mend-panel.tsx'

/** Steps at which processes stopped, for whoever keeps the program running; what a citizen said is not shown. */
export function IncidentScreen() {
  useTitle(say(INCIDENT.title))
  const found = useIncidents()
  const [open, setOpen] = useState<string>()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const keyOf = ({ run, tokenId }: IncidentLine) => `${run} ${String(tokenId)}`
  const mended = lines.find((line) => keyOf(line) === open)
  return (
    <main className="mc-stack">
      <h1>{say(INCIDENT.title)}</h1>
      <p className="mc-quiet">{say(INCIDENT.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(INCIDENT.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(INCIDENT.empty)} />}
      {mended && <MendPanel
        key={open} incident={mended} onCancel={() => setOpen(undefined)}
        onDone={() => {
          setOpen(undefined)
          announce(say(INCIDENT.done))
        }}
      />}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(INCIDENT.step)}</th><th scope="col">{say(INCIDENT.process)}</th>
            <th scope="col">{say(INCIDENT.cause)}</th><th scope="col">{say(INCIDENT.since)}</th>
            <th scope="col">{say(INCIDENT.dossier)}</th><th scope="col">{say(INCIDENT.mend)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => (
            <tr key={keyOf(line)}>
              <td>{line.nodeName === '' ? line.node : line.nodeName}</td>
              <td>{line.process}, {say(INCIDENT.versionOf, { version: line.version })}</td>
              <td>{isKnown(line.code) ? `${say(FAULTS[line.code])}: ` : ''}{line.text}</td>
              <td>{showShortMoment(line.since)}</td>
              <td className="mc-number">{line.dossierNumber}</td>
              <td>
                <Button
                  variant="default" aria-expanded={keyOf(line) === open}
                  aria-label={say(INCIDENT.mendOf, { step: line.nodeName === '' ? line.node : line.nodeName })}
                  onClick={() => setOpen(keyOf(line))}
                >{say(INCIDENT.mend)}</Button>
              </td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(INCIDENT.more)} />
    </main>
  )
}

function isKnown(code: string): code is keyof typeof FAULTS {
  return Object.hasOwn(FAULTS, code)
}
