import type { DifferenceShown } from '@motcua/contracts/reconciliation.ts'
import { Button } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { DIFFERENCE_KIND, DIFFERENCE_STATE, RECONCILIATION } from './reconciliation-texts.ts'

interface DifferenceTableProps {
  readonly differences: readonly DifferenceShown[]
  readonly onSettle: (difference: DifferenceShown) => void
}

/** What of a day does not go together, and what somebody said of it. */
export function DifferenceTable({ differences, onSettle }: DifferenceTableProps) {
  const amount = (dong: number | null) => dong === null ? say(RECONCILIATION.missing) : showMoney(dong)
  return (
    <div className="mc-table-wrap"><table className="mc-table mc-differences">
      <thead><tr>
        <th scope="col">{say(RECONCILIATION.kind)}</th><th scope="col">{say(RECONCILIATION.reference)}</th>
        <th scope="col">{say(RECONCILIATION.section)}</th>
        <th scope="col" className="mc-right">{say(RECONCILIATION.here)}</th>
        <th scope="col" className="mc-right">{say(RECONCILIATION.there)}</th>
        <th scope="col">{say(RECONCILIATION.state)}</th><th scope="col">{say(RECONCILIATION.deeds)}</th>
      </tr></thead>
      <tbody>{differences.map((one) => (
        <tr key={one.id}>
          <td>{say(DIFFERENCE_KIND[one.kind])}</td>
          <td className="mc-number">{one.reference}</td>
          <td lang="vi">{one.unitName ?? say(RECONCILIATION.unknown)}</td>
          <td className="mc-right mc-number">{amount(one.ours)}</td>
          <td className="mc-right mc-number">{amount(one.theirs)}</td>
          <td>
            {say(DIFFERENCE_STATE[one.state])}
            {one.why !== null && <div className="mc-quiet" lang="vi">{one.why}</div>}
          </td>
          <td>{one.state === 'open' && (
            <Button
              variant="default" onClick={() => onSettle(one)}
              aria-label={say(RECONCILIATION.settleOne, { reference: one.reference })}
            >
              {say(RECONCILIATION.settle)}
            </Button>
          )}</td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}
