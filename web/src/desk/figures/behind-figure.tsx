import type { BehindFigure as Behind, ShownMetric, ShownValue } from '@motcua/contracts/settlement-figures.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { SETTLEMENT } from './settlement-figures-texts.ts'
import { shown } from './shown-value.ts'

interface Behinds {
  readonly metric: ShownMetric
  readonly value: ShownValue | undefined
  /** Of which row; of all where there is none. */
  readonly of: { readonly key: string; readonly name: string } | undefined
  readonly days: { readonly from: string; readonly until: string }
  readonly by: string
  /** Of a unit with all below it, or of a section; of all that one may see where there is none. */
  readonly unit?: string | undefined
  readonly onClose: () => void
}

/** What a figure counts, by which article, and the dossiers behind it; of a share those that fulfil it. */
export function BehindFigure({ metric, value, of, days, by, unit, onClose }: Behinds) {
  const mayGive = useSession()?.permissions.includes('direction.give') ?? false
  const { id, isOfDossiers } = metric
  const list = useInfiniteQuery({
    queryKey: ['figures', 'settlement', 'behind', id, of?.key, days.from, days.until, by, unit], enabled: isOfDossiers,
    initialPageParam: undefined as string | undefined, getNextPageParam: ({ next }: Behind) => next ?? undefined,
    queryFn: async ({ pageParam: after, signal }) => (await call('GET', '/api/figures/settlement/dossiers', {
      query: { metric: id, ...days, unit, ...of && { by, of: of.key }, ...after !== undefined && { after } }, signal,
    })) as Behind,
  })
  const dossiers = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className="mc-panel mc-stack" aria-labelledby="behind-figure">
      <h2 id="behind-figure">{say(SETTLEMENT.opened, { figure: metric.name, of: of?.name ?? say(SETTLEMENT.total) })}</h2>
      <p role="status">
        <b>{shown(value)}</b>
        {value && value.denominator !== null && isOfDossiers
          && ` (${say(SETTLEMENT.share, { numerator: value.numerator, denominator: value.denominator })})`}
      </p>
      <dl>
        <dt>{say(SETTLEMENT.cutOff)}</dt><dd>{metric.cutOff}</dd>
        <dt>{say(SETTLEMENT.excludes)}</dt><dd>{metric.excludes}</dd>
        <dt>{say(SETTLEMENT.law)}</dt><dd>{metric.law}</dd>
        <dt>{say(isOfDossiers ? SETTLEMENT.condition : SETTLEMENT.sum)}</dt>
        <dd><code>{metric.condition}{metric.ofCondition !== null && ` / ${metric.ofCondition}`}</code></dd>
      </dl>
      {isOfDossiers && <h3>{say(SETTLEMENT.dossiers)}</h3>}
      {list.isLoading && <SkeletonList rows={3} />}
      {list.isError
        && <ErrorState title={say(SETTLEMENT.failed)} error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && dossiers.length === 0 && <p>{say(SETTLEMENT.noDossiers)}</p>}
      <ul>{dossiers.map(({ id: dossierId, number }) => (
        <li key={dossierId}><Link to="/ho-so/$id" params={{ id: dossierId }}>{number}</Link></li>
      ))}</ul>
      <div className="mc-row">
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {say(SETTLEMENT.more)}
          </Button>
        )}
        {mayGive && isOfDossiers && <Link to="/chi-dao" search={{ metric: id, ...days }}>{say(SETTLEMENT.giveInstruction)}</Link>}
        <Button variant="default" onClick={onClose}>{say(SETTLEMENT.close)}</Button>
      </div>
    </section>
  )
}
