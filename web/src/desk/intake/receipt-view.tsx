import type { Receipt } from '@motcua/contracts/dossiers.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { showMoment } from '../../lib/dates.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'

/** Done: the number, the day to come back, the slip to print. The slip has the focus, Enter opens it. */
export function ReceiptView({
  receipt, applicantName, onNext,
}: {
  receipt: Receipt
  applicantName: string
  onNext: () => void
}) {
  const slip = useRef<HTMLAnchorElement>(null)
  useEffect(() => slip.current?.focus(), [])
  useShortcuts([{ keys: 'n', name: 'Tiếp nhận hồ sơ tiếp theo', run: onNext }])
  return (
    <main className="mc-receipt">
      <h1>Đã tiếp nhận hồ sơ của {applicantName}</h1>
      <p role="status">
        Mã hồ sơ <b className="mc-receipt-number">{receipt.number}</b> Hẹn trả <b>{showMoment(receipt.dueAt)}</b>
      </p>
      <div className="mc-row">
        <a ref={slip} className="mc-action" href={`/api/slips/${receipt.slipId}.pdf`} target="_blank" rel="noopener">
          In giấy tiếp nhận và hẹn trả
        </a>
        <Button variant="default" onClick={onNext}>
          Tiếp nhận hồ sơ tiếp theo&nbsp;<kbd>N</kbd>
        </Button>
        <Link to="/ho-so/$id" params={{ id: receipt.id }}>
          Mở hồ sơ
        </Link>
      </div>
    </main>
  )
}
