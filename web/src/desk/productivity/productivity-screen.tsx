import type { OwnProductivity, Productivity, ProductivitySection } from '@motcua/contracts/productivity.ts'
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { DaysOfFigures, useDays } from '../figures/days-of-figures.tsx'
import { DefinedBy } from '../registry/defined-by.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { FigureTable } from './figure-table.tsx'
import { PRODUCTIVITY } from './productivity-texts.ts'
import { csvOf, waitCells, workCells } from './productivity-words.ts'

const WORK = [
  PRODUCTIVITY.received, PRODUCTIVITY.returned, PRODUCTIVITY.fullTime, PRODUCTIVITY.expected, PRODUCTIVITY.share,
]
const WAIT = [
  PRODUCTIVITY.visits, PRODUCTIVITY.wait, PRODUCTIVITY.untilServed, PRODUCTIVITY.over, PRODUCTIVITY.neverCalled,
  PRODUCTIVITY.neverServed,
]

/** Productivity and waiting by zone, section and clerk for whoever directs; their own for those at a counter. */
export function ProductivityScreen() {
  useTitle(say(PRODUCTIVITY.title))
  const permissions = useSession()?.permissions ?? []
  const days = useDays()
  return (
    <main className="mc-stack">
      <h1>{say(PRODUCTIVITY.title)}</h1>
      <p className="mc-quiet">{say(PRODUCTIVITY.intro)}</p>
      <DefinedBy figures={['nang-suat', 'thoi-gian-cho']} />
      <div className="mc-row"><DaysOfFigures {...days} /></div>
      {permissions.includes('queue.serve') && <Own {...days} />}
      {permissions.includes('figures.read') && <Sections {...days} />}
    </main>
  )
}

type Asked = Pick<ReturnType<typeof useDays>, 'from' | 'until' | 'areWhole'>

function Own({ from, until, areWhole }: Asked) {
  const found = useQuery({
    queryKey: ['figures', 'own-productivity', from, until], enabled: areWhole, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/own-productivity', {
      query: { from, until }, signal,
    })) as OwnProductivity,
  })
  return (
    <section>
      <h2>{say(PRODUCTIVITY.own)}</h2>
      {found.isError
        && <ErrorState title={say(PRODUCTIVITY.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.places.length === 0 && <p className="mc-quiet">{say(PRODUCTIVITY.ownNone)}</p>}
      {found.data && found.data.places.length > 0 && (
        <FigureTable
          name={PRODUCTIVITY.section} heads={WORK}
          rows={found.data.places.map((one) => ({ key: one.unitId, name: one.unitName, cells: workCells(one) }))}
        />
      )}
    </section>
  )
}

function Sections({ from, until, areWhole }: Asked) {
  const found = useQuery({
    queryKey: ['figures', 'productivity', from, until], enabled: areWhole, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/productivity', {
      query: { from, until }, signal,
    })) as Productivity,
  })
  const { zones = [], sections = [], waitTarget = null } = found.data ?? {}
  return (
    <>
      {found.isLoading && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(PRODUCTIVITY.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && sections.length === 0 && (
        <EmptyState title={say(PRODUCTIVITY.none)}><p>{say(PRODUCTIVITY.noneHint)}</p></EmptyState>
      )}
      {found.data && sections.length > 0 && (
        <>
          {waitTarget !== null && <p>{say(PRODUCTIVITY.waitTarget, { minutes: waitTarget })}</p>}
          <div><Button variant="default" onClick={() => download(found.data)}>{say(PRODUCTIVITY.csv)}</Button></div>
          <section>
            <h2>{say(PRODUCTIVITY.zones)}</h2>
            <FigureTable
              name={PRODUCTIVITY.zone} heads={[PRODUCTIVITY.perYear, ...WORK, ...WAIT]}
              rows={zones.map((one) => ({
                key: one.area, name: one.name,
                cells: [one.perYear?.toString() ?? say(PRODUCTIVITY.dash), ...workCells(one), ...waitCells(one.wait)],
              }))}
            />
          </section>
          <section>
            <h2>{say(PRODUCTIVITY.sections)}</h2>
            <FigureTable
              name={PRODUCTIVITY.section} heads={[PRODUCTIVITY.zone, ...WORK, ...WAIT]}
              rows={sections.map((one) => (
                {
                  key: one.unitId, name: one.unitName,
                  cells: [one.areaName, ...workCells(one), ...waitCells(one.wait)],
                }))}
            />
          </section>
          {sections.map((one) => <Details key={one.unitId} {...one} isOpen={sections.length === 1} />)}
        </>
      )}
    </>
  )
}

/** Who works there, and what people came for. */
function Details(
  { unitName, clerks, services, unrostered, isOpen }: ProductivitySection & { readonly isOpen: boolean },
) {
  return (
    <details open={isOpen}>
      <summary>{say(PRODUCTIVITY.details, { name: unitName })}</summary>
      {unrostered.people > 0 && <p>{say(PRODUCTIVITY.unrostered, unrostered)}</p>}
      {clerks.length > 0 && (
        <FigureTable
          name={PRODUCTIVITY.clerk} heads={WORK}
          rows={clerks.map((one) => ({ key: one.id ?? 'program', name: one.name, cells: workCells(one) }))}
        />
      )}
      {services.length > 0 && (
        <FigureTable
          name={PRODUCTIVITY.service} heads={WAIT}
          rows={services.map((one) => ({ key: one.service, name: one.name, cells: waitCells(one) }))}
        />
      )}
    </details>
  )
}

/** Hands the table over as a file. */
function download(figures: Productivity): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csvOf(figures)], { type: 'text/csv;charset=utf-8' }))
  link.download = `${say(PRODUCTIVITY.file)}-${figures.from}-${figures.until}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}
