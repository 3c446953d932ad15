import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { fromLocalInput, showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { faultOfMoment } from '../../ui/moment-field/moment-fault.ts'
import { MomentField } from '../../ui/moment-field/moment-field.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useMaintaining } from './maintenance-data.ts'
import { MAINTENANCE } from './maintenance-texts.ts'

/** Announces maintenance; asks for the reason where it begins too soon. `inTimeFrom` as the log says. */
export function MaintenanceForm({ inTimeFrom, onClose }: {
  readonly inTimeFrom: string | null; readonly onClose: () => void
}) {
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [effect, setEffect] = useState('')
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = useMaintaining(() => {
    announce(say(MAINTENANCE.sent))
    onClose()
  })
  const [startsAt, endsAt] = [fromLocalInput(from), fromLocalInput(until)]
  const isUrgent = startsAt !== undefined && inTimeFrom !== null && startsAt < inTimeFrom
  // Told with the other faults, not after they are mended.
  const endsFirst = startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt
  const faults = {
    startsAt: faultOfMoment(from),
    endsAt: faultOfMoment(until) ?? (endsFirst ? say(MAINTENANCE.endsFirst) : undefined),
    effect: effect.trim() ? undefined : say(MAINTENANCE.needEffect),
    urgentReason: isUrgent && !reason.trim() ? say(MAINTENANCE.needReason) : undefined,
  }
  const told = (place: keyof typeof faults) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, `/${place}`)
  const submit = () => {
    setHasTried(true)
    sending.reset()
    const isWrong = (faults.endsAt ?? faults.effect ?? faults.urgentReason) !== undefined
    if (startsAt === undefined || endsAt === undefined || isWrong) return
    const urgentReason = isUrgent ? { urgentReason: reason.trim() } : {}
    sending.mutate({ path: '/api/maintenance', body: { startsAt, endsAt, effect: effect.trim(), ...urgentReason } })
  }
  return (
    <form className="mc-inset" noValidate aria-label={say(MAINTENANCE.announce)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2>{say(MAINTENANCE.announce)}</h2>
      <FormRefusal error={sending.error} />
      {inTimeFrom !== null && <p>{say(MAINTENANCE.inTime, { from: showMoment(inTimeFrom) })}</p>}
      <div className="mc-fields">
        <MomentField
          id="bao-tri-tu" label={say(MAINTENANCE.from)} value={from} error={told('startsAt')} onChange={setFrom}
        />
        <MomentField
          id="bao-tri-den" label={say(MAINTENANCE.until)} value={until} error={told('endsAt')} onChange={setUntil}
        />
      </div>
      <Textarea
        label={say(MAINTENANCE.effect)} description={say(MAINTENANCE.effectHint)} withAsterisk autosize minRows={2}
        maxLength={1_000} value={effect} error={told('effect')}
        onChange={(event) => setEffect(event.currentTarget.value)}
      />
      {isUrgent && <Textarea
        label={say(MAINTENANCE.reason)} description={say(MAINTENANCE.reasonHint)} withAsterisk autosize minRows={2}
        maxLength={500} value={reason} error={told('urgentReason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />}
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(MAINTENANCE.send)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(MAINTENANCE.close)}</Button>
      </div>
    </form>
  )
}
