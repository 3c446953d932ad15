import type { ReuseFigures } from '@motcua/contracts/reuse-figures.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { DefinedBy } from '../registry/defined-by.tsx'
import { useTitle } from '../shell/use-title.ts'
import { DaysOfFigures, useDays } from './days-of-figures.tsx'
import { IntakesPanel } from './intakes-panel.tsx'
import { percent } from './percent.ts'
import { REUSE_FIGURES } from './reuse-figures-texts.ts'

type Item = ReuseFigures['items'][number]

/** How often is asked again for what is held, by procedure and counter, with the papers behind it. */
export function ReuseFiguresScreen() {
  useTitle(say(REUSE_FIGURES.title))
  const days = useDays()
  const { from, until } = days
  const found = useQuery({
    queryKey: ['figures', 'reuse', from, until], enabled: days.areWhole, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/figures/reuse', { query: { from, until }, signal })) as ReuseFigures,
  })
  return (
    <main className="mc-stack">
      <h1>{say(REUSE_FIGURES.title)}</h1>
      <p className="mc-quiet">{say(REUSE_FIGURES.what)}</p>
      <DefinedBy figures={['khong-nop-lai', 'yeu-cau-nop-lai']} />
      <div className="mc-row"><DaysOfFigures {...days} /></div>
      {found.isLoading && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(REUSE_FIGURES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && found.data.items.length === 0 && <EmptyState title={say(REUSE_FIGURES.empty)} />}
      {found.data && found.data.items.length > 0 && <Whole figures={found.data} year={until.slice(0, 4)} />}
      <IntakesPanel from={from} until={until} areWhole={days.areWhole} />
    </main>
  )
}

function Whole({ figures, year }: { figures: ReuseFigures; year: string }) {
  const { askedAgain, couldReuse, share, plan, fields, items } = figures
  const { dossiers, notAskedAgain, allReused, target } = plan
  return <>
    <p role="status"><b>{say(REUSE_FIGURES.whole, { askedAgain, couldReuse, share: percentOf(share) })}</b></p>
    <p>
      {say(REUSE_FIGURES.plan, { notAskedAgain, dossiers, share: percentOf(plan.share) })}{' '}
      {target === null
        ? say(REUSE_FIGURES.noTarget, { year })
        : say(REUSE_FIGURES.target, { year, target: percent(target) })}
      {' '}{say(REUSE_FIGURES.allReused, { allReused })}
    </p>
    <p>
      {fields.held === 0 ? say(REUSE_FIGURES.noFields)
        : say(REUSE_FIGURES.fields, { reused: fields.reused, held: fields.held, share: percentOf(fields.share) })}
    </p>
    <div className="mc-table-wrap">
      <table className="mc-table">
        <thead><tr>
          <th scope="col">{say(REUSE_FIGURES.procedure)}</th><th scope="col">{say(REUSE_FIGURES.section)}</th>
          <th scope="col">{say(REUSE_FIGURES.could)}</th><th scope="col">{say(REUSE_FIGURES.reused)}</th>
          <th scope="col">{say(REUSE_FIGURES.askedAgain)}</th><th scope="col">{say(REUSE_FIGURES.given)}</th>
          <th scope="col">{say(REUSE_FIGURES.declined)}</th><th scope="col">{say(REUSE_FIGURES.share)}</th>
        </tr></thead>
        <tbody>{items.map((item) => <Row key={`${item.procedureId} ${item.sectionId}`} item={item} />)}</tbody>
      </table>
    </div>
  </>
}

function Row({ item }: { item: Item }) {
  return (
    <tr>
      <td>
        {item.procedureName}
        {item.papers.length > 0 && <details>
          <summary>{say(REUSE_FIGURES.rows)}</summary>
          <ul>{item.papers.map(({ component, name, couldReuse, askedAgain, reasons }) => (
            <li key={component}>
              {name}: {say(REUSE_FIGURES.askedAgain)} {askedAgain}/{couldReuse}
              {reasons.length > 0 && `. ${say(REUSE_FIGURES.reasons)}: ${
                reasons.map(({ name: why, count }) => `${why} (${count})`).join('; ')}`}
            </li>
          ))}</ul>
        </details>}
        {item.fields.length > 0 && (
          <details>
            <summary>{say(REUSE_FIGURES.fieldRows)}</summary>
            <ul>{item.fields.map(({ field, name, held, reused }) => (
              <li key={field}>{name}: {say(REUSE_FIGURES.reused)} {reused}/{held}</li>
            ))}</ul>
          </details>
        )}
      </td>
      <td>{item.sectionName}</td>
      {([item.couldReuse, item.reused, item.askedAgain, item.given, item.declined] as const).map((count, nth) => (
        <td key={nth} className="mc-number">{count}</td>
      ))}
      <td className="mc-number">{percentOf(item.share)}</td>
    </tr>
  )
}

const percentOf = (share: number | null) => share === null ? '–' : percent(share)
