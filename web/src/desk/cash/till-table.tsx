import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { TILLS } from './book-texts.ts'
import { useTills } from './cash-data.ts'

/** The tills of a section with their counts, latest first. */
export function TillTable({ unitId }: { readonly unitId: string }) {
  const found = useTills(unitId)
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const amount = (dong: number | null) => dong === null ? '' : showMoney(dong)
  if (found.isError)
    return <ErrorState title={say(TILLS.failed)} error={found.error} onRetry={() => void found.refetch()} />
  if (items.length === 0) return null
  return (
    <>
      <h3>{say(TILLS.title)}</h3>
      <div className="mc-table-wrap"><table className="mc-table mc-cash">
        <thead><tr>
          <th scope="col">{say(TILLS.cashier)}</th><th scope="col">{say(TILLS.opened)}</th>
          <th scope="col">{say(TILLS.closed)}</th><th scope="col" className="mc-right">{say(TILLS.expected)}</th>
          <th scope="col" className="mc-right">{say(TILLS.counted)}</th>
          <th scope="col" className="mc-right">{say(TILLS.difference)}</th><th scope="col">{say(TILLS.accepted)}</th>
        </tr></thead>
        <tbody>{items.map((one) => (
          <tr key={one.id}>
            <td><bdi>{one.cashier}</bdi></td>
            <td className="mc-number">{showShortMoment(one.openedAt)}</td>
            <td className="mc-number">{one.closedAt === null ? say(TILLS.notYet) : showShortMoment(one.closedAt)}</td>
            <td className="mc-right mc-number">{amount(one.expected)}</td>
            <td className="mc-right mc-number">{amount(one.counted)}</td>
            <td className="mc-right mc-number">
              {amount(one.difference)}
              {one.differenceWhy !== null && <div className="mc-quiet">{one.differenceWhy}</div>}
            </td>
            <td>{one.acceptedBy === null
              ? <span className="mc-quiet">{say(TILLS.notYet)}</span> : <bdi>{one.acceptedBy}</bdi>}</td>
          </tr>
        ))}</tbody>
      </table></div>
      <MoreButton found={found} label={say(TILLS.more)} />
    </>
  )
}
