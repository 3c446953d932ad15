import type { ClientBody } from '@motcua/contracts/open-api.ts'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FaultSummary } from '../../ui/fault-summary/fault-summary.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import type { UnitChoice } from '../staff/staff-choices.ts'
import { UnitField } from '../staff/unit-field.tsx'
import { useRegistering } from './developer-data.ts'
import { NEW_CLIENT, SCOPES } from './developer-texts.ts'
import type { Registered } from './secret-once.tsx'

const ALL_SCOPES = Object.keys(SCOPES) as ClientBody['scopes']
const DAY = /^\d{4}-\d{2}-\d{2}$/
/** Of the id of each field, what names it in the answer. */
const AT = {
  'phan-mem-ten': '/name', 'phan-mem-don-vi': '/unitId', 'phan-mem-viec': '/scopes', 'phan-mem-han': '/validUntil',
  'phan-mem-lan-goi': '/perMinute',
} as const

/** Registers a program. What was filled in stays through refusals. */
export function ClientForm({ onMade, onLeave }: {
  readonly onMade: (made: Registered) => void; readonly onLeave: () => void
}) {
  const [name, setName] = useState('')
  const [unit, setUnit] = useState<UnitChoice>()
  const [kind, setKind] = useState<ClientBody['kind']>('oauth')
  const [scopes, setScopes] = useState<ClientBody['scopes']>(['dossier.read', 'dossier.follow'])
  const [until, setUntil] = useState<string>()
  const [perMinute, setPerMinute] = useState('120')
  const [attempt, setAttempt] = useState(0)
  const sending = useRegistering<ClientBody>('/api/clients', ({ id, secret }, body) =>
    onMade({ of: 'client', name: body.name, secret, ...body.kind === 'oauth' && { id } }))
  const faults = {
    'phan-mem-ten': name.trim() ? undefined : say(NEW_CLIENT.needName),
    'phan-mem-don-vi': unit ? undefined : say(NEW_CLIENT.needUnit),
    'phan-mem-viec': scopes.length > 0 ? undefined : say(NEW_CLIENT.needScope),
    'phan-mem-han': DAY.test(until ?? '') ? undefined : say(NEW_CLIENT.needUntil),
    'phan-mem-lan-goi': /^[1-9]\d{0,3}$/.test(perMinute) && Number(perMinute) <= 6_000
      ? undefined : say(NEW_CLIENT.wrongPerMinute),
  }
  const told = (id: keyof typeof AT) => (attempt > 0 ? faults[id] : undefined) ?? faultAt(sending.error, AT[id])
  const list = Object.entries(faults).flatMap(([id, text]) => text === undefined ? [] : [{ id, text }])
  const submit = () => {
    setAttempt(attempt + 1)
    sending.reset()
    if (list.length > 0 || !unit || sending.isPending) return
    sending.mutate({
      name: name.trim(), unitId: unit.id, kind, scopes, perMinute: Number(perMinute),
      validUntil: `${until ?? ''}T23:59:59+07:00`,
    })
  }
  return (
    <form className="mc-inset mc-stack" noValidate aria-label={say(NEW_CLIENT.open)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onLeave()
    }}>
      <h2>{say(NEW_CLIENT.open)}</h2>
      {attempt > 0 && list.length > 0
        && <FaultSummary title={say(NEW_CLIENT.mend)} faults={list} attempt={attempt} />}
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <TextInput
          id="phan-mem-ten" label={say(NEW_CLIENT.name)} withAsterisk autoFocus maxLength={200} value={name}
          error={told('phan-mem-ten')} onChange={(event) => setName(event.currentTarget.value)}
        />
        <UnitField
          id="phan-mem-don-vi" label={say(NEW_CLIENT.unit)} unit={unit} error={told('phan-mem-don-vi')}
          onChoose={setUnit}
        />
      </div>
      <FieldGroup label={say(NEW_CLIENT.kind)}>
        {(['oauth', 'key'] as const).map((one) => <RadioLine
          key={one} name="phan-mem-cach-vao" label={say(NEW_CLIENT[one])} isChosen={kind === one}
          onChoose={() => setKind(one)}
        />)}
      </FieldGroup>
      <FieldGroup id="phan-mem-viec" label={say(NEW_CLIENT.scopes)} isRequired error={told('phan-mem-viec')}>
        {ALL_SCOPES.map((one) => <Checkbox
          key={one} label={say(SCOPES[one])} checked={scopes.includes(one)}
          onChange={() => setScopes(scopes.includes(one) ? scopes.filter((other) => other !== one) : [...scopes, one])}
        />)}
      </FieldGroup>
      <div className="mc-fields">
        <DayField
          id="phan-mem-han" label={say(NEW_CLIENT.until)} hint={say(NEW_CLIENT.untilHint)} isRequired
          value={until ?? ''} error={told('phan-mem-han')} onChange={setUntil}
        />
        <TextInput
          id="phan-mem-lan-goi" label={say(NEW_CLIENT.perMinute)} inputMode="numeric" maxLength={4} value={perMinute}
          autoComplete="off" error={told('phan-mem-lan-goi')}
          onChange={(event) => setPerMinute(event.currentTarget.value.trim())}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(NEW_CLIENT.send)}</Button>
        <Button variant="default" onClick={onLeave}>{say(NEW_CLIENT.leave)}</Button>
      </div>
    </form>
  )
}
