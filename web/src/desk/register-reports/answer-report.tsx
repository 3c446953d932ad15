import { Button, Textarea } from '@mantine/core'
import type { RegisterReportLine, ReportAnswerBody } from '@motcua/contracts/register-reports.ts'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useAnswerReport } from './register-report-data.ts'
import { REGISTER_REPORT } from './register-report-texts.ts'

/** One report answered: whether the register was mended, and what they are told. */
export function AnswerReport({ line, onClose }: { line: RegisterReportLine; onClose: () => void }) {
  const { id, label, personName } = line
  const what = `${label}, ${personName}`
  const [outcome, setOutcome] = useState<ReportAnswerBody['outcome']>()
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const answering = useAnswerReport(id, () => {
    announce(say(REGISTER_REPORT.done, { what }))
    onClose()
  })
  const faults = {
    outcome: outcome === undefined ? say(REGISTER_REPORT.needHow) : undefined,
    reason: reason.trim().length > 2 ? undefined : say(REGISTER_REPORT.needReason),
  }
  const told = (place: keyof typeof faults) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(answering.error, `/${place}`)
  const submit = () => {
    setHasTried(true)
    answering.reset()
    if (outcome === undefined || faults.reason !== undefined) return
    answering.mutate({ outcome, reason: reason.trim() })
  }
  return (
    <form
      className="mc-inset mc-stack" noValidate aria-label={say(REGISTER_REPORT.answerOf, { what })}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{say(REGISTER_REPORT.answerOf, { what })}</h2>
      <FormRefusal error={answering.error} />
      <FieldGroup label={say(REGISTER_REPORT.how)} error={told('outcome')}>
        {(['mended', 'stays'] as const).map((one) => (
          <RadioLine
            key={one} name={`tra-loi-${id}`} label={say(REGISTER_REPORT[one])} isChosen={outcome === one}
            onChoose={() => setOutcome(one)}
          />
        ))}
      </FieldGroup>
      <Textarea
        label={say(REGISTER_REPORT.reason)} withAsterisk autosize minRows={2} maxLength={1_000} value={reason}
        error={told('reason')} onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={answering.isPending}>{say(REGISTER_REPORT.send)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(REGISTER_REPORT.later)}</Button>
      </div>
    </form>
  )
}
