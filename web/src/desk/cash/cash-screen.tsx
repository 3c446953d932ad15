import type { CashDesk } from '@motcua/contracts/cash.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useCashDesk } from './cash-data.ts'
import { CASH, TILL } from './cash-texts.ts'
import { CloseTill } from './close-till.tsx'
import { OpenTill } from './open-till.tsx'
import { PayOut } from './pay-out.tsx'
import { TakeCash } from './take-cash.tsx'

/** Below so many numbers the cashier is told, so that nobody waits at the counter for a booklet. */
const FEW = 10

/** Takes money at a counter: a till is opened first, then it is taken, and counted at the end. */
export function CashScreen() {
  useTitle(say(CASH.title))
  const found = useCashDesk()
  const desk = found.data
  return (
    <main className="mc-stack">
      <h1>{say(CASH.title)}</h1>
      <p><Link to="/bien-lai">{say(CASH.receipts)}</Link></p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError && !desk
        && <ErrorState title={say(CASH.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {desk && (desk.till ? <OpenTillWork key={desk.till.id} till={desk.till} /> : <OpenTill places={desk.places} />)}
    </main>
  )
}

function OpenTillWork({ till }: { readonly till: NonNullable<CashDesk['till']> }) {
  const [isClosing, setIsClosing] = useState(false)
  const { unitName, openedAt, payments: count, numbersLeft: left } = till
  useShortcuts([{ keys: 'd', name: say(TILL.closeTitle), run: () => setIsClosing(true) }])
  return (
    <>
      <div className="mc-row">
        <b>{say(CASH.place, { unit: unitName })}</b>
        <span className="mc-quiet">{say(CASH.since, { time: showShortMoment(openedAt), count, left })}</span>
        {!till.isOfPastDay && !isClosing && (
          <Button size="compact-sm" variant="default" onClick={() => setIsClosing(true)}>
            {say(TILL.closeTitle)}&nbsp;<kbd>D</kbd>
          </Button>
        )}
      </div>
      {left < FEW && <p role="status" className="mc-warning">{say(CASH.fewLeft, { left })}</p>}
      {till.isOfPastDay && <p role="alert" className="mc-error">{say(TILL.past)}</p>}
      {till.isOfPastDay ? <CloseTill /> : (
        <>
          {isClosing && <CloseTill onCancel={() => setIsClosing(false)} />}
          <TakeCash />
          <PayOut refunds={till.refunds} />
        </>
      )}
    </>
  )
}
