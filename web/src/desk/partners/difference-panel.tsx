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
import { isOfPackage, wordsOfSide } from './difference-sides.ts'
import { DIFFERENCE, DIFFERENCE_KINDS } from './difference-texts.ts'
import { wordsOfKind } from './message-words.ts'
import { useDifferences, useExchangeDeed } from './partner-data.ts'
import { nameOfPartner } from './partner-words.ts'

/** Dossiers that both sides have otherwise, and what mends each. */
export function DifferencePanel({ line: { code }, onClose }: {
  readonly line: PartnerLine; readonly onClose: () => void
}) {
  const found = useDifferences(code)
  const telling = useExchangeDeed(() => announce(say(DIFFERENCE.done)))
  const sending = useExchangeDeed(() => announce(say(DIFFERENCE.sent)))
  const comparing = useExchangeDeed<Reconciled>(({ day, compared, differences }) =>
    announce(say(DIFFERENCE.compared, { day: showShortDay(day), compared, differences })))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const days = [...new Set(lines.map(({ day }) => day))]
  const isBusy = telling.isPending || sending.isPending || comparing.isPending
  return (
    <section className="mc-stack" aria-labelledby="chenh-lech">
      <h2 id="chenh-lech" ref={heading} tabIndex={-1}>{say(DIFFERENCE.title, { name: nameOfPartner(code) })}</h2>
      <p className="mc-quiet">{say(lines.some(isOfPackage) ? DIFFERENCE.packages : DIFFERENCE.states)}</p>
      <FormRefusal error={telling.error ?? sending.error ?? comparing.error} />
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
          <tr key={`${one.day} ${one.message ?? one.dossierNumber ?? ''}`}>
            <td className="mc-number">{whatDiffers(one)}</td><td>{showShortDay(one.day)}</td>
            <td>{say(DIFFERENCE_KINDS[one.kind])}</td><td>{wordsOfSide(one, one.ours)}</td>
            <td>{wordsOfSide(one, one.told)}</td><td>{wordsOfSide(one, one.theirs)}</td>
            <td><Mend
              line={one} partner={code} isBusy={isBusy}
              onSend={(id) => sending.mutate({ path: `/api/partner-messages/${id}/resending`, body: {} })}
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

/** A dossier, or a document or word of ours with its number, or what lies there for us. */
function whatDiffers({ dossierNumber, messageKind, document }: DifferenceLine): string {
  const kind = messageKind === null ? null : wordsOfKind(messageKind)
  return [kind, document, dossierNumber].filter((one) => one !== null).join(' · ')
}

function Mend({ line, partner, isBusy, onTell, onSend }: {
  readonly line: DifferenceLine; readonly partner: string; readonly isBusy: boolean
  readonly onTell: (number: string) => void; readonly onSend: (message: string) => void
}) {
  const { kind, mend, dossierNumber: number, document, message, toldAgainAt } = line
  if (mend === 'ask-partner') return say(kind === 'said-otherwise' ? DIFFERENCE.askWhy : DIFFERENCE.askPartner)
  if (mend === 'mend-held') return say(DIFFERENCE.seeHeld)
  if (mend === 'ask-receiver') return say(DIFFERENCE.askReceiver)
  if (mend === 'ask-sender') return say(DIFFERENCE.askSender)
  if (mend === 'wait') return say(DIFFERENCE.wait)
  if (mend === 'mend-message')
    return <Link to="/thu-lien-thong" search={{ partner, state: 'dead' }}>{say(DIFFERENCE.seeDead)}</Link>
  if (toldAgainAt !== null) return say(DIFFERENCE.toldAgain, { at: showShortMoment(toldAgainAt) })
  if (mend === 'send-again') return message !== null && <Button
    variant="default" disabled={isBusy} aria-label={say(DIFFERENCE.sendAgainOf, { number: document ?? number ?? '' })}
    onClick={() => onSend(message)}
  >{say(DIFFERENCE.sendAgain)}</Button>
  if (number === null) return say(DIFFERENCE.wait)
  return (
    <Button
      variant="default" disabled={isBusy} aria-label={say(DIFFERENCE.tellAgainOf, { number })}
      onClick={() => onTell(number)}
    >{say(DIFFERENCE.tellAgain)}</Button>
  )
}
