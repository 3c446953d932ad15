import type { IntakesWithout } from '@motcua/contracts/held-papers.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { INTAKES } from './intakes-texts.ts'

interface IntakesPanelProps { readonly from: string; readonly until: string; readonly areWhole: boolean }

/** Looks into a Kho at a counter of which no dossier came, for whoever heads it. */
export function IntakesPanel({ from, until, areWhole }: IntakesPanelProps) {
  const found = useQuery({
    queryKey: ['figures', 'intakes', from, until], enabled: areWhole, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/figures/intakes', { query: { from, until }, signal })) as IntakesWithout,
  })
  if (found.isError)
    return <ErrorState title={say(INTAKES.failed)} error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return null
  const { opened, joined, items } = found.data
  return (
    <section className="mc-panel mc-stack" aria-label={say(INTAKES.title)}>
      <h2>{say(INTAKES.title)}</h2>
      <p className="mc-quiet">{say(INTAKES.what)}</p>
      <p>{say(INTAKES.count, { opened, joined, without: opened - joined })}</p>
      {items.length > 0 && (
        <div className="mc-table-wrap">
          <table className="mc-table">
            <thead><tr>
              <th scope="col">{say(INTAKES.at)}</th><th scope="col">{say(INTAKES.who)}</th>
              <th scope="col">{say(INTAKES.section)}</th><th scope="col">{say(INTAKES.procedure)}</th>
              <th scope="col">{say(INTAKES.state)}</th>
            </tr></thead>
            <tbody>{items.map(({ id, at, staffName, sectionName, procedureName, isOpen }) => (
              <tr key={id}>
                <td>{showShortMoment(at)}</td><td><bdi>{staffName}</bdi></td><td>{sectionName}</td>
                <td>{procedureName}</td><td>{say(isOpen ? INTAKES.open : INTAKES.over)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </section>
  )
}
