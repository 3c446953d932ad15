import type { ReceiptShown } from '@motcua/contracts/cash.ts'
import { Button } from '@mantine/core'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import type { ReceiptDeed } from './receipt-form.tsx'
import { RECEIPTS, RECEIPT_STATE } from './receipts-texts.ts'

interface ReceiptTableProps {
  readonly receipts: readonly ReceiptShown[]
  /** Numbers for which another receipt stands. */
  readonly replaced: ReadonlySet<string>
  readonly onAsk: (deed: ReceiptDeed, receipt: ReceiptShown) => void
}

const CHIP = {
  'standing': { tone: 'done', icon: '✓' }, 'void-asked': { tone: 'waiting', icon: '◔' },
  'void': { tone: 'stopped', icon: '×' },
} as const

/** Receipts with what may be done with each. */
export function ReceiptTable({ receipts, replaced, onAsk }: ReceiptTableProps) {
  return (
    <div className="mc-table-wrap"><table className="mc-table mc-cash">
      <thead><tr>
        <th scope="col">{say(RECEIPTS.number)}</th><th scope="col">{say(RECEIPTS.time)}</th>
        <th scope="col">{say(RECEIPTS.payer)}</th><th scope="col">{say(RECEIPTS.dossiers)}</th>
        <th scope="col" className="mc-right">{say(RECEIPTS.amount)}</th><th scope="col">{say(RECEIPTS.by)}</th>
        <th scope="col">{say(RECEIPTS.state)}</th><th scope="col">{say(RECEIPTS.deeds)}</th>
      </tr></thead>
      <tbody>{receipts.map((one) => (
        <Row
          key={one.id} receipt={one} isReplaced={replaced.has(`${one.form} ${one.symbol} ${one.number}`)} onAsk={onAsk}
        />
      ))}</tbody>
    </table></div>
  )
}

function Row({ receipt, isReplaced, onAsk }: Pick<ReceiptTableProps, 'onAsk'> & {
  readonly receipt: ReceiptShown; readonly isReplaced: boolean
}) {
  const {
    id, number, symbol, issuedAt, payer, lines, amount, issuedBy, state, voidWhy, replaces, isByRefund, way,
  } = receipt
  const button = (deed: ReceiptDeed) => (
    <Button
      size="compact-sm" variant="default" aria-label={say(RECEIPTS[`${deed}One`], { number })}
      onClick={() => onAsk(deed, receipt)}
    >{say(RECEIPTS[deed])}</Button>
  )
  return (
    <tr>
      <td>
        <b className="mc-number">{number}</b> <span className="mc-quiet">{symbol}</span>
        {replaces !== null && <div className="mc-quiet">{say(RECEIPTS.replaces, { number: replaces })}</div>}
      </td>
      <td className="mc-number">{showTime(issuedAt)}</td>
      <td><bdi>{payer}</bdi></td>
      <td className="mc-number">{[...new Set(lines.map(({ dossier }) => dossier))].join(', ')}</td>
      <td className="mc-right mc-number">{showMoney(amount)}</td>
      <td>{issuedBy === null ? say(RECEIPTS.program) : <bdi>{issuedBy}</bdi>}</td>
      <td>
        <StateChip text={say(RECEIPT_STATE[state])} {...CHIP[state]} />
        {voidWhy !== null && <div className="mc-quiet">{voidWhy}</div>}
      </td>
      <td><div className="mc-row">
        <a
          href={`/api/cash/receipts/${id}.pdf`} target="_blank" rel="noopener"
          aria-label={say(RECEIPTS.printOne, { number })}
        >{say(RECEIPTS.print)}</a>
        {state === 'standing' && button('void')}
        {state === 'standing' && way === 'cash' && button('refund')}
        {state === 'void' && !isByRefund && !isReplaced && button('reissue')}
      </div></td>
    </tr>
  )
}
