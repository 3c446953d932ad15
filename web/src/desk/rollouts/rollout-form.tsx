import type { RolloutLine } from '@motcua/contracts/rollouts.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useRollingOut } from './rollout-data.ts'
import { ROLLOUT } from './rollout-texts.ts'

/** Proposes that digitisation is in force at a section, by a decision, or that it ends where it is. */
export function RolloutForm({ line, onClose }: { readonly line: RolloutLine; readonly onClose: () => void }) {
  const isEnd = line.from !== null
  const [from, setFrom] = useState('')
  const [decisionNumber, setNumber] = useState('')
  const [decidedOn, setDecidedOn] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = useRollingOut(() => {
    announce(say(ROLLOUT.sent))
    onClose()
  })
  const faults = {
    number: decisionNumber.trim() ? undefined : say(ROLLOUT.needNumber),
    decidedOn: isDay(decidedOn) ? undefined : say(ROLLOUT.needDay),
    from: isDay(from) ? undefined : say(ROLLOUT.needDay),
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, path)
  const submit = () => {
    setHasTried(true)
    sending.reset() // what was refused before is not about what is missing now
    if (faults.number ?? faults.decidedOn ?? faults.from) return
    sending.mutate({
      path: '/api/rollouts',
      body: {
        sectionId: line.sectionId, from, decidedOn, decisionNumber: decisionNumber.trim(), ...isEnd && { isEnd },
      },
    })
  }
  const title = say(isEnd ? ROLLOUT.endFor : ROLLOUT.proposeFor, { name: line.name })
  return (
    <form className="mc-inset" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2>{title}</h2>
      {isEnd && <p className="mc-quiet">{say(ROLLOUT.endHint)}</p>}
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <TextInput
          label={say(ROLLOUT.number)} withAsterisk maxLength={60} value={decisionNumber} autoFocus
          error={told('number', '/decisionNumber')} onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DayField
          id="ngay-quyet-dinh" label={say(ROLLOUT.decidedOn)} isRequired value={decidedOn}
          error={told('decidedOn', '/decidedOn')} onChange={(text) => setDecidedOn(text ?? '')}
        />
        <DayField
          id="ngay-hieu-luc" label={say(isEnd ? ROLLOUT.endsFrom : ROLLOUT.from)} isRequired value={from}
          error={told('from', '/from')} onChange={(text) => setFrom(text ?? '')}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(ROLLOUT.send)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(ROLLOUT.close)}</Button>
      </div>
    </form>
  )
}
