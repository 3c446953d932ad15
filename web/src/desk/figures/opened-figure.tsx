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

/**
 * A figure that was pressed: what it counts, by which article, and the dossiers behind it, which `path` lists by
 * `query`; a sum of what units have has none. `direction` is what an instruction would be about; without it none is
 * offered.
 */
export function OpenedFigure({ metric, of, value, path, query, direction, onClose }: {
  metric: ShownMetric; of: string; value: ShownValue | undefined; path: string
  query: Readonly<Record<string, string>>; direction?: { metric: string; from: string; until: string }
  onClose: () => void
}) {
  const mayGive = useSession()?.permissions.includes('direction.give') ?? false
  const { isOfDossiers } = metric
  const list = useInfiniteQuery({
    queryKey: ['figures', 'behind', path, query], enabled: isOfDossiers,
    initialPageParam: undefined as string | undefined, getNextPageParam: ({ next }: Behind) => next ?? undefined,
    queryFn: async ({ pageParam: after, signal }) =>
      (await call('GET', path, { query: { ...query, ...after !== undefined && { after } }, signal })) as Behind,
  })
  const dossiers = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className="mc-panel mc-stack" aria-labelledby="behind-figure">
      <h2 id="behind-figure">{say(SETTLEMENT.opened, { figure: metric.name, of })}</h2>
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
        {mayGive && direction && isOfDossiers && <Link to="/chi-dao" search={direction}>{say(SETTLEMENT.giveInstruction)}</Link>}
        <Button variant="default" onClick={onClose}>{say(SETTLEMENT.close)}</Button>
      </div>
    </section>
  )
}
