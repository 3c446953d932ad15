import type { TargetStandings } from '@motcua/contracts/targets.ts'
import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { showDay, showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { OpenedFigure } from '../figures/opened-figure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { MapPanel } from './map-panel.tsx'
import { type TargetSearch, targetSearch, useTargets } from './target-data.ts'
import { TargetTable } from './target-table.tsx'
import { TARGETS } from './target-texts.ts'

/** So many years before this one and after it are offered. */
const YEARS = 5

/** What the plan demands of a unit in a year, where it stands and where it goes; and communes on a map. */
export function TargetsScreen() {
  const asked = targetSearch(useSearch({ strict: false }))
  const found = useTargets(asked)
  if (!found.data) return <WaitingScreen title={say(TARGETS.title)} failed={say(TARGETS.failed)} found={found} />
  return <Targets key={`${asked.unit ?? ''} ${String(asked.year)}`} standings={found.data} asked={asked} />
}

function Targets({ standings, asked }: { standings: TargetStandings; asked: TargetSearch }) {
  useTitle(say(TARGETS.title))
  const navigate = useNavigate()
  const [opened, setOpened] = useState<string>()
  const { year, unit, until, freshAt, units, targets } = standings
  const go = (more: TargetSearch) => void navigate({ to: '/chi-tieu', search: { ...asked, ...more } })
  const target = targets.find(({ id }) => id === opened)
  const now = Number(freshAt.slice(0, 4))
  const years = Array.from({ length: 2 * YEARS + 1 }, (_, nth) => now - YEARS + nth)
  return (
    <main className="mc-stack">
      <h1>{say(TARGETS.title)}</h1>
      <p className="mc-quiet">{say(TARGETS.what)}</p>
      <div className="mc-row">
        {units.length > 1 && (
          <NativeSelect
            label={say(TARGETS.unit)} value={unit?.id ?? ''}
            onChange={(event) => go({ unit: event.currentTarget.value })}
            data={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <NativeSelect
          label={say(TARGETS.year)} value={String(year)}
          onChange={(event) => go({ year: Number(event.currentTarget.value) })}
          data={[...new Set([...years, year])].sort().map(String)}
        />
      </div>
      {targets.length === 0 && <EmptyState title={say(TARGETS.empty)}>{say(TARGETS.emptyHint)}</EmptyState>}
      {unit && targets.length > 0 && <>
        <h2>{say(TARGETS.heading, { unit: unit.name, year })}</h2>
        <p className="mc-quiet" role="status">
          {until === null ? say(TARGETS.notBegun)
            : say(TARGETS.counted, { day: showDay(until), at: showMoment(freshAt) })}
        </p>
        <TargetTable targets={targets} until={until} onOpen={setOpened} />
        {target?.metric && target.trajectory && until !== null && (
          <OpenedFigure
            key={target.id} metric={target.metric} of={unit.name} path="/api/targets/dossiers"
            query={{ target: target.id, unit: unit.id, year: String(year) }}
            value={{ metric: target.id, ...target.trajectory.soFar, value: target.trajectory.share }}
            onClose={() => setOpened(undefined)}
          />
        )}
        {until !== null && <MapPanel standings={standings} />}
      </>}
    </main>
  )
}
