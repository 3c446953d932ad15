import type { AccountFigures } from '@motcua/contracts/intake-accounts.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { DefinedBy } from '../registry/defined-by.tsx'
import { useTitle } from '../shell/use-title.ts'
import { ACCOUNT_FIGURES } from './account-figures-texts.ts'
import { DaysOfFigures, useDays } from './days-of-figures.tsx'
import { percent } from './percent.ts'

/** How many of those who handed in have an account, of chosen days, by section (KH 1107 II.2.1). */
export function AccountFiguresScreen() {
  useTitle(say(ACCOUNT_FIGURES.title))
  const days = useDays()
  const { from, until } = days
  const found = useQuery({
    queryKey: ['figures', 'accounts', from, until], enabled: days.areWhole, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/figures/accounts', { query: { from, until }, signal })) as AccountFigures,
  })
  return (
    <main className="mc-stack">
      <h1>{say(ACCOUNT_FIGURES.title)}</h1>
      <p className="mc-quiet">{say(ACCOUNT_FIGURES.what)} {say(ACCOUNT_FIGURES.reach)}</p>
      <DefinedBy figures={['tk-tai-khoan']} />
      <div className="mc-row">
        <DaysOfFigures {...days} />
      </div>
      {found.isLoading && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(ACCOUNT_FIGURES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.received === 0 && <EmptyState title={say(ACCOUNT_FIGURES.empty)} />}
      {found.data && found.data.received > 0 && <Figures {...found.data} />}
    </main>
  )
}

const COUNTS = ['received', 'verified', 'createdNow', 'guided', 'refused', 'unsaid'] as const

function Figures({ items, reasons, ...all }: AccountFigures) {
  const have = all.verified + all.createdNow
  return (
    <>
      <p role="status">
        <b>{say(ACCOUNT_FIGURES.whole, { have, received: all.received, share: percent(all.share ?? 0) })}</b>
      </p>
      <div className="mc-table-wrap">
        <table className="mc-table">
          <thead><tr>
            <th scope="col">{say(ACCOUNT_FIGURES.section)}</th>
            {COUNTS.map((key) => <th key={key} scope="col">{say(ACCOUNT_FIGURES[key])}</th>)}
            <th scope="col">{say(ACCOUNT_FIGURES.share)}</th>
          </tr></thead>
          <tbody>{items.map((item) => (
            <tr key={item.sectionId}>
              <td>{item.sectionName}</td>
              {COUNTS.map((key) => <td key={key} className="mc-number">{item[key]}</td>)}
              <td className="mc-number">{percent(item.share ?? 0)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
      {reasons.length > 0 && (
        <section>
          <h2>{say(ACCOUNT_FIGURES.reasons)}</h2>
          <ul>{reasons.map(({ code, name, count }) => (
            <li key={code}>{say(ACCOUNT_FIGURES.reason, { name, count })}</li>
          ))}</ul>
        </section>
      )}
    </>
  )
}
