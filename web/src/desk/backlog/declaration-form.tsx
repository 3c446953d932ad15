import type { BacklogList } from '@motcua/contracts/backlog.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useDeclaring } from './backlog-data.ts'
import { BACKLOG } from './backlog-texts.ts'
import { WhichFields, onlyUnit } from './which-fields.tsx'

/** Declares how many results of a type an agency has in force. */
export function DeclarationForm({ list, onClose }: { readonly list: BacklogList; readonly onClose: () => void }) {
  const [unitId, setUnit] = useState(onlyUnit(list))
  const [type, setType] = useState('')
  const [amount, setAmount] = useState('')
  const [asOf, setAsOf] = useState(list.today)
  const [hasTried, setHasTried] = useState(false)
  const saving = useDeclaring(() => {
    announce(say(BACKLOG.saved))
    onClose()
  })
  const digits = amount.replaceAll(/[ .]/g, '')
  const faults = {
    unit: unitId ? undefined : say(BACKLOG.needUnit), type: type ? undefined : say(BACKLOG.needType),
    amount: /^\d{1,8}$/.test(digits) ? undefined : say(BACKLOG.needAmount),
    asOf: isDay(asOf) ? undefined : say(BACKLOG.needDay),
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(saving.error, path)
  const submit = () => {
    setHasTried(true)
    saving.reset() // what was refused before is not about what is missing now
    if (faults.unit ?? faults.type ?? faults.amount ?? faults.asOf) return
    saving.mutate({ unitId, documentType: type, amount: Number(digits), asOf })
  }
  return (
    <form className="mc-inset" noValidate aria-label={say(BACKLOG.declare)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2>{say(BACKLOG.declare)}</h2>
      <FormRefusal error={saving.error} />
      <div className="mc-fields">
        <WhichFields
          list={list} unitId={unitId} type={type} onUnit={setUnit} onType={setType}
          faults={{ unit: told('unit', '/unitId'), type: told('type', '/documentType') }}
        />
        <TextInput
          label={say(BACKLOG.amount)} withAsterisk inputMode="numeric" value={amount} error={told('amount', '/amount')}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <DayField
          id="tinh-den" label={say(BACKLOG.asOf)} isRequired value={asOf} error={told('asOf', '/asOf')}
          onChange={(day) => setAsOf(day ?? '')}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={saving.isPending}>{say(BACKLOG.save)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(BACKLOG.close)}</Button>
      </div>
    </form>
  )
}
