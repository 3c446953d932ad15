import type { CorrectionLine } from '@motcua/contracts/calendar-corrections.ts'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useCorrecting } from './correction-data.ts'
import { CORRECTION } from './correction-texts.ts'

/** What is announced once it is done. */
const DONE = { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' } as const

/** Approves a correction or declines it, each after a question; whoever proposed it withdraws it. */
export function DecisionPart({ correction, onClose }: {
  readonly correction: CorrectionLine; readonly onClose: () => void
}) {
  const { id, state, found, canApprove, isOwn } = correction
  const against = isOwn ? 'withdraw' : 'decline'
  const [asked, setAsked] = useState<'approve' | 'decline' | 'withdraw'>()
  const [note, setNote] = useState('')
  const deciding = useCorrecting(() => {
    announce(say(asked ? CORRECTION[DONE[asked]] : CORRECTION.declined))
    setAsked(undefined)
  })
  const ask = (what: typeof asked) => {
    deciding.reset() // what was refused before is not about this
    setAsked(what)
  }
  const isOpen = state === 'counting' || state === 'to-decide'
  return (
    <>
      <FormRefusal error={deciding.error} />
      {state === 'to-decide' && !canApprove && <p>{say(CORRECTION.other)}</p>}
      {asked && isOpen
        ? <ConfirmPanel
          title={say(CORRECTION[asked])} confirmLabel={say(CORRECTION[asked])} isBusy={deciding.isPending}
          onCancel={() => ask(undefined)}
          onConfirm={() => deciding.mutate({
            path: `/api/calendar-corrections/${id}/decision`,
            body: { isApproved: asked === 'approve', note: note.trim() },
          })}
        >
          <p>{asked === 'approve' ? say(CORRECTION.approveAsk, { found }) : say(CORRECTION[`${asked}Ask`])}</p>
          <Textarea
            label={say(CORRECTION.note)} autosize maxLength={500} value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </ConfirmPanel>
        : <div className="mc-row">
          {state === 'to-decide' && canApprove
            && <Button onClick={() => ask('approve')}>{say(CORRECTION.approve)}</Button>}
          {isOpen && <Button variant="default" onClick={() => ask(against)}>{say(CORRECTION[against])}</Button>}
          <Button variant="subtle" onClick={onClose}>{say(CORRECTION.close)}</Button>
        </div>}
    </>
  )
}
