import type { OverLine } from '@motcua/contracts/archive.ts'
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultsUnder, isRefusal } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useArchiving } from './archive-data.ts'
import { ARCHIVE } from './archive-texts.ts'

/** Closes one dossier into the archive; what is not digital is named, and goes only for a reason. */
export function CloseForm({ line, onClose }: { readonly line: OverLine; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const closing = useArchiving(() => {
    announce(say(ARCHIVE.closed))
    onClose()
  })
  const isIncomplete = isRefusal(closing.error, 'archive-incomplete')
  const missing = isIncomplete ? Object.values(faultsUnder(closing.error, '/components')) : []
  const send = () => closing.mutate({
    path: '/api/archive/packages',
    body: { dossierId: line.dossierId, ...reason.trim() !== '' && { reason: reason.trim() } },
  })
  return (
    <section className="mc-panel mc-stack" aria-labelledby="dong-luu-tru" onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h3 id="dong-luu-tru" ref={heading} tabIndex={-1}>{say(ARCHIVE.closeOf, { number: line.number })}</h3>
      {isIncomplete
        ? <div role="alert" className="mc-error">
          <p>{closing.error?.message}</p><p>{say(ARCHIVE.missing)}</p>
          <ul>{missing.map((name) => <li key={name}>{name}</li>)}</ul>
        </div>
        : <FormRefusal error={closing.error} />}
      <Textarea
        label={say(ARCHIVE.reason)} description={say(ARCHIVE.reasonHint)} autosize maxLength={500} value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button loading={closing.isPending} onClick={send}>{say(ARCHIVE.close)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(ARCHIVE.cancel)}</Button>
      </div>
    </section>
  )
}
