import { Button, TextInput } from '@mantine/core'
import type { PlanTaskDetail } from '@motcua/contracts/plan.ts'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useEnterPlanDate } from './plan-data.ts'
import { PLAN } from './plan-texts.ts'

/** The day of the event for which the task waits, or that by which another paper wants it done. */
export function EnterPlanDate({ task: { id, type, entered } }: { task: PlanTaskDetail }) {
  const isEvent = type === 'event'
  const [startsOn, setStartsOn] = useState(entered?.startsOn ?? '')
  const [dueOn, setDueOn] = useState(entered?.dueOn ?? '')
  const [basis, setBasis] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const entering = useEnterPlanDate(() => announce(say(PLAN.saved)))
  const faults = {
    startsOn: isEvent && !isDay(startsOn) ? say(PLAN.needDay) : undefined,
    dueOn: isEvent && dueOn === '' || isDay(dueOn) ? undefined : say(PLAN.needDay),
    basis: basis.trim() === '' ? say(PLAN.needBasis) : undefined,
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(entering.error, `/${place}`)
  useFaultyTitle((Object.keys(faults) as (keyof typeof faults)[]).some((place) => told(place) !== undefined))
  const submit = () => {
    setHasTried(true)
    entering.reset()
    if (Object.values(faults).some((one) => one !== undefined)) return
    entering.mutate({
      path: `/tasks/${id}/dates`,
      body: { basis: basis.trim(), ...isEvent && { startsOn }, ...dueOn !== '' && { dueOn } },
    })
  }
  return (
    <form
      className="mc-panel mc-stack" noValidate aria-label={say(PLAN.enter)}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{say(PLAN.enter)}</h2>
      {isEvent && <p className="mc-quiet">{say(PLAN.enterEvent)}</p>}
      <FormRefusal error={entering.error} />
      {isEvent && (
        <DayField
          id="ngay-su-kien" label={say(PLAN.startsOn)} isRequired value={startsOn} error={told('startsOn')}
          onChange={(day) => setStartsOn(day ?? '')}
        />
      )}
      <DayField
        id="ngay-phai-xong" label={say(PLAN.dueOn)} isRequired={!isEvent} value={dueOn} error={told('dueOn')}
        onChange={(day) => setDueOn(day ?? '')}
      />
      <TextInput
        label={say(PLAN.basis)} withAsterisk maxLength={300} value={basis} error={told('basis')}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={entering.isPending}>{say(PLAN.save)}</Button></div>
    </form>
  )
}
