import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { CallError } from '../../lib/call-error.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { type Held, useHolderProof } from './holder-proof.tsx'
import { whyNot } from './passkey-button.tsx'
import { PASSKEY } from './passkey-texts.ts'
import { type OwnPasskey, useAddPasskey, useRemovePasskey } from './passkeys.ts'

interface OwnPasskeysProps {
  passkeys: readonly OwnPasskey[]
  held: Held
  onCodes: (codes: readonly string[]) => void
}

/** One's own passkeys: which machines hold one, a new one, and one away. */
export function OwnPasskeys({ passkeys, held, onCodes }: OwnPasskeysProps) {
  const [asked, setAsked] = useState<'add' | OwnPasskey>()
  const { isHere } = held
  return (
    <section className="mc-panel mc-stack" aria-label={say(PASSKEY.title)}>
      <h2>{say(PASSKEY.title)}</h2>
      <p>{say(PASSKEY.what)}</p>
      {!isHere && <p role="status">{say(PASSKEY.notHere, { address: location.host })}</p>}
      {passkeys.length === 0 && <p className="mc-quiet">{say(PASSKEY.none)}</p>}
      {passkeys.length > 0 && (
        <ul className="mc-held">
          {passkeys.map((key) => (
            <li key={key.id} className="mc-row">
              <span>
                <b>{key.name}</b>{' '}
                <span className="mc-quiet">
                  {say(PASSKEY.added, { day: showDay(key.madeAt) })},{' '}
                  {key.lastUsedAt === null ? say(PASSKEY.unused) : say(PASSKEY.used, { day: showDay(key.lastUsedAt) })}
                </span>
              </span>
              {!asked && (
                <button type="button" className="mc-link-button" onClick={() => setAsked(key)}>
                  {say(PASSKEY.remove)} <span className="mc-hidden">{key.name}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {asked === 'add' && (
        <AddPasskey
          held={held}
          onAdded={(codes) => {
            setAsked(undefined)
            announce(say(PASSKEY.wasAdded))
            onCodes(codes)
          }}
          onCancel={() => setAsked(undefined)}
        />
      )}
      {asked && asked !== 'add' && <RemovePasskey passkey={asked} held={held} onDone={() => setAsked(undefined)} />}
      {!asked && isHere && (
        <div className="mc-row"><Button onClick={() => setAsked('add')}>{say(PASSKEY.add)}</Button></div>
      )}
    </section>
  )
}

function AddPasskey(
  { held, onAdded, onCancel }: { held: Held; onAdded: (codes: readonly string[]) => void; onCancel: () => void },
) {
  const [name, setName] = useState('')
  const { proof, fields } = useHolderProof(held)
  const adding = useAddPasskey(onAdded)
  return (
    <Asking
      title={say(PASSKEY.add)} action={say(PASSKEY.goOn)} error={adding.error} isBusy={adding.isPending}
      onCancel={onCancel}
      onSubmit={() => { if (name.trim() !== '') adding.mutate({ name: name.trim(), ...proof }) }}
    >
      <TextInput
        label={say(PASSKEY.name)} description={say(PASSKEY.nameHint)} required withAsterisk={false} maxLength={60}
        maw={420} value={name} onChange={(event) => setName(event.currentTarget.value)}
      />
      {fields(adding.error)}
    </Asking>
  )
}

function RemovePasskey(
  { passkey: { id, name }, held, onDone }: { passkey: OwnPasskey; held: Held; onDone: () => void },
) {
  const { proof, fields } = useHolderProof(held)
  const removing = useRemovePasskey(() => {
    announce(say(PASSKEY.wasRemoved))
    onDone()
  })
  return (
    <Asking
      title={say(PASSKEY.removeOf, { name })} action={say(PASSKEY.remove)} error={removing.error}
      isBusy={removing.isPending} onCancel={onDone} onSubmit={() => removing.mutate({ id, ...proof })}
    >
      <p>{say(PASSKEY.removeHint)}</p>
      {fields(removing.error)}
    </Asking>
  )
}

interface AskingProps {
  title: string
  action: string
  error: Error | null
  isBusy: boolean
  onSubmit: () => void
  onCancel: () => void
  children: React.ReactNode
}

function Asking({ title, action, error, isBusy, onSubmit, onCancel, children }: AskingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isAtField = error instanceof CallError && error.errors.length > 0
  return (
    <form
      className="mc-confirm mc-stack" aria-label={title}
      onKeyDown={(event) => { if (event.key === 'Escape') onCancel() }}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      {children}
      {error && !isAtField && <p role="alert" className="mc-error">{whyNot(error)}</p>}
      <div className="mc-row">
        <Button type="submit" loading={isBusy}>{action}</Button>
        <Button variant="default" onClick={onCancel}>{say(PASSKEY.cancel)}</Button>
      </div>
    </form>
  )
}
