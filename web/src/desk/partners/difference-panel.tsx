import type { DifferenceLine, PartnerLine, Reconciled } from '@motcua/contracts/partners.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { showShortDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { DIFFERENCE, DIFFERENCE_KINDS } from './log-texts.ts'
import { useDifferences, useExchangeDeed } from './partner-data.ts'
import { nameOfPartner } from './partner-words.ts'

/** Dossiers that both sides have otherwise, and what mends each. */
export function DifferencePanel({ line: { code }, onClose }: {
  readonly line: PartnerLine; readonly onClose: () => void
}) {
  const found = useDifferences(code)
  const telling = useExchangeDeed(() => announce(say(DIFFERENCE.done)))
  const comparing = useExchangeDeed<Reconciled>(({ day, compared, differences }) =>
    announce(say(DIFFERENCE.compared, { day: showShortDay(day), compared, differences })))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const days = [...new Set(lines.map(({ day }) => day))]
  const isBusy = telling.isPending || comparing.isPending
  return (
    <section className="mc-stack" aria-labelledby="chenh-lech">
      <h2 id="chenh-lech" ref={heading} tabIndex={-1}>{say(DIFFERENCE.title, { name: nameOfPartner(code) })}</h2>
      <p className="mc-quiet">{say(DIFFERENCE.states)}</p>
      <FormRefusal error={telling.error ?? comparing.error} />
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError
        && <ErrorState title={say(DIFFERENCE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(DIFFERENCE.empty)} />}
      {lines.length > 0 && <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(DIFFERENCE.dossier)}</th><th scope="col">{say(DIFFERENCE.day)}</th>
          <th scope="col">{say(DIFFERENCE.kind)}</th><th scope="col">{say(DIFFERENCE.ours)}</th>
          <th scope="col">{say(DIFFERENCE.told)}</th><th scope="col">{say(DIFFERENCE.theirs)}</th>
          <th scope="col">{say(DIFFERENCE.mend)}</th>
        </tr></thead>
        <tbody>{lines.map((one) => (
          <tr key={`${one.day} ${one.dossierNumber ?? ''}`}>
            <td className="mc-number">{one.dossierNumber}</td><td>{showShortDay(one.day)}</td>
            <td>{say(DIFFERENCE_KINDS[one.kind])}</td><td>{one.ours}</td>
            <td>{one.told ?? say(DIFFERENCE.nothing)}</td><td>{one.theirs ?? say(DIFFERENCE.nothing)}</td>
            <td><Mend
              line={one} partner={code} isBusy={isBusy}
              onTell={(number) => telling.mutate({ path: `/api/partners/${code}/tellings`, body: { number } })}
            /></td>
          </tr>
        ))}</tbody>
      </table></div>}
      <div className="mc-row">
        {days.map((day) => <Button
          key={day} variant="default" disabled={isBusy}
          onClick={() => comparing.mutate({ path: `/api/partners/${code}/reconciliations`, body: { day } })}
        >{say(DIFFERENCE.compareOf, { day: showShortDay(day) })}</Button>)}
        <MoreButton found={found} label={say(DIFFERENCE.more)} />
        <Button variant="subtle" onClick={onClose}>{say(DIFFERENCE.close)}</Button>
      </div>
    </section>
  )
}

function Mend({ line, partner, isBusy, onTell }: {
  readonly line: DifferenceLine; readonly partner: string; readonly isBusy: boolean
  readonly onTell: (number: string) => void
}) {
  const { mend, dossierNumber: number, toldAgainAt } = line
  if (mend === 'ask-partner') return say(DIFFERENCE.askPartner)
  if (mend === 'wait' || number === null) return say(DIFFERENCE.wait)
  if (mend === 'mend-message')
    return <Link to="/thu-lien-thong" search={{ partner, state: 'dead' }}>{say(DIFFERENCE.seeDead)}</Link>
  if (toldAgainAt !== null) return say(DIFFERENCE.toldAgain, { at: showShortMoment(toldAgainAt) })
  return (
    <Button
      variant="default" disabled={isBusy} aria-label={say(DIFFERENCE.tellAgainOf, { number })}
      onClick={() => onTell(number)}
    >{say(DIFFERENCE.tellAgain)}</Button>
  )
}
