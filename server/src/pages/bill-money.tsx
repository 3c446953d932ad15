import { dayOf } from '../kernel/civil-day.ts'
import { formatDong } from '../kernel/money.ts'
import { type BillMoney, listBillMoney } from '../modules/payments/public.ts'
import { showDate, tieAmounts } from './in-words.ts'
import { BILL_MONEY } from './pay-fees-texts.ts'
import type { Visit } from './visit.ts'

/** What came for a bill and what has become of each; nothing where nothing came. */
export function MoneyThatCame({ visit, money }: { visit: Visit; money: readonly BillMoney[] }) {
  const { say } = visit
  if (money.length === 0) return null
  return (
    <section className="box" aria-labelledby="tien-den">
      <h2 id="tien-den">{say(BILL_MONEY.title)}</h2>
      <dl>{money.map((one, nth) => (
        <div key={nth}>
          <dt>{say(BILL_MONEY.came, { day: showDate(one.day) })}</dt>
          <dd>
            <strong>{tieAmounts(formatDong(one.amount))}</strong>
            <br />{inWords(visit, one)}
          </dd>
        </div>
      ))}</dl>
    </section>
  )
}

function inWords({ say }: Visit, { fate, endedAt, reference }: BillMoney): string {
  const day = endedAt === null ? '' : showDate(dayOf(endedAt))
  return say(BILL_MONEY[fate], { day, reference: reference ?? '' })
}

/** Money of this account that came for a dossier and paid nothing yet: told before it pays once more. */
export async function moneyLeftOf(
  { rooms, actor }: Visit, dossierId: bigint,
): Promise<readonly BillMoney[]> {
  if (!actor) return []
  const all = await listBillMoney(rooms.db, { accountId: actor.accountId, dossierId })
  return all.filter(({ fate }) => fate === 'kept' || fate === 'going-back' || fate === 'not-gone')
}

export function MoneyLeft({ visit: { say }, money }: { visit: Visit; money: readonly BillMoney[] }) {
  return <>{money.map(({ bill, billReference, amount }, nth) => (
    <p className="note" key={nth}>
      {say(BILL_MONEY.left, { amount: tieAmounts(formatDong(amount)) })}{' '}
      <a href={`/thanh-toan/${bill}`}>{say(BILL_MONEY.see, { reference: billReference })}</a>
    </p>
  ))}</>
}
