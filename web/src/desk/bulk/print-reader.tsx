import type { PrintAnswer } from '@motcua/contracts/prints.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { BULK } from './bulk-texts.ts'

/** What is printed of each, and where it is asked for. */
export type Printed = 'control-slips' | 'declarations'

interface PrintReaderProps {
  printed: Printed
  lines: readonly { readonly id: string; readonly number: string }[]
  onClose: () => void
}

/**
 * The papers of the chosen dossiers in one file, in the order in which they were chosen: looked at and printed in the
 * page by one press. Which of them have nothing to print is said beside it.
 */
export function PrintReader({ printed, lines, onClose }: PrintReaderProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const dossiers = lines.map(({ id }) => id)
  const made = useQuery({
    queryKey: ['prints', printed, dossiers], gcTime: 0, staleTime: Infinity, retry: false, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) =>
      (await call('POST', `/api/dossiers/${printed}`, { body: { dossiers }, signal })) as PrintAnswer,
  })
  const pdf = made.data?.pdf
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!pdf) return undefined
    const url = URL.createObjectURL(new Blob([bytesOf(pdf)], { type: 'application/pdf' }))
    setAddress(url)
    return () => {
      URL.revokeObjectURL(url)
      setAddress(undefined)
    }
  }, [pdf])
  const name = say(printed === 'declarations' ? BULK.printDeclarations : BULK.print)
  const refused = made.data?.refused ?? []
  return (
    <section className="mc-bulk-results" aria-label={name}>
      <h2 ref={heading} tabIndex={-1}>{say(BULK.sure, { deed: name, count: lines.length })}</h2>
      <p role="status">
        {made.isPending && say(BULK.printing)}
        {made.data && say(BULK.printedSum, { done: lines.length - refused.length, refused: refused.length })}
      </p>
      {made.error
        && <ErrorState title={say(BULK.printFailed)} error={made.error} onRetry={() => void made.refetch()} />}
      {refused.length > 0 && (
        <table className="mc-table">
          <thead><tr><th scope="col">{say(BULK.dossier)}</th><th scope="col">{say(BULK.result)}</th></tr></thead>
          <tbody>
            {refused.map(({ id, text }) => (
              <tr key={id}>
                <td>
                  <Link to="/ho-so/$id" params={{ id }} className="mc-number">
                    {lines.find((line) => line.id === id)?.number}
                  </Link>
                </td>
                <td>{say(BULK.refused, { why: text })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="mc-row">
        {address && (
          <>
            <Button onClick={() => frame.current?.contentWindow?.print()}>{say(BULK.printAll)}</Button>
            <Button
              component="a" variant="default" href={address} download={`${printed}.pdf`}
            >{say(BULK.keepFile)}</Button>
          </>
        )}
        <Button variant="default" onClick={onClose}>{say(BULK.close)}</Button>
      </div>
      {address && <iframe ref={frame} className="mc-bulk-print" src={address} title={name} />}
    </section>
  )
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
