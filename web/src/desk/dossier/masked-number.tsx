import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { say } from '../../lib/language.ts'
import { NUMBER } from './dossier-texts.ts'
import { useShowNumber } from './show-number.ts'

/** A number kept short until somebody says why the whole is needed; the reason goes into the log of reads. */
export function MaskedNumber({ personId, number, name }: { personId: string; number: string; name: string }) {
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const showing = useShowNumber(personId)
  if (showing.data) return <span className="mc-number" role="status">{showing.data}</span>

  const ask = () => { if (reason.trim().length >= 3) showing.mutate({ field: 'number', reason: reason.trim() }) }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') ask()
    if (event.key === 'Escape') setIsAsking(false)
  }
  return (
    <span className="mc-row mc-inline">
      <span className="mc-number">{number}</span>
      {!isAsking && (
        <button type="button" className="mc-link-button" onClick={() => setIsAsking(true)}>
          {say(NUMBER.show)}<span className="mc-hidden"> {say(NUMBER.of, { name })}</span>
        </button>
      )}
      {isAsking && (
        <>
          <TextInput
            aria-label={say(NUMBER.reason, { name })}
            placeholder={say(NUMBER.placeholder)}
            autoFocus
            size="xs"
            value={reason}
            maxLength={300}
            error={showing.error?.message}
            onKeyDown={onKeyDown}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            size="xs"
            variant="default"
            onClick={ask}
            disabled={reason.trim().length < 3}
            loading={showing.isPending}
          >
            {say(NUMBER.look)}
          </Button>
        </>
      )}
    </span>
  )
}
