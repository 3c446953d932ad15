import type { CashTaken } from '@motcua/contracts/cash.ts'
import { useEffect, useRef, useState } from 'react'
import { fetchFile } from '../../lib/call-file.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { CASH } from './cash-texts.ts'

/** What was just taken: the change to give back, and the receipt, which is printed by itself. */
export function TakenReceipt({ receipt, number, amount, change }: CashTaken) {
  const frame = useRef<HTMLIFrameElement>(null)
  const address = `/api/cash/receipts/${receipt}.pdf`
  // A frame may not show what the API answers, but what the page itself holds.
  const [held, setHeld] = useState<string>()
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    const asked = new AbortController()
    let url: string | undefined
    fetchFile(address, asked.signal).then((file) => {
      url = URL.createObjectURL(file)
      setHeld(url)
    }, () => { if (!asked.signal.aborted) setHasFailed(true) })
    return () => {
      asked.abort()
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [address])
  return (
    <section className="mc-taken" aria-label={say(CASH.done, { amount: showMoney(amount), number })}>
      <div role="status">
        <p className="mc-taken-change">{say(CASH.doneChange, { amount: showMoney(change) })}</p>
        <p>{say(CASH.done, { amount: showMoney(amount), number })}</p>
        {hasFailed && <p>{say(CASH.notPrinted)}</p>}
      </div>
      <p><a className="mc-action" href={address} target="_blank" rel="noopener">{say(CASH.print)}</a></p>
      {held !== undefined && (
        <iframe
          ref={frame} className="mc-print-frame" src={held} title={say(CASH.print)} aria-hidden tabIndex={-1}
          onLoad={() => frame.current?.contentWindow?.print()}
        />
      )}
    </section>
  )
}
