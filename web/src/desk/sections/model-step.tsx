import type { ModelDetail } from '@motcua/contracts/models.ts'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useModelling } from './model-data.ts'
import { MODEL_STEP } from './model-texts.ts'

type Deed = ModelDetail['may'][number]

/** Takes a proposal one step on, with what goes with the step: a decision, or the days of a pilot. */
export function ModelStep({ model: { id, may } }: { readonly model: ModelDetail }) {
  const [deed, setDeed] = useState<Deed>(may.find((one) => one === 'approve') ?? may[0] ?? 'withdraw')
  const [number, setNumber] = useState('')
  const [decidedOn, setDecidedOn] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = useModelling(() => {
    announce(say(MODEL_STEP.saved))
    focusContent() // the form is another, or gone
  })
  const day = (value: string) => isDay(value) ? undefined : say(MODEL_STEP.needDay)
  const faults = {
    number: deed === 'approve' && !number.trim() ? say(MODEL_STEP.needNumber) : undefined,
    decidedOn: deed === 'approve' ? day(decidedOn) : undefined,
    from: deed === 'pilot' ? day(from) : undefined, until: deed === 'pilot' ? day(until) : undefined,
  }
  const isMissing = Object.values(faults).some((fault) => fault !== undefined)
  useFaultyTitle(hasTried && isMissing)
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, path)
  const submit = () => {
    setHasTried(true)
    sending.reset()
    if (isMissing) return
    sending.mutate(deed === 'withdraw' ? { path: `/api/models/${id}/withdrawal`, body: { note: note.trim() } } : {
      path: `/api/models/${id}/step`, body: {
        deed, note: note.trim(), ...deed === 'approve' && { decision: { number: number.trim(), on: decidedOn } },
        ...deed === 'pilot' && { pilot: { from, until } },
      },
    })
  }
  return (
    <form className="mc-inset" noValidate aria-label={say(MODEL_STEP.title)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <h2>{say(MODEL_STEP.title)}</h2>
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <NativeSelect
          label={say(MODEL_STEP.deed)} value={deed}
          onChange={(event) => setDeed(may.find((one) => one === event.currentTarget.value) ?? deed)}
          data={may.map((one) => ({ value: one, label: say(MODEL_STEP[one]) }))}
        />
        {deed === 'approve' && (
          <TextInput
            label={say(MODEL_STEP.number)} withAsterisk maxLength={60} value={number}
            error={told('number', '/decision/number')}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        )}
        {deed === 'approve' && (
          <DayField
            id="ngay-quyet-dinh" label={say(MODEL_STEP.decidedOn)} isRequired value={decidedOn}
            error={told('decidedOn', '/decision/on')} onChange={(text) => setDecidedOn(text ?? '')}
          />
        )}
        {deed === 'pilot' && (
          <>
            <DayField
              id="thi-diem-tu" label={say(MODEL_STEP.from)} isRequired value={from} error={told('from', '/pilot/from')}
              onChange={(text) => setFrom(text ?? '')}
            />
            <DayField
              id="thi-diem-den" label={say(MODEL_STEP.until)} isRequired value={until} error={told('until', '/pilot/until')}
              onChange={(text) => setUntil(text ?? '')}
            />
          </>
        )}
      </div>
      <Textarea
        label={say(MODEL_STEP.note)} autosize maxLength={1_000} value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={sending.isPending}>{say(MODEL_STEP.save)}</Button></div>
    </form>
  )
}
