import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { say } from '../../lib/language.ts'
import { NUMBER } from './dossier-texts.ts'
import { useShowNumber } from './show-number.ts'

/** A number kept short until somebody says why the whole is needed; the reason goes into the log of reads. */
export function MaskedNumber({ personId, number, name }: { personId: string; number: string; name: string }) {
  const [isAsking, setIsAsking] = useState(false)
  const showing = useShowNumber(personId)
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
          onAsk={(reason) => showing.mutate({ field: 'number', reason })} onCancel={() => setIsAsking(false)}
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

/** Why something masked is needed whole, in one line. */
export function AskReason({ label, error, isBusy, onAsk, onCancel }: AskReasonProps) {
  const [reason, setReason] = useState('')
  const said = reason.trim()
  const ask = () => { if (said.length >= 3) onAsk(said) }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') ask()
    if (event.key === 'Escape') onCancel()
  }
  return (
    <>
      <TextInput
        aria-label={label} placeholder={say(NUMBER.placeholder)} autoFocus size="xs" value={reason} maxLength={300}
        error={error} onKeyDown={onKeyDown} onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" onClick={ask} disabled={said.length < 3} loading={isBusy}>
        {say(NUMBER.look)}
      </Button>
    </>
  )
}
