import { Button } from '@mantine/core'
import type { RegisteredFigure } from '@motcua/contracts/figure-registry.ts'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { LANGUAGE, say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { type AskedFigures, amountWords, useRegistryDossiers, valueWords } from './registry-data.ts'
import { REGISTRY } from './registry-texts.ts'

const DIMENSIONS = ['agency', 'unit', 'level', 'sector', 'procedure', 'channel'] as const

/** A figure opened: what it counts, by which article, what it comes to, and the dossiers that it counts. */
export function OneFigure({ figure, asked, onClose }: {
  figure: RegisteredFigure; asked: AskedFigures; onClose: () => void
}) {
  const { numerator, denominator, isHidden } = figure
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever pressed a name far down the table is taken to what it opened.
  useEffect(() => heading.current?.focus(), [figure.id])
  return (
    <section className="mc-panel mc-stack" aria-labelledby="one-figure">
      <h2 id="one-figure" ref={heading} tabIndex={-1}>{nameOf(figure)}</h2>
      <p>
        <b>{valueWords(figure)}</b>
        {denominator !== null && !isHidden && ` (${amountWords(numerator)} / ${amountWords(denominator)})`}
      </p>
      <dl>
        <dt>{say(REGISTRY.counts)}</dt><dd>{figure.counts}</dd>
        {figure.countsOf !== null && <><dt>{say(REGISTRY.countsOf)}</dt><dd>{figure.countsOf}</dd></>}
        <dt>{say(REGISTRY.cutOff)}</dt><dd>{figure.cutOff}</dd>
        <dt>{say(REGISTRY.excludes)}</dt><dd>{figure.excludes}</dd>
        <dt>{say(REGISTRY.law)}</dt><dd>{figure.law}</dd>
        <dt>{say(REGISTRY.better)}</dt><dd>{say(REGISTRY[`better-${figure.better}`])}</dd>
        <dt>{say(REGISTRY.by)}</dt>
        <dd>
          {DIMENSIONS.filter((one) => figure.dimensions.includes(one)).map((one) => say(REGISTRY[`by-${one}`])).join(', ')
            || say(REGISTRY['by-nothing'])}
        </dd>
        <dt>{say(REGISTRY.past)}</dt><dd>{say(REGISTRY[figure.hasPast ? 'past-yes' : 'past-no'])}</dd>
        <dt>{say(REGISTRY.id)}</dt><dd><code>{figure.id}</code></dd>
        {figure.condition !== null && <>
          <dt>{say(REGISTRY.condition)}</dt>
          <dd><code>{figure.condition}{figure.ofCondition !== null && ` / ${figure.ofCondition}`}</code></dd>
        </>}
      </dl>
      {figure.hasDossiers ? <Dossiers metric={figure.id} asked={asked} /> : <p>{say(REGISTRY.noList)}</p>}
      <div className="mc-row"><Button variant="default" onClick={onClose}>{say(REGISTRY.close)}</Button></div>
    </section>
  )
}

export const nameOf = ({ nameVi, nameEn }: RegisteredFigure) => LANGUAGE === 'vi' ? nameVi : nameEn

/** Their numbers: who may open one sees in it whose it is. */
function Dossiers({ metric, asked }: { metric: string; asked: AskedFigures }) {
  const list = useRegistryDossiers(metric, asked, true)
  const dossiers = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <h3>{say(REGISTRY.dossiers)}</h3>
      {list.isLoading && <SkeletonList rows={3} />}
      {list.isError
        && <ErrorState title={say(REGISTRY.failed)} error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && dossiers.length === 0 && <p>{say(REGISTRY.noDossiers)}</p>}
      <ul>{dossiers.map(({ id, number, procedureName }) => (
        <li key={id}><Link to="/ho-so/$id" params={{ id }}>{number}</Link> – {procedureName}</li>
      ))}</ul>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say(REGISTRY.more)}
        </Button>
      )}
    </>
  )
}
