import type { CorrectionLine } from '@motcua/contracts/calendar-corrections.ts'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useCorrecting } from './correction-data.ts'
import { CORRECTION } from './correction-texts.ts'

/** Approves a correction or declines it, each after a question. */
export function DecisionPart({ correction, onClose }: {
  readonly correction: CorrectionLine; readonly onClose: () => void
}) {
  const { id, state, found, canApprove } = correction
  const [asked, setAsked] = useState<'approve' | 'decline'>()
  const [note, setNote] = useState('')
  const deciding = useCorrecting(() => {
    announce(say(asked === 'approve' ? CORRECTION.approved : CORRECTION.declined))
    setAsked(undefined)
  })
  const isOpen = state === 'counting' || state === 'to-decide'
  return (
    <>
      <FormRefusal error={deciding.error} />
      {state === 'to-decide' && !canApprove && <p>{say(CORRECTION.other)}</p>}
      {asked && isOpen
        ? <ConfirmPanel
          title={say(CORRECTION[asked])} confirmLabel={say(CORRECTION[asked])} isBusy={deciding.isPending}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => deciding.mutate({
            path: `/api/calendar-corrections/${id}/decision`,
            body: { isApproved: asked === 'approve', note: note.trim() },
          })}
        >
          <p>{asked === 'approve' ? say(CORRECTION.approveAsk, { found }) : say(CORRECTION.declineAsk)}</p>
          <Textarea
            label={say(CORRECTION.note)} autosize maxLength={500} value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </ConfirmPanel>
        : <div className="mc-row">
          {state === 'to-decide' && canApprove
            && <Button onClick={() => setAsked('approve')}>{say(CORRECTION.approve)}</Button>}
          {isOpen && <Button variant="default" onClick={() => setAsked('decline')}>{say(CORRECTION.decline)}</Button>}
          <Button variant="subtle" onClick={onClose}>{say(CORRECTION.close)}</Button>
        </div>}
    </>
  )
}
