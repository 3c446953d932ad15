import type { TargetStandings } from '@motcua/contracts/targets.ts'
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTargetMap } from './target-data.ts'
import { TARGETS } from './target-texts.ts'
import { TileMap } from './tile-map.tsx'

/** Where communes stand with one target, by the drawing of the year or the one before or after it. */
export function MapPanel({ standings: { year, targets } }: { standings: TargetStandings }) {
  const measured = targets.filter(({ metric }) => metric !== null)
  const [chosen, setChosen] = useState<string>()
  const [layout, setLayout] = useState<string>()
  const target = measured.find(({ id }) => id === chosen) ?? measured[0]
  const found = useTargetMap(target?.id ?? '', year, layout)
  if (!target) return null
  const { data: map } = found
  return (
    <section className="mc-panel mc-stack" aria-labelledby="target-map">
      <h2 id="target-map">{say(TARGETS.map)}</h2>
      <p className="mc-quiet">{say(TARGETS.mapWhat)}</p>
      <div className="mc-row">
        <NativeSelect
          label={say(TARGETS.mapTarget)} value={target.id} onChange={(event) => setChosen(event.currentTarget.value)}
          data={measured.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {map && map.layouts.length > 1 && (
          <NativeSelect
            label={say(TARGETS.mapLayout)} value={map.layout} onChange={(event) => setLayout(event.currentTarget.value)}
            data={map.layouts.map(({ key, from }, nth) => {
              const next = map.layouts[nth + 1]
              const label = next ? say(TARGETS.layoutUntil, { day: showDay(next.from) })
                : say(TARGETS.layoutFrom, { day: showDay(from) })
              return { value: key, label }
            })}
          />
        )}
      </div>
      {found.isLoading && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(TARGETS.mapFailed)} error={found.error} onRetry={() => void found.refetch()} />}
      {map && map.tiles.length === 0 && <p>{say(TARGETS.mapNone)}</p>}
      {map && map.tiles.length > 0 && <>
        <p className="mc-quiet">{say(TARGETS.mapCounted, { until: showDay(map.until), day: showDay(map.day) })}</p>
        <TileMap key={`${map.layout} ${target.id}`} map={map} unit={target.unit} />
      </>}
    </section>
  )
}
