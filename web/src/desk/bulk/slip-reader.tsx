import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { noAnswer, refusalOf } from '../../lib/call-error.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { BULK } from './bulk-texts.ts'

interface SlipReaderProps {
  lines: readonly { readonly id: string; readonly number: string }[]
  onClose: () => void
}

/** The control slips of the chosen dossiers in turn, each looked at and printed in the page; a fault in its turn. */
export function SlipReader({ lines, onClose }: SlipReaderProps) {
  const [at, setAt] = useState(0)
  const frame = useRef<HTMLIFrameElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const line = lines[at]
  const slip = useQuery({
    queryKey: ['control-slip', line?.id], gcTime: 0, staleTime: Infinity, retry: false, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => readPdf(`/api/dossiers/${line?.id ?? ''}/control-slip.pdf`, signal),
  })
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!slip.data) {
      setAddress(undefined)
      return undefined
    }
    const made = URL.createObjectURL(slip.data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [slip.data])
  if (!line) return null
  return (
    <section className="mc-bulk-results" aria-label={say(BULK.print)}>
      <h2 ref={heading} tabIndex={-1} aria-live="polite">
        {say(BULK.slip, { nth: at + 1, count: lines.length, number: line.number })}
      </h2>
      <div className="mc-row">
        <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>{say(BULK.slipBefore)}</Button>
        <Button disabled={!address} onClick={() => frame.current?.contentWindow?.print()}>{say(BULK.printThis)}</Button>
        <Button variant="default" disabled={at >= lines.length - 1} onClick={() => setAt(at + 1)}>
          {say(BULK.slipAfter)}
        </Button>
        <Button variant="default" onClick={onClose}>{say(BULK.close)}</Button>
      </div>
      {slip.isPending && <p role="status">{say(BULK.loading)}</p>}
      {slip.error && <p role="alert" className="mc-error">{say(BULK.noSlip, { why: slip.error.message })}</p>}
      {address && <iframe ref={frame} className="mc-bulk-slip" src={address} title={line.number} />}
    </section>
  )
}

async function readPdf(path: string, signal: AbortSignal): Promise<Blob> {
  const asked = fetch(path, {
    credentials: 'same-origin', redirect: 'error', signal, headers: { 'accept-language': LANGUAGE },
  })
  const answer = await asked.catch((cause: unknown) => {
    if (signal.aborted) throw cause
    throw noAnswer()
  })
  if (answer.ok) return answer.blob()
  throw refusalOf(answer.status, await answer.json().catch(() => undefined))
}
