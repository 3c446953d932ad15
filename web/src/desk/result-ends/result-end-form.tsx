import type { ResultEndBody, ResultStatus } from '@motcua/contracts/result-ends.ts'
import { Button, Fieldset, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useEndingResult } from './result-end-data.ts'
import { RESULT_END } from './result-end-texts.ts'

const KINDS = ['revoked', 'replaced', 'corrected'] as const

/** Proposes that a result be revoked, replaced or corrected, by a decision. */
export function ResultEndForm({ dossierId, correctable, onClose }: {
  readonly dossierId: string; readonly correctable: ResultStatus['correctable']; readonly onClose: () => void
}) {
  const [kind, setKind] = useState<ResultEndBody['kind']>('revoked')
  const [decisionNumber, setNumber] = useState('')
  const [decisionDay, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [byCode, setByCode] = useState('')
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({})
  const [hasTried, setHasTried] = useState(false)
  const sending = useEndingResult(dossierId, () => {
    announce(say(RESULT_END.sent))
    onClose()
  })
  const faults = {
    number: decisionNumber.trim() ? undefined : say(RESULT_END.needNumber),
    day: isDay(decisionDay) ? undefined : say(RESULT_END.needDay),
    reason: reason.trim().length > 2 ? undefined : say(RESULT_END.needReason),
    byCode: kind !== 'replaced' || byCode.trim() ? undefined : say(RESULT_END.needCode),
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, path)
  const submit = () => {
    setHasTried(true)
    sending.reset() // what was refused before is not about what is missing now
    if (Object.values(faults).some((one) => one !== undefined)) return
    sending.mutate({
      noun: 'result-ends',
      body: {
        kind, decisionNumber: decisionNumber.trim(), decisionDay, reason: reason.trim(),
        ...kind === 'replaced' && { byCode: byCode.trim() },
        ...kind === 'corrected' && { correctedData: filledOf(said) },
      },
    })
  }
  return (
    <form className="mc-stack" noValidate aria-label={say(RESULT_END.open)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <FormRefusal error={sending.error} />
      <NativeSelect
        label={say(RESULT_END.kind)} value={kind}
        data={KINDS.map((one) => ({ value: one, label: say(RESULT_END[one]) }))}
        onChange={(event) => setKind(event.currentTarget.value as ResultEndBody['kind'])}
      />
      {kind === 'replaced' && <TextInput
        label={say(RESULT_END.byCode)} description={say(RESULT_END.byCodeHint)} withAsterisk maxLength={120}
        value={byCode} error={told('byCode', '/byCode')} onChange={(event) => setByCode(event.currentTarget.value)}
      />}
      {kind === 'corrected' && correctable.length > 0 && (
        <Fieldset legend={say(RESULT_END.corrections)}>
          <p className="mc-quiet">{say(RESULT_END.correctionsHint)}</p>
          {correctable.map(({ key, label }) => (
            <TextInput
              key={key} label={<span lang="vi">{label}</span>} maxLength={500} value={said[key] ?? ''}
              onChange={(event) => setSaid({ ...said, [key]: event.currentTarget.value })}
            />
          ))}
        </Fieldset>
      )}
      <TextInput
        label={say(RESULT_END.number)} withAsterisk maxLength={120} value={decisionNumber}
        error={told('number', '/decisionNumber')} onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <DayField
        id="ngay-ket-thuc-ket-qua" label={say(RESULT_END.day)} isRequired value={decisionDay}
        error={told('day', '/decisionDay')} onChange={(text) => setDay(text ?? '')}
      />
      <Textarea
        label={say(RESULT_END.reason)} withAsterisk autosize minRows={2} maxLength={2000} value={reason}
        error={told('reason', '/reason')} onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(RESULT_END.send)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(RESULT_END.close)}</Button>
      </div>
    </form>
  )
}

/** What was typed; what was left empty stays as the result says it. */
function filledOf(said: Readonly<Record<string, string>>): Record<string, string> {
  const typed = Object.entries(said).map(([key, text]) => [key, text.trim()] as const)
  return Object.fromEntries(typed.filter(([, text]) => text !== ''))
}
