import type { Settlement } from '@motcua/contracts/settlements.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showDay, showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { ProposeForm } from './propose-form.tsx'
import { useDeciding, useOpenSettlements, useSettlements } from './settlement-data.ts'
import { SETTLEMENT, SETTLEMENT_STATE } from './settlement-texts.ts'

const LOOKS = {
  proposed: { tone: 'waiting', icon: '◔' }, agreed: { tone: 'done', icon: '✓' }, declined: { tone: 'stopped', icon: '✕' },
} as const

/** What an agency and the post owe each other: open, proposed, agreed. */
export function SettlementScreen() {
  useTitle(say(SETTLEMENT.title))
  const open = useOpenSettlements()
  const found = useSettlements()
  const deciding = useDeciding()
  const [asked, setAsked] = useState<Settlement>()
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const agree = ({ id }: Settlement) => deciding.mutate({ id, declinedWhy: null }, {
    onSuccess: () => announce(say(SETTLEMENT.agreed)), onSettled: close,
  })
  return (
    <main className="mc-stack">
      <h1>{say(SETTLEMENT.title)}</h1>
      <p className="mc-quiet">{say(SETTLEMENT.intro)}</p>
      {(open.isPending || found.isPending) && <SkeletonList rows={4} />}
      {open.isError
        && <ErrorState title={say(SETTLEMENT.failed)} error={open.error} onRetry={() => void open.refetch()} />}
      {found.isError
        && <ErrorState title={say(SETTLEMENT.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      <section className="mc-stack" aria-labelledby="da-de-nghi">
        <h2 id="da-de-nghi">{say(SETTLEMENT.list)}</h2>
        {deciding.error && <ErrorState title={say(SETTLEMENT.notDone)} error={deciding.error} />}
        {asked && <DeclineForm key={asked.id} settlement={asked} onClose={close} />}
        {found.isSuccess && items.length === 0 && <p>{say(SETTLEMENT.none)}</p>}
        {items.length > 0 && (
          <div className="mc-table-wrap"><table className="mc-table">
            <thead><tr>
              <th scope="col">{say(SETTLEMENT.month)}</th><th scope="col">{say(SETTLEMENT.sides)}</th>
              <th scope="col">{say(SETTLEMENT.prices)}</th><th scope="col">{say(SETTLEMENT.money)}</th>
              <th scope="col">{say(SETTLEMENT.state)}</th><th scope="col">{say(SETTLEMENT.deed)}</th>
            </tr></thead>
            <tbody>{items.map((one) => (
              <Line key={one.id} one={one} onAgree={() => agree(one)} onDecline={() => setAsked(one)} />
            ))}</tbody>
          </table></div>
        )}
        <MoreButton found={found} label={say(SETTLEMENT.more)} />
      </section>
      {open.data && (
        <section className="mc-stack" aria-labelledby="chua-quyet-toan">
          <h2 id="chua-quyet-toan">{say(SETTLEMENT.open)}</h2>
          {open.data.items.length === 0 && <p>{say(SETTLEMENT.noneOpen)}</p>}
          {open.data.items.map((one) => <ProposeForm key={`${one.agencyId} ${one.postUnitId}`} open={one} />)}
        </section>
      )}
    </main>
  )
}

function Line({ one, onAgree, onDecline }: {
  readonly one: Settlement; readonly onAgree: () => void; readonly onDecline: () => void
}) {
  const until = showDay(one.until)
  const difference = one.statedPrices - one.prices + (one.cod - one.statedCod)
  return (
    <tr>
      <td className="mc-number">{until}</td>
      <td>{say(SETTLEMENT.between, { agency: one.agencyName, post: one.postName })}</td>
      <td><Amount rows={one.prices} books={one.statedPrices} /></td>
      <td><Amount rows={one.cod} books={one.statedCod} /></td>
      <td>
        <StateChip {...LOOKS[one.state]} text={say(SETTLEMENT_STATE[one.state])} />
        <p className="mc-quiet">
          {say(SETTLEMENT.proposedBy, { name: one.proposedBy, at: showShortMoment(one.proposedAt) })}
        </p>
        {one.differenceWhy && (
          <p>{say(SETTLEMENT.differs, { amount: showMoney(Math.abs(difference)), why: one.differenceWhy })}</p>
        )}
        {one.decidedAt && (
          <p className="mc-quiet">
            {say(SETTLEMENT.decidedBy, { name: one.decidedBy ?? '', at: showShortMoment(one.decidedAt) })}
          </p>
        )}
        {one.declinedWhy && <p>{one.declinedWhy}</p>}
      </td>
      <td><div className="mc-row">
        {one.mayDecide && (
          <>
            <Button size="compact-md" aria-label={say(SETTLEMENT.agreeOne, { until })} onClick={onAgree}>
              {say(SETTLEMENT.agree)}
            </Button>
            <Button
              size="compact-md" variant="default" aria-label={say(SETTLEMENT.declineOne, { until })} onClick={onDecline}
            >{say(SETTLEMENT.decline)}</Button>
          </>
        )}
        <a href={`/api/post/settlements/${one.id}/rows.csv`} aria-label={say(SETTLEMENT.fileOne, { until })}>
          {say(SETTLEMENT.file)}
        </a>
      </div></td>
    </tr>
  )
}

function Amount({ rows, books }: { readonly rows: number; readonly books: number }) {
  if (rows === books) return <span className="mc-number">{showMoney(rows)}</span>
  return (
    <span className="mc-number">
      {say(SETTLEMENT.byRows, { amount: showMoney(rows) })}<br />{say(SETTLEMENT.byBooks, { amount: showMoney(books) })}
    </span>
  )
}

function DeclineForm({ settlement: { id, until }, onClose }: {
  readonly settlement: Settlement; readonly onClose: () => void
}) {
  const deciding = useDeciding()
  return (
    <AskWhy
      title={say(SETTLEMENT.declineTitle, { until: showDay(until) })} most={500} error={deciding.error}
      isBusy={deciding.isPending} words={{
        why: say(SETTLEMENT.declinedWhy), need: say(SETTLEMENT.needDeclined), send: say(SETTLEMENT.decline),
        leave: say(SETTLEMENT.leave),
      }}
      onLeave={onClose} onSay={(declinedWhy) => deciding.mutate({ id, declinedWhy }, { onSuccess: () => {
        announce(say(SETTLEMENT.declined))
        onClose()
      } })}
    />
  )
}
