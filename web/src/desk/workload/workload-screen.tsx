import type { Workload } from '@motcua/contracts/assignments.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { showDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { AssignmentRulesPanel } from './assignment-rules-panel.tsx'
import { GiveOnPanel } from './give-on-panel.tsx'
import { WORKLOAD } from './workload-texts.ts'

type Place = Workload['units'][number]
type Officer = Place['officers'][number]

/** A head’s view: who holds how much and who is away; from here work is given on, and rules are made. */
export function WorkloadScreen() {
  useTitle(say(WORKLOAD.title))
  const session = useSession()
  const may = (permission: string) => session?.permissions.includes(permission) ?? false
  const [chosen, setChosen] = useState<{ officer: Officer; place: Place }>()
  const found = useQuery({
    queryKey: ['workload'], enabled: may('dossier.assign'),
    queryFn: async ({ signal }) => (await call('GET', '/api/workload', { signal })) as Workload,
  })
  return (
    <main className="mc-stack">
      <h1>{say(WORKLOAD.title)}</h1>
      {may('dossier.assign') && found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(WORKLOAD.loadFailed)} error={found.error} onRetry={() => void found.refetch()} />}
      {chosen && (
        <GiveOnPanel
          key={chosen.officer.id} from={chosen.officer} colleagues={chosen.place.officers}
          onClose={() => setChosen(undefined)}
        />
      )}
      {found.data?.units.map((place) => (
        <section key={`${place.unitId} ${place.role}`}>
          <h2>{place.roleName} <span className="mc-quiet">· {place.unitName}</span></h2>
          {place.waiting > 0 && <p><b>{say(WORKLOAD.waiting, { count: place.waiting })}</b></p>}
          {place.officers.length > 0 && (
            <Officers place={place} onGiveOn={(officer) => setChosen({ officer, place })} />
          )}
        </section>
      ))}
      {may('assignment.keep') && <AssignmentRulesPanel />}
    </main>
  )
}

function Officers({ place, onGiveOn }: { place: Place; onGiveOn: (officer: Officer) => void }) {
  const most = Math.max(1, ...place.officers.map(({ open }) => open))
  return (
    <table className="mc-table">
      <thead>
        <tr>
          <th scope="col">{say(WORKLOAD.officer)}</th><th scope="col">{say(WORKLOAD.open)}</th>
          <th scope="col">{say(WORKLOAD.late)}</th><th scope="col">{say(WORKLOAD.oldest)}</th>
          <th scope="col">{say(WORKLOAD.state)}</th><th />
        </tr>
      </thead>
      <tbody>
        {place.officers.map((officer) => (
          <tr key={officer.id}>
            <td><bdi>{officer.fullName}</bdi></td>
            <td>
              <span className="mc-load">
                <span className="mc-number">{officer.open}</span>
                <span className="mc-load-bar" style={{ inlineSize: `${String(officer.open / most * 6)}rem` }} />
              </span>
            </td>
            <td>{officer.late}</td>
            <td>{officer.oldestDueAt === null ? '–' : showShortMoment(officer.oldestDueAt)}</td>
            <td>{stateOf(officer)}</td>
            <td>
              {officer.open > 0 && (
                <Button
                  size="xs" variant="default" aria-label={say(WORKLOAD.giveOnOf, { name: officer.fullName })}
                  onClick={() => onGiveOn(officer)}
                >{say(WORKLOAD.giveOn)}</Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function stateOf({ awayUntil, standInName }: Officer): string {
  const standIn = standInName === null ? undefined : say(WORKLOAD.standIn, { name: standInName })
  if (awayUntil === null) return standIn ?? say(WORKLOAD.here)
  const away = say(WORKLOAD.away, { day: showDay(new Date(`${awayUntil}T00:00:00+07:00`)) })
  return `${away}; ${standIn ?? say(WORKLOAD.noStandIn)}`
}
