import type { ClientLine } from '@motcua/contracts/open-api.ts'
import type { KeptWebhookBody } from '@motcua/contracts/webhooks.ts'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FaultSummary } from '../../ui/fault-summary/fault-summary.tsx'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import type { UnitChoice } from '../staff/staff-choices.ts'
import { UnitField } from '../staff/unit-field.tsx'
import { useRegistering } from './developer-data.ts'
import { NEW_CLIENT } from './developer-texts.ts'
import { ALL_KINDS, wordsOfEvent } from './developer-words.ts'
import { NEW_ENDPOINT } from './endpoint-texts.ts'
import type { Registered } from './secret-once.tsx'

/** Of the id of each field, what names it in the answer. */
const AT = { 'nhan-dia-chi': '/address', 'nhan-don-vi': '/unitId', 'nhan-su-kien': '/kinds' } as const

/** Registers an address, for a program or for none. What was filled in stays through refusals. */
export function EndpointForm({ client, onMade, onLeave }: {
  readonly client: ClientLine | undefined; readonly onMade: (made: Registered) => void; readonly onLeave: () => void
}) {
  const [address, setAddress] = useState('')
  const [unit, setUnit] = useState<UnitChoice | undefined>(
    client && { id: client.unitId, name: client.unitName, agencyName: null })
  const [kinds, setKinds] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const sending = useRegistering<KeptWebhookBody>('/api/webhooks', ({ secret }, body) =>
    onMade({ of: 'endpoint', name: body.address, secret }))
  const faults = {
    'nhan-dia-chi': address.trim() ? undefined : say(NEW_ENDPOINT.needAddress),
    'nhan-don-vi': unit ? undefined : say(NEW_ENDPOINT.needUnit),
    'nhan-su-kien': kinds.length > 0 ? undefined : say(NEW_ENDPOINT.needKind),
  }
  const told = (id: keyof typeof AT) => (attempt > 0 ? faults[id] : undefined) ?? faultAt(sending.error, AT[id])
  const list = Object.entries(faults).flatMap(([id, text]) => text === undefined ? [] : [{ id, text }])
  const submit = () => {
    setAttempt(attempt + 1)
    sending.reset()
    if (list.length > 0 || !unit || sending.isPending) return
    sending.mutate({
      address: address.trim(), unitId: unit.id, kinds: [...kinds], ...client && { clientId: client.id },
    })
  }
  const title = client ? say(NEW_ENDPOINT.titleOf, { name: client.name }) : say(NEW_ENDPOINT.title)
  return (
    <form className="mc-inset mc-stack" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onLeave()
    }}>
      <h3>{title}</h3>
      {attempt > 0 && list.length > 0
        && <FaultSummary title={say(NEW_CLIENT.mend)} faults={list} attempt={attempt} />}
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <TextInput
          id="nhan-dia-chi" type="url" label={say(NEW_ENDPOINT.address)} description={say(NEW_ENDPOINT.addressHint)}
          withAsterisk autoFocus maxLength={500} value={address} autoComplete="off" spellCheck={false}
          error={told('nhan-dia-chi')} onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <UnitField
          id="nhan-don-vi" label={say(NEW_ENDPOINT.unit)} unit={unit} error={told('nhan-don-vi')} onChoose={setUnit}
        />
      </div>
      <div className="mc-kinds">
        <FieldGroup id="nhan-su-kien" label={say(NEW_ENDPOINT.kinds)} isRequired error={told('nhan-su-kien')}>
          {ALL_KINDS.map((one) => <Checkbox
            key={one} label={wordsOfEvent(one)} checked={kinds.includes(one)}
            onChange={() => setKinds(kinds.includes(one) ? kinds.filter((other) => other !== one) : [...kinds, one])}
          />)}
        </FieldGroup>
      </div>
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(NEW_CLIENT.send)}</Button>
        <Button variant="default" onClick={() => setKinds(ALL_KINDS)}>{say(NEW_ENDPOINT.all)}</Button>
        <Button variant="default" onClick={onLeave}>{say(NEW_CLIENT.leave)}</Button>
      </div>
    </form>
  )
}
