import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { say } from '../../lib/language.ts'
import { FACTOR } from './factor-texts.ts'

/** The one time that codes to recover with are on a screen. Takes the focus, so that it is also heard. */
export function ShownRecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mc-confirm" aria-label={say(FACTOR.codesTitle)}>
      <h2 ref={heading} tabIndex={-1}>{say(FACTOR.codesTitle)}</h2>
      <p>{say(FACTOR.codesHint)}</p>
      <ol className="mc-recovery">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <div className="mc-row">
        <Button variant="default" onClick={() => window.print()}>{say(FACTOR.print)}</Button>
        <Button variant="default" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
          {say(FACTOR.copy)}
        </Button>
        <Button onClick={onDone}>{say(FACTOR.noted)}</Button>
      </div>
    </section>
  )
}
