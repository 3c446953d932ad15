import type { SectionException, SectionProcedure } from '@motcua/contracts/sections.ts'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useExcepting } from './section-data.ts'
import { EXCEPTION, SECTION } from './section-texts.ts'

/** Puts on record that a procedure is not received at a section: why, by which decision, from when. */
export function ExceptionForm({ sectionId, on, procedure, onClose }: {
  readonly sectionId: string; readonly on: string; readonly procedure: SectionProcedure; readonly onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const [decisionNumber, setNumber] = useState('')
  const [decidedOn, setDecidedOn] = useState('')
  const [from, setFrom] = useState(on)
  const [until, setUntil] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = useExcepting(() => {
    announce(say(EXCEPTION.saved))
    onClose()
  })
  const faults = {
    reason: reason.trim() ? undefined : say(EXCEPTION.needReason),
    decisionNumber: decisionNumber.trim() ? undefined : say(EXCEPTION.needNumber),
    decidedOn: isDay(decidedOn) ? undefined : say(EXCEPTION.needDay),
    from: isDay(from) ? undefined : say(EXCEPTION.needDay),
    until: until === '' || isDay(until) ? undefined : say(EXCEPTION.needDay),
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, `/${place}`)
  const isFaulty = hasTried && Object.values(faults).some((fault) => fault !== undefined)
  useFaultyTitle(isFaulty)
  const submit = () => {
    setHasTried(true)
    sending.reset() // what was refused before is not about what is missing now
    if (Object.values(faults).some((fault) => fault !== undefined)) return
    sending.mutate({
      path: '/api/section-exceptions',
      body: {
        sectionId, procedureId: procedure.id, reason: reason.trim(), decisionNumber: decisionNumber.trim(), decidedOn,
        from, ...until !== '' && { until },
      },
    })
  }
  const title = say(SECTION.exceptOf, { name: procedure.name })
  return (
    <form className="mc-inset" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h3>{title}</h3>
      <FormRefusal error={sending.error} />
      <Textarea
        label={say(EXCEPTION.reason)} withAsterisk autosize maxLength={1_000} value={reason} autoFocus
        error={told('reason')} onChange={(event) => setReason(event.currentTarget.value.replaceAll('\n', ' '))}
      />
      <div className="mc-fields">
        <TextInput
          label={say(EXCEPTION.number)} withAsterisk maxLength={60} value={decisionNumber}
          error={told('decisionNumber')} onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DayField
          id="ngay-quyet-dinh" label={say(EXCEPTION.decidedOn)} isRequired value={decidedOn} error={told('decidedOn')}
          onChange={(text) => setDecidedOn(text ?? '')}
        />
        <DayField
          id="tu-ngay" label={say(EXCEPTION.from)} isRequired value={from} error={told('from')}
          onChange={(text) => setFrom(text ?? '')}
        />
        <DayField
          id="den-ngay" label={say(EXCEPTION.until)} hint={say(EXCEPTION.untilHint)} value={until} error={told('until')}
          onChange={(text) => setUntil(text ?? '')}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(EXCEPTION.save)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(EXCEPTION.close)}</Button>
      </div>
    </form>
  )
}

/** Gives it a last day. */
export function ExceptionEnd({ exception, on, onClose }: {
  readonly exception: SectionException; readonly on: string; readonly onClose: () => void
}) {
  const [until, setUntil] = useState(on)
  const [hasTried, setHasTried] = useState(false)
  const sending = useExcepting(() => {
    announce(say(EXCEPTION.saved))
    onClose()
  })
  const fault = hasTried && !isDay(until) ? say(EXCEPTION.needDay) : faultAt(sending.error, '/until')
  const isFaulty = fault !== undefined
  useFaultyTitle(isFaulty)
  const title = say(SECTION.endOf, { name: exception.procedureName })
  return (
    <form className="mc-inset" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      sending.reset()
      if (isDay(until)) sending.mutate({ path: `/api/section-exceptions/${exception.id}/ending`, body: { until } })
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h3>{title}</h3>
      <FormRefusal error={sending.error} />
      <DayField
        id="ngay-cuoi" label={say(EXCEPTION.lastDay)} isRequired value={until} error={fault}
        onChange={(text) => setUntil(text ?? '')}
      />
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(EXCEPTION.save)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(EXCEPTION.close)}</Button>
      </div>
    </form>
  )
}
