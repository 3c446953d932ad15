import type { ProcessMap } from '@motcua/contracts/process-map.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { DaysOfFigures, useDays } from '../figures/days-of-figures.tsx'
import { percent } from '../figures/percent.ts'
import { useFoundProcedures } from '../intake/find-procedures.ts'
import { FigureTable } from '../productivity/figure-table.tsx'
import { CAUSES } from './causes-texts.ts'
import { layOutMap } from './lay-out-map.ts'
import { MapDrawing } from './map-drawing.tsx'
import { nameActivity, sayHours } from './name-activity.ts'

/** How dossiers of a procedure went: drawn, and as tables. */
export function ProcessMapSection() {
  const days = useDays()
  const [typed, setTyped] = useState('')
  const [procedureId, setProcedureId] = useState<string>()
  const [wanted] = useDebouncedValue(typed, 150)
  const offered = useFoundProcedures(wanted)
  const procedures = offered.data ?? []
  const { from, until } = days
  const found = useQuery({
    queryKey: ['process-map', procedureId, from, until], enabled: days.areWhole && procedureId !== undefined,
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/procedures/${procedureId ?? ''}/process-map`, { query: { from, until }, signal })) as ProcessMap,
  })
  return (
    <section className="mc-stack">
      <h2>{say(CAUSES.mapTitle)}</h2>
      <p className="mc-quiet">{say(CAUSES.mapWhat)}</p>
      <div className="mc-row">
        <div className="mc-causes-procedure"><TypedChoice
          label={say(CAUSES.procedure)} placeholder={say(CAUSES.procedureHint)} value={typed}
          isStale={typed !== wanted || offered.isPlaceholderData}
          options={procedures.map(({ id, name, code }) => ({
            id, label: name, ...(code !== null && { detail: code }),
          }))}
          status={offered.isError ? offered.error.message
            : offered.isSuccess && procedures.length === 0 ? say(CAUSES.noProcedure) : ''}
          onType={setTyped}
          onChoose={(id) => {
            setTyped(procedures.find((one) => one.id === id)?.name ?? '')
            setProcedureId(id)
          }}
        /></div>
        <DaysOfFigures {...days} />
      </div>
      {found.isLoading && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(CAUSES.mapFailed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && found.data.activities.length === 0 && <EmptyState title={say(CAUSES.mapEmpty)} />}
      {found.data && found.data.activities.length > 0 && <WholeMap map={found.data} />}
    </section>
  )
}

const count = (value: number) => value.toLocaleString(LANGUAGE)

function WholeMap({ map }: { readonly map: ProcessMap }) {
  const { cases, leftOut, isMeasuredWhole, bottleneck, directlyFollows, variants } = map
  const laid = layOutMap(map)
  return <>
    <p role="status">
      <b>{say(CAUSES.cases, { cases: count(cases) })}</b>
      {leftOut !== null && leftOut > 0 && ` · ${say(CAUSES.leftOut, { count: count(leftOut) })}`}
      {bottleneck && ` · ${say(CAUSES.bottleneck, { name: nameActivity(bottleneck) })}`}
    </p>
    {!isMeasuredWhole && <p className="mc-quiet">{say(CAUSES.notWhole)}</p>}
    <MapDrawing map={map} laid={laid} />
    <h3>{say(CAUSES.steps)}</h3>
    <FigureTable
      name={CAUSES.step} heads={[CAUSES.times, CAUSES.again, CAUSES.median, CAUSES.p90, CAUSES.total]}
      rows={laid.boxes.map(({ activity }) => activity).filter(({ kind }) => kind === 'step' || kind === 'wait').map((one) => ({
        key: `${one.kind} ${one.name}`, name: nameActivity(one),
        cells: [
          count(one.count), count(one.again), sayHours(one.medianHours), sayHours(one.p90Hours),
          sayHours(one.totalHours),
        ],
      }))}
    />
    <h3>{say(CAUSES.follows)}</h3>
    <FigureTable
      name={CAUSES.follows} heads={[CAUSES.times, CAUSES.dossiers, CAUSES.median]}
      rows={directlyFollows.map((one) => ({
        key: `${one.from.kind} ${one.from.name} ${one.to.kind} ${one.to.name}`,
        name: `${nameActivity(one.from)} → ${nameActivity(one.to)}`,
        cells: [count(one.count), count(one.cases), sayHours(one.medianHours)],
      }))}
    />
    <h3>{say(CAUSES.ways)}</h3>
    <FigureTable
      name={CAUSES.way} heads={[CAUSES.dossiers, CAUSES.share, CAUSES.median]}
      rows={variants.map((one) => {
        const name = one.path.map(nameActivity).join(' → ')
        return { key: name, name, cells: [count(one.cases), percent(one.share), sayHours(one.medianHours)] }
      })}
    />
  </>
}
