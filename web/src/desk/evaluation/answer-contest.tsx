import { Button, Textarea } from '@mantine/core'
import type { UnitEvaluations } from '@motcua/contracts/evaluation.ts'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useDecideContest } from './evaluation-data.ts'
import { EVALUATION } from './evaluation-texts.ts'

/** A head grants what is contested, or upholds the input, with a reason either way. */
export function AnswerContest({ contest, onClose }: {
  contest: UnitEvaluations['contests'][number]; onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const deciding = useDecideContest(() => {
    announce(say(EVALUATION.decided))
    onClose()
  })
  const shown = fault ?? faultAt(deciding.error, '/reason')
  useFaultyTitle(shown !== undefined)
  const decide = (verdict: 'granted' | 'upheld') => {
    deciding.reset()
    const isEmpty = reason.trim() === ''
    setFault(isEmpty ? say(EVALUATION.needReason) : undefined)
    if (!isEmpty)
      deciding.mutate({ path: `/contests/${contest.id}/decision`, body: { verdict, reason: reason.trim() } })
  }
  return (
    <section className="mc-panel mc-stack" aria-label={say(EVALUATION.decideOf, { name: contest.officerName })}>
      <FormRefusal error={deciding.error} />
      <Textarea
        label={say(EVALUATION.answer)} autosize minRows={2} maxLength={1_000} value={reason} error={shown}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button loading={deciding.isPending} onClick={() => decide('granted')}>{say(EVALUATION.grant)}</Button>
        <Button variant="default" loading={deciding.isPending} onClick={() => decide('upheld')}>
          {say(EVALUATION.uphold)}
        </Button>
        <Button variant="subtle" onClick={onClose}>{say(EVALUATION.cancel)}</Button>
      </div>
    </section>
  )
}
