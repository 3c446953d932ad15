import { Button, Textarea } from '@mantine/core'
import type { PlanPart } from '@motcua/contracts/plan.ts'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useDecidePart } from './plan-data.ts'
import { PLAN } from './plan-texts.ts'

/** The newest report of a part is confirmed, or sent back with what is missing. */
export function DecidePart({ part, name, onClose }: { part: PlanPart; name: string; onClose: () => void }) {
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string>()
  const deciding = useDecidePart(() => {
    announce(say(PLAN.decided))
    onClose()
  })
  useFaultyTitle((fault ?? faultAt(deciding.error, '/note')) !== undefined)
  const decide = (verdict: 'confirmed' | 'sent-back') => {
    deciding.reset()
    const isEmpty = verdict === 'sent-back' && note.trim() === ''
    setFault(isEmpty ? say(PLAN.needNote) : undefined)
    if (isEmpty || !part.report) return
    deciding.mutate({
      path: `/parts/${part.id}/decisions`, body: { reportId: part.report.id, verdict, note: note.trim() },
    })
  }
  return (
    <section className="mc-panel mc-stack" aria-label={say(PLAN.doDecideOf, { unit: name })}>
      <FormRefusal error={deciding.error} />
      <Textarea
        label={say(PLAN.note)} description={say(PLAN.noteHint)} autosize minRows={2} maxLength={1_000} value={note}
        error={fault ?? faultAt(deciding.error, '/note')} onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button loading={deciding.isPending} onClick={() => decide('confirmed')}>{say(PLAN.confirm)}</Button>
        <Button variant="default" loading={deciding.isPending} onClick={() => decide('sent-back')}>
          {say(PLAN.sendBack)}
        </Button>
        <Button variant="subtle" onClick={onClose}>{say(PLAN.close)}</Button>
      </div>
    </section>
  )
}
