import type { RefundShown } from '@motcua/contracts/cash.ts'
import { Button } from '@mantine/core'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useCashDeed } from './cash-data.ts'
import { PAY_OUT } from './cash-texts.ts'

/** Money that was approved to go back, to be paid out of the own till. */
export function PayOut({ refunds }: { readonly refunds: readonly RefundShown[] }) {
  const paying = useCashDeed()
  if (refunds.length === 0) return null
  return (
    <section aria-label={say(PAY_OUT.title)}>
      <h2>{say(PAY_OUT.title)}</h2>
      {paying.error && <ErrorState title={say(PAY_OUT.failed)} error={paying.error} />}
      <ul className="mc-cash-waiting" aria-busy={paying.isPending}>{refunds.map((one) => {
        const amount = showMoney(one.amount)
        return (
          <li key={one.id}>
            <span>{say(PAY_OUT.one, {
              amount, by: one.askedBy, at: showShortMoment(one.askedAt), reason: one.reason,
            })}</span>
            <Button variant="default" aria-label={say(PAY_OUT.payOne, { amount })} onClick={() => {
              if (paying.isPending) return
              paying.mutate({ path: `refunds/${one.id}/payout`, body: {} }, {
                onSuccess: () => announce(say(PAY_OUT.done, { amount })),
              })
            }}>{say(PAY_OUT.pay)}</Button>
          </li>
        )
      })}</ul>
    </section>
  )
}
