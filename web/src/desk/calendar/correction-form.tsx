import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useCorrecting } from './correction-data.ts'
import { CORRECTION } from './correction-texts.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Proposes to count promised days anew: for a day that becomes a holiday, or by calendars that were loaded. */
export function CorrectionForm({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<'day' | 'import'>('day')
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const [basis, setBasis] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = useCorrecting(() => {
    announce(say(CORRECTION.sent))
    onClose()
  })
  const isOfDay = kind === 'day'
  const faults = {
    day: isOfDay && !DAY.test(day) ? say(CORRECTION.needDay) : undefined,
    name: isOfDay && !name.trim() ? say(CORRECTION.needName) : undefined,
    basis: basis.trim() ? undefined : say(CORRECTION.needBasis),
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, path)
  const submit = () => {
    setHasTried(true)
    // What was refused before is not about what is missing now.
    sending.reset()
    if (faults.day ?? faults.name ?? faults.basis) return
    const holiday = isOfDay ? { day, name: name.trim() } : null
    sending.mutate({ path: '/api/calendar-corrections', body: { holiday, basis: basis.trim() } })
  }
  return (
    <form className="mc-inset" noValidate aria-label={say(CORRECTION.propose)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2>{say(CORRECTION.propose)}</h2>
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <NativeSelect
          label={say(CORRECTION.kind)} value={kind} autoFocus
          onChange={(event) => setKind(event.currentTarget.value === 'import' ? 'import' : 'day')}
          data={[{ value: 'day', label: say(CORRECTION.ofDay) }, { value: 'import', label: say(CORRECTION.ofImport) }]}
        />
        {isOfDay && <DayField
          id="ngay-nghi" label={say(CORRECTION.day)} isRequired value={day} error={told('day', '/holiday/day')}
          onChange={(text) => setDay(text ?? '')}
        />}
        {isOfDay && <TextInput
          label={say(CORRECTION.name)} withAsterisk maxLength={300} value={name} error={told('name', '/holiday/name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />}
        <TextInput
          label={say(CORRECTION.basis)} withAsterisk maxLength={300} value={basis} error={told('basis', '/basis')}
          onChange={(event) => setBasis(event.currentTarget.value)}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(CORRECTION.send)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(CORRECTION.close)}</Button>
      </div>
    </form>
  )
}
