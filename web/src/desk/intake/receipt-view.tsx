import type { Receipt } from '@motcua/contracts/dossiers.ts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { ReportAtCounter } from '../register-reports/report-at-counter.tsx'
import { RECEIPT } from './intake-texts.ts'

/** Done: the number, the day to come back, the slip to print. The slip has the focus, Enter opens it. */
export function ReceiptView({
  receipt, applicantName, onNext,
}: {
  receipt: Receipt
  applicantName: string
  onNext: () => void
}) {
  const slip = useRef<HTMLAnchorElement>(null)
  const navigate = useNavigate()
  useEffect(() => slip.current?.focus(), [])
  useShortcuts([
    { keys: 'n', name: say(RECEIPT.next), run: onNext },
    { keys: 'i', name: say(RECEIPT.print), run: () => slip.current?.click() },
    { keys: 'm', name: say(RECEIPT.open), run: () => void navigate({ to: '/ho-so/$id', params: { id: receipt.id } }) },
  ])
  return (
    <main className="mc-receipt">
      <h1>{say(RECEIPT.title, { name: applicantName })}</h1>
      <p role="status">
        {say(RECEIPT.number)} <b className="mc-receipt-number">{receipt.number}</b>{' '}
        {say(RECEIPT.due)} <b>{showMoment(receipt.dueAt)}</b>
      </p>
      {receipt.decided.map(({ subject, title, lines, why }) => (
        <section key={subject} aria-label={title}>
          <b>{title}</b>
          <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
          <p className="mc-quiet">{why}</p>
        </section>
      ))}
      <ReportAtCounter dossierId={receipt.id} />
      <div className="mc-row">
        <a ref={slip} className="mc-action" href={`/api/slips/${receipt.slipId}.pdf`} target="_blank" rel="noopener">
          {say(RECEIPT.print)}&nbsp;<kbd>↵</kbd>
        </a>
        <Button variant="default" onClick={onNext}>
          {say(RECEIPT.next)}&nbsp;<kbd>N</kbd>
        </Button>
        <Link to="/ho-so/$id" params={{ id: receipt.id }}>
          {say(RECEIPT.open)} <kbd>M</kbd>
        </Link>
      </div>
    </main>
  )
}
