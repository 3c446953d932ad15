import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { say } from '../../lib/language.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { SECRET } from './developer-texts.ts'

/** What was registered, and its secret; null where the same press was answered before: nobody reads it again. */
export interface Registered {
  readonly of: 'client' | 'endpoint'
  readonly name: string
  /** What the program proves itself with besides. */
  readonly id?: string
  readonly secret: string | null
}

/** The one time that a secret is on a screen. Takes the focus, so that it is also heard. */
export function SecretOnce({ of, name, id, secret, onDone }: Registered & { readonly onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const copy = async (text: string) => {
    announce(say(await isCopied(text) ? SECRET.copied : SECRET.notCopied))
  }
  const title = secret === null ? SECRET.shownOnce : of === 'client' ? SECRET.ofClient : SECRET.ofEndpoint
  return (
    <section className="mc-confirm mc-stack" aria-label={say(title, { name })}>
      <h2 ref={heading} tabIndex={-1} className="mc-address">{say(title, { name })}</h2>
      {secret === null && <p>{say(of === 'client' ? SECRET.goneClient : SECRET.goneEndpoint)}</p>}
      {secret !== null && <>
        {id !== undefined && <p>{say(SECRET.id)}<br /><output className="mc-secret" aria-label={say(SECRET.id)}>{id}</output></p>}
        <p>{say(SECRET.secret)}<br /><output className="mc-secret" aria-label={say(SECRET.secret)}>{secret}</output></p>
        <p>{say(SECRET.once)}</p>
      </>}
      <div className="mc-row">
        {secret !== null && <Button onClick={() => void copy(secret)}>{say(SECRET.copy)}</Button>}
        <Button variant="default" onClick={onDone}>{say(SECRET.done)}</Button>
      </div>
    </section>
  )
}

/** Only pages of https may, elsewhere there is no clipboard at all, and not every browser lets them. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
