import { Button, Radio, Textarea } from '@mantine/core'
import type { EvaluationPoint, EvaluationStep } from '@motcua/contracts/evaluation.ts'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useContest } from './evaluation-data.ts'
import { EVALUATION, EVALUATION_POINT } from './evaluation-texts.ts'

/** An officer says what of a step is not right, and why. */
export function ContestForm({ step, onClose }: { step: EvaluationStep; onClose: () => void }) {
  const [point, setPoint] = useState<EvaluationPoint | undefined>(step.may[0])
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const contesting = useContest(() => {
    announce(say(EVALUATION.sent))
    onClose()
  })
  const shown = fault ?? faultAt(contesting.error, '/reason')
  useFaultyTitle(shown !== undefined)
  const send = () => {
    contesting.reset()
    const isEmpty = reason.trim() === ''
    setFault(isEmpty ? say(EVALUATION.needReason) : undefined)
    if (isEmpty || !point || step.id === null) return
    contesting.mutate({ path: `/steps/${step.id}/contests`, body: { point, reason: reason.trim() } })
  }
  return (
    <section
      className="mc-panel mc-stack"
      aria-label={say(EVALUATION.contestOf, { step: step.name, number: step.dossierNumber })}
    >
      <FormRefusal error={contesting.error} />
      <Radio.Group
        label={say(EVALUATION.point)} value={point ?? ''}
        onChange={(value) => setPoint(step.may.find((one) => one === value))}
      >
        {step.may.map((one) => <Radio key={one} value={one} label={say(EVALUATION_POINT[one])} />)}
      </Radio.Group>
      <Textarea
        label={say(EVALUATION.reason)} description={say(EVALUATION.reasonHint)} autosize minRows={2} maxLength={1_000}
        value={reason} error={shown} onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button loading={contesting.isPending} onClick={send}>{say(EVALUATION.send)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(EVALUATION.cancel)}</Button>
      </div>
    </section>
  )
}
