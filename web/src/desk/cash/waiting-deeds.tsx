import type { CashBook, TillShown } from '@motcua/contracts/cash.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { BOOK } from './book-texts.ts'
import { useCashDeed } from './cash-data.ts'
import { CountLeftTill } from './count-left-till.tsx'

type Place = CashBook['places'][number]

/** What waits for whoever runs a section: counts, voids, refunds. */
export function WaitingDeeds({ tills, receipts, refunds }: Pick<Place, 'tills' | 'receipts' | 'refunds'>) {
  const doing = useCashDeed()
  const [refused, setRefused] = useState<Place['refunds'][number]>()
  const [left, setLeft] = useState<TillShown>()
  const end = () => {
    setRefused(undefined)
    setLeft(undefined)
    focusContent()
  }
  const send = (path: string, body: object = {}) => {
    if (!doing.isPending) doing.mutate({ path, body }, { onSuccess: () => announce(say(BOOK.done)), onSettled: end })
  }
  if (tills.length + receipts.length + refunds.length === 0) return <p className="mc-quiet">{say(BOOK.nothingWaits)}</p>
  return (
    <>
      {doing.error && <ErrorState title={say(BOOK.notDone)} error={doing.error} />}
      {refused && (
        <AskWhy
          key={refused.id} title={say(BOOK.refuseTitle, { amount: showMoney(refused.amount) })} most={1000}
          words={{ why: say(BOOK.why), need: say(BOOK.needWhy), send: say(BOOK.refuse), leave: say(BOOK.cancel) }}
          isBusy={doing.isPending} onLeave={end}
          onSay={(why) => send(`refunds/${refused.id}/decision`, { isApproved: false, why })}
        />
      )}
      {left && <CountLeftTill key={left.id} till={left} onClose={end} />}
      <ul className="mc-cash-waiting" aria-busy={doing.isPending}>
        {tills.map((till) => (
          <li key={till.id}>
            <TillLine till={till} />
            {till.isOwn ? <span className="mc-quiet">{say(BOOK.ownHint)}</span> : till.closedAt === null
              ? (
                <Button
                  variant="default" aria-label={say(BOOK.closeLeftOne, { name: till.cashier })}
                  onClick={() => setLeft(till)}
                >{say(BOOK.closeLeft)}</Button>
              )
              : (
                <Button
                  aria-label={say(BOOK.acceptOne, { name: till.cashier })}
                  onClick={() => send(`tills/${till.id}/acceptance`)}
                >{say(BOOK.accept)}</Button>
              )}
          </li>
        ))}
        {receipts.map(({ id, number, amount, payer, voidWhy }) => (
          <li key={id}>
            <span>{say(BOOK.receipt, { number, amount: showMoney(amount), payer, why: voidWhy ?? '' })}</span>
            <span className="mc-row">
              <Button
                aria-label={say(BOOK.voidOne, { number })}
                onClick={() => send(`receipts/${id}/voiding`, { isVoid: true })}
              >{say(BOOK.void)}</Button>
              <Button
                variant="default" aria-label={say(BOOK.keepOne, { number })}
                onClick={() => send(`receipts/${id}/voiding`, { isVoid: false })}
              >{say(BOOK.keep)}</Button>
            </span>
          </li>
        ))}
        {refunds.map((one) => {
          const { id, reason, askedBy: by, state } = one
          const amount = showMoney(one.amount)
          if (state === 'approved') return <li key={id}>{say(BOOK.approved, { amount, reason })}</li>
          return (
            <li key={id}>
              <span>{say(BOOK.refund, { amount, by, reason })}</span>
              <span className="mc-row">
                <Button
                  aria-label={say(BOOK.approveOne, { amount })}
                  onClick={() => send(`refunds/${id}/decision`, { isApproved: true, why: null })}
                >{say(BOOK.approve)}</Button>
                <Button variant="default" aria-label={say(BOOK.refuseOne, { amount })} onClick={() => setRefused(one)}>
                  {say(BOOK.refuse)}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function TillLine({ till }: { readonly till: TillShown }) {
  const { cashier: name, openedAt, counted, expected, difference, differenceWhy, isLeft } = till
  const opened = showShortMoment(openedAt)
  if (counted === null || expected === null || difference === null)
    return <span>{say(isLeft ? BOOK.tillLeft : BOOK.tillOpen, { name, opened })}</span>
  return (
    <span>
      {say(BOOK.till, {
        name, opened, counted: showMoney(counted), expected: showMoney(expected), difference: showMoney(difference),
      })}
      {differenceWhy !== null && <span className="mc-quiet"> {say(BOOK.tillWhy, { why: differenceWhy })}</span>}
    </span>
  )
}
