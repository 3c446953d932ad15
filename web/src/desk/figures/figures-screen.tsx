import type { ElsewhereFigures } from '@motcua/contracts/whereabouts.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { DefinedBy } from '../registry/defined-by.tsx'
import { useTitle } from '../shell/use-title.ts'
import { DaysOfFigures, useDays } from './days-of-figures.tsx'
import { FIGURES } from './figures-texts.ts'
import { percent } from './percent.ts'

/** How much is received outside the territory of whoever settles it, by counter and procedure, of chosen days. */
export function FiguresScreen() {
  useTitle(say(FIGURES.title))
  const days = useDays()
  const { from, until } = days
  const found = useQuery({
    queryKey: ['figures', 'elsewhere', from, until], enabled: days.areWhole,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/figures/received-elsewhere', { query: { from, until }, signal })) as ElsewhereFigures,
  })
  const { received = 0, elsewhere = 0, items = [], sections = [] } = found.data ?? {}
  return (
    <main className="mc-stack">
      <h1>{say(FIGURES.title)}</h1>
      <p className="mc-quiet">{say(FIGURES.what)} {say(FIGURES.reach)}</p>
      <DefinedBy figures={['tthc-phi-dia-gioi']} />
      <div className="mc-row">
        <DaysOfFigures {...days} />
      </div>
      {found.isLoading && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(FIGURES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && received === 0 && <EmptyState title={say(FIGURES.empty)} />}
      {received > 0 && <>
        <p role="status"><b>{say(FIGURES.whole, { elsewhere, received, share: percent(elsewhere / received) })}</b></p>
        <Counts title={say(FIGURES.bySection)} head={say(FIGURES.section)} lines={
          sections.map(({ sectionId, ...one }) => ({ id: sectionId, ...one }))
        } />
        <Counts title={say(FIGURES.byProcedure)} head={say(FIGURES.procedure)} lines={
          items.map(({ procedureId, ...one }) => ({ id: procedureId, ...one }))
        } />
      </>}
    </main>
  )
}

interface Line { readonly id: string; readonly name: string; readonly received: number; readonly elsewhere: number }

function Counts({ title, head, lines }: { title: string; head: string; lines: readonly Line[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <div className="mc-table-wrap">
        <table className="mc-table">
          <thead><tr>
            <th scope="col">{head}</th><th scope="col">{say(FIGURES.received)}</th>
            <th scope="col">{say(FIGURES.elsewhere)}</th><th scope="col">{say(FIGURES.share)}</th>
          </tr></thead>
          <tbody>{lines.map(({ id, name, received, elsewhere }) => (
            <tr key={id}>
              <td>{name}</td><td className="mc-number">{received}</td><td className="mc-number">{elsewhere}</td>
              <td className="mc-number">{percent(elsewhere / received)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  )
}
