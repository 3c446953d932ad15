import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { say } from '../../lib/language.ts'
import { CountedLetters } from '../../ui/counted-letters/counted-letters.tsx'
import { NUMBER } from './dossier-texts.ts'
import { useShowNumber } from './show-number.ts'

/** A number kept short until somebody says why the whole is needed; the reason goes into the log of reads. */
export function MaskedNumber({ personId, number, name }: { personId: string; number: string; name: string }) {
  const showing = useShowNumber(personId)
  return <ShownWhole
    number={number} name={name} showing={showing} onAsk={(reason) => showing.mutate({ field: 'number', reason })}
  />
}

interface ShownWholeProps {
  readonly number: string
  readonly name: string
  readonly showing: { readonly data: string | undefined; readonly error: Error | null; readonly isPending: boolean }
  readonly onAsk: (reason: string) => void
}

/** The same, wherever the whole number is asked for. */
export function ShownWhole({ number, name, showing, onAsk }: ShownWholeProps) {
  const [isAsking, setIsAsking] = useState(false)
  if (showing.data) return <span className="mc-number" role="status">{showing.data}</span>
  return (
    <span className="mc-row mc-inline">
      <span className="mc-number">{number}</span>
      {!isAsking && (
        <button type="button" className="mc-link-button" onClick={() => setIsAsking(true)}>
          {say(NUMBER.show)}<span className="mc-hidden"> {say(NUMBER.of, { name })}</span>
        </button>
      )}
      {isAsking && (
        <AskReason
          label={say(NUMBER.reason, { name })} error={showing.error?.message} isBusy={showing.isPending}
          onAsk={onAsk} onCancel={() => setIsAsking(false)}
        />
      )}
    </span>
  )
}

interface AskReasonProps {
  label: string
  error: string | undefined
  isBusy: boolean
  onAsk: (reason: string) => void
  onCancel: () => void
}

const LONGEST = 300

/** Why something masked is needed whole, in one line. One that is too long is not cut, and not sent either. */
export function AskReason({ label, error, isBusy, onAsk, onCancel }: AskReasonProps) {
  const [reason, setReason] = useState('')
  const said = reason.trim()
  const isSaid = said.length >= 3 && reason.length <= LONGEST
  const ask = () => { if (isSaid) onAsk(said) }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') ask()
    if (event.key === 'Escape') onCancel()
  }
  return (
    <>
      <TextInput
        aria-label={label} placeholder={say(NUMBER.placeholder)} autoFocus size="xs" value={reason}
        maxLength={LONGEST} inputContainer={(box) => <CountedLetters>{box}</CountedLetters>}
        error={error} onKeyDown={onKeyDown} onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" onClick={ask} disabled={!isSaid} loading={isBusy}>
        {say(NUMBER.look)}
      </Button>
    </>
  )
}
