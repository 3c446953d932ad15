import type { AliasKind, DocumentTypeLine } from '@motcua/contracts/document-types.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useTypeDeed } from './document-types-data.ts'
import { TYPES } from './document-types-texts.ts'

const KINDS: readonly AliasKind[] = ['name', 'old-code', 'national-code', 'same-as']

/** Says of a type from a day on what it is called, too, which code it has, or that another goes on for it. */
export function AliasForm({ type, others, today, wanted, onSaved }: {
  readonly type: DocumentTypeLine; readonly others: readonly DocumentTypeLine[]; readonly today: string
  /** What was chosen on the way here: a double and what may go on for it. */
  readonly wanted?: { readonly kind: AliasKind; readonly text: string } | undefined
  readonly onSaved: () => void
}) {
  const [kind, setKind] = useState<AliasKind>(wanted?.kind ?? 'name')
  const [text, setText] = useState(wanted?.text ?? '')
  const [from, setFrom] = useState(today)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const saving = useTypeDeed(() => {
    announce(say(TYPES.saved))
    onSaved()
  })
  const isDouble = kind === 'same-as'
  const faults = {
    text: text.trim() ? undefined : say(isDouble ? TYPES.needInto : TYPES.needText),
    from: isDay(from) ? undefined : say(TYPES.needDay),
    reason: isDouble && !reason.trim() ? say(TYPES.needReason) : undefined,
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(saving.error, `/${place}`)
  const submit = () => {
    setHasTried(true)
    saving.reset() // what was refused before is not about what is missing now
    if (faults.text ?? faults.from ?? faults.reason) return
    saving.mutate({
      path: '/api/document-types/alias',
      body: { type: type.key, kind, text: text.trim(), from, ...(isDouble && { reason: reason.trim() }) },
    })
  }
  return (
    <form noValidate aria-label={say(TYPES.add)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <h3>{say(TYPES.add)}</h3>
      <FormRefusal error={saving.error} />
      <div className="mc-fields">
        <NativeSelect
          label={say(TYPES.kind)} value={kind} autoFocus
          onChange={(event) => {
            setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'name')
            setText('')
          }}
          data={KINDS.map((one) => ({ value: one, label: say(TYPES[`kind_${one}`]) }))}
        />
        {isDouble
          ? <NativeSelect
            label={say(TYPES.into)} withAsterisk value={text} error={told('text')}
            onChange={(event) => setText(event.currentTarget.value)}
            data={[{ value: '', label: say(TYPES.choose) }, ...others.map(({ key, name }) => ({ value: key, label: name }))]}
          />
          : <TextInput
            label={say(TYPES.text)} withAsterisk maxLength={200} value={text} error={told('text')}
            onChange={(event) => setText(event.currentTarget.value)}
          />}
        <DayField
          id="tu-ngay" label={say(TYPES.from)} isRequired value={from} error={told('from')}
          onChange={(day) => setFrom(day ?? '')}
        />
        {isDouble && <TextInput
          label={say(TYPES.reason)} withAsterisk maxLength={500} value={reason} error={told('reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />}
      </div>
      <div className="mc-row"><Button type="submit" loading={saving.isPending}>{say(TYPES.save)}</Button></div>
    </form>
  )
}
