import { Button, Textarea, TextInput } from '@mantine/core'
import type { CorrectionAnswerBody, CorrectionRequestLine } from '@motcua/contracts/correction-requests.ts'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { CORRECT_PAPER } from '../dossier/correct-paper-texts.ts'
import { useAnswerCorrection } from './correction-request-data.ts'
import { CORRECTION_REQUEST } from './correction-request-texts.ts'

type Said = Readonly<Partial<Record<keyof NonNullable<CorrectionAnswerBody['said']>, string>>>
type How = 'correct' | 'refuse'

const LINES = [['number', 120], ['issuerName', 200], ['fullName', 200], ['issuePlace', 200]] as const

/** One request answered: what the paper says, with the reason; or why it stays. A result is corrected by a decision. */
export function AnswerCorrection({ line, onClose }: { line: CorrectionRequestLine; onClose: () => void }) {
  const { id, isResult, typeName, ownerName } = line
  const what = `${typeName}, ${ownerName}`
  const [how, setHow] = useState<How | undefined>(isResult ? 'refuse' : undefined)
  const [said, setSaid] = useState<Said>({})
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const answering = useAnswerCorrection(id, () => {
    announce(say(CORRECTION_REQUEST.done, { what }))
    onClose()
  })
  const typed = Object.entries(said).map(([key, text]) => [key, text.trim()] as const)
  const filled: Said = Object.fromEntries(typed.filter(([, text]) => text !== ''))
  const faults = {
    how: how === undefined ? say(CORRECTION_REQUEST.needHow) : undefined,
    some: how === 'correct' && Object.keys(filled).length === 0 ? say(CORRECT_PAPER.needSome) : undefined,
    issuedOn: how === 'correct' && said.issuedOn && !isDay(said.issuedOn) ? say(CORRECT_PAPER.needDay) : undefined,
    reason: reason.trim().length > 2 ? undefined : say(CORRECT_PAPER.needReason),
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(answering.error, path)
  const submit = () => {
    setHasTried(true)
    answering.reset()
    if (Object.values(faults).some((one) => one !== undefined)) return
    answering.mutate({ ...how === 'correct' && { said: filled }, reason: reason.trim() })
  }
  return (
    <form
      className="mc-inset mc-stack" noValidate aria-label={say(CORRECTION_REQUEST.answerOf, { what })}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{say(CORRECTION_REQUEST.answerOf, { what })}</h2>
      <FormRefusal error={answering.error} />
      {isResult
        ? <p>{say(CORRECTION_REQUEST.byDecision)}</p>
        : <FieldGroup label={say(CORRECTION_REQUEST.how)} error={told('how', '/how')}>
          {(['correct', 'refuse'] as const).map((one) => (
            <RadioLine
              key={one} name={`tra-loi-${id}`} label={say(CORRECTION_REQUEST[one])} isChosen={how === one}
              onChoose={() => setHow(one)}
            />
          ))}
        </FieldGroup>}
      {how === 'correct' && <>
        <p className="mc-quiet">{say(CORRECTION_REQUEST.onlyWrong)}</p>
        {hasTried && faults.some !== undefined && <p className="mc-error" role="alert">{faults.some}</p>}
        {LINES.map(([key, most]) => (
          <TextInput
            key={key} label={say(CORRECT_PAPER[key])} maxLength={most} value={said[key] ?? ''}
            error={faultAt(answering.error, `/said/${key}`)}
            onChange={(event) => setSaid({ ...said, [key]: event.currentTarget.value })}
          />
        ))}
        <DayField
          id={`ngay-cap-${id}`} label={say(CORRECT_PAPER.issuedOn)} value={said.issuedOn ?? ''}
          error={told('issuedOn', '/said/issuedOn')} onChange={(text) => setSaid({ ...said, issuedOn: text ?? '' })}
        />
      </>}
      <Textarea
        label={say(CORRECTION_REQUEST.reason)} withAsterisk autosize minRows={2} maxLength={1_000} value={reason}
        error={told('reason', '/reason')} onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={answering.isPending}>{say(CORRECTION_REQUEST.send)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(CORRECTION_REQUEST.later)}</Button>
      </div>
    </form>
  )
}
