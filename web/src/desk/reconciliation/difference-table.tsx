import type { DifferenceShown } from '@motcua/contracts/reconciliation.ts'
import { Button } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { DIFFERENCE_KIND, DIFFERENCE_STATE, RECONCILIATION, REVERSAL_STATE } from './reconciliation-texts.ts'
import type { SettleDeed } from './settle-form.tsx'

/** Money that the gateway told of and that paid nothing. */
function isReversible({ kind, source }: DifferenceShown): boolean {
  return source === 'gateway' && ['amount', 'not-owed', 'missing-here'].includes(kind)
}

interface DifferenceTableProps {
  readonly differences: readonly DifferenceShown[]
  readonly onSettle: (difference: DifferenceShown, deed: SettleDeed) => void
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
            {one.reversal !== null && <div>{say(REVERSAL_STATE[one.reversal])}</div>}
            {one.why !== null && <div className="mc-quiet" lang="vi">{one.why}</div>}
          </td>
          <td>{one.state === 'open' && one.reversal !== 'asked' && <div className="mc-row">
            <Button
              variant="default" onClick={() => onSettle(one, 'settlement')}
              aria-label={say(RECONCILIATION.settleOne, { reference: one.reference })}
            >
              {say(RECONCILIATION.settle)}
            </Button>
            {isReversible(one) && (
              <Button
                variant="default" onClick={() => onSettle(one, 'reversal')}
                aria-label={say(RECONCILIATION.reverseOne, { reference: one.reference })}
              >
                {say(RECONCILIATION.reverse)}
              </Button>
            )}
          </div>}</td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}
