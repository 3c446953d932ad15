import type { Roster } from '@motcua/contracts/roster.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { useDutyDeed } from './roster-data.ts'
import { ROSTER } from './roster-texts.ts'
import { minuteOfTime, timeOfMinute, wholeDay } from './roster-words.ts'
import type { Pressed } from './week-grid.tsx'

/** One duty of somebody on a day: a new one, or one that is changed or cancelled. */
export function DutyForm({ place, pressed: { person, day, duty }, onClose }: {
  readonly place: NonNullable<Roster['place']>; readonly pressed: Pressed; readonly onClose: () => void
}) {
  const whole = wholeDay(place)
  const [counter, setCounter] = useState(duty?.counter?.toString() ?? '')
  const [begins, setBegins] = useState(duty ? timeOfMinute(duty.begins) : whole.begins)
  const [ends, setEnds] = useState(duty ? timeOfMinute(duty.ends) : whole.ends)
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const deed = useDutyDeed()
  const times = { begins: minuteOfTime(begins), ends: minuteOfTime(ends) }
  const needed = (minute: number | undefined) => hasTried && minute === undefined ? say(ROSTER.timeNeeded) : undefined
  const faults = {
    begins: needed(times.begins) ?? faultAt(deed.error, '/begins'), ends: needed(times.ends) ?? faultAt(deed.error, '/ends'),
    counter: faultAt(deed.error, '/counter'),
  }
  const isUntyped = needed(times.begins) !== undefined || needed(times.ends) !== undefined
  useFaultyTitle(isUntyped)
  const done = (text: string) => ({ onSuccess: () => { announce(text); onClose() } })
  const keep = () => {
    setHasTried(true)
    if (times.begins === undefined || times.ends === undefined || deed.isPending) return
    const span = { counter: counter === '' ? null : Number(counter), begins: times.begins, ends: times.ends }
    deed.mutate(duty
      ? { kind: 'change', id: duty.id, body: span }
      : { kind: 'write', body: { unitId: place.unitId, accountId: person.accountId, day, ...span } }, done(say(ROSTER.kept)))
  }
  useShortcuts([{ keys: 'ctrl+Enter', name: say(ROSTER.keep), run: keep }])
  const text = duty ? ROSTER.formChange : ROSTER.formNew
  const title = say(text, { name: person.name, day: showDay(day) })
  return (
    <form className="mc-shift" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      keep()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      <FormRefusal error={deed.error} />
      {faultAt(deed.error, '/accountId') && <p className="mc-error">{faultAt(deed.error, '/accountId')}</p>}
      {faultAt(deed.error, '/day') && <p className="mc-error">{faultAt(deed.error, '/day')}</p>}
      <p className="mc-quiet">{say(ROSTER.breakHint)}</p>
      <div className="mc-row">
        <TextInput
          label={say(ROSTER.begins)} inputMode="numeric" value={begins} error={faults.begins} maxLength={5}
          onChange={(event) => setBegins(event.currentTarget.value)}
        />
        <TextInput
          label={say(ROSTER.ends)} inputMode="numeric" value={ends} error={faults.ends} maxLength={5}
          onChange={(event) => setEnds(event.currentTarget.value)}
        />
        <NativeSelect
          label={say(ROSTER.counter)} value={counter} error={faults.counter}
          onChange={(event) => setCounter(event.currentTarget.value)}
          data={[
            { value: '', label: say(ROSTER.noCounter) },
            ...place.counters.map((number) =>
              ({ value: String(number), label: say(ROSTER.counterShort, { counter: number }) })),
          ]}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={deed.isPending}>{say(ROSTER.keep)}</Button>
        {duty && (
          <Button
            variant="default" disabled={deed.isPending}
            onClick={() => deed.mutate({ kind: 'cancel', id: duty.id }, done(say(ROSTER.dropped)))}
          >{say(ROSTER.drop)}</Button>
        )}
        <Button variant="default" onClick={onClose}>{say(ROSTER.close)}</Button>
      </div>
    </form>
  )
}
