import { Button, Checkbox, TextInput } from '@mantine/core'
import { say } from '../../lib/language.ts'
import type { CounterDraft, HallDraft, ServiceDraft } from './hall-rule-data.ts'
import { HALL_RULE } from './hall-rule-texts.ts'

interface HallFieldsProps { readonly hall: HallDraft; readonly onChange: (hall: HallDraft) => void }

const MOST_SERVICES = 6

/** What people come for, a row each. */
export function ServiceFields({ hall, onChange }: HallFieldsProps) {
  const { services } = hall
  const set = (key: string, patch: Partial<ServiceDraft>) =>
    onChange({ ...hall, services: services.map((one) => one.key === key ? { ...one, ...patch } : one) })
  const add = () => onChange({
    ...hall, services: [...services, {
      key: crypto.randomUUID(), code: null, digit: '', name: '', nameEn: '', minutes: '',
    }],
  })
  const remove = (key: string) => onChange({
    ...hall, services: services.filter((one) => one.key !== key),
    counters: hall.counters.map((one) => ({ ...one, services: one.services.filter((service) => service !== key) })),
  })
  return (
    <fieldset className="mc-stack">
      <legend>{say(HALL_RULE.services)}</legend>
      {services.map(({ key, digit, name, nameEn, minutes }) => (
        <div key={key} className="mc-row">
          <TextInput
            label={say(HALL_RULE.digit)} inputMode="numeric" maxLength={1} w={110} value={digit}
            onChange={(event) => set(key, { digit: event.currentTarget.value })}
          />
          <TextInput
            label={say(HALL_RULE.name)} maxLength={80} value={name}
            onChange={(event) => set(key, { name: event.currentTarget.value })}
          />
          <TextInput
            label={say(HALL_RULE.nameEn)} maxLength={80} value={nameEn}
            onChange={(event) => set(key, { nameEn: event.currentTarget.value })}
          />
          <TextInput
            label={say(HALL_RULE.minutes)} inputMode="numeric" maxLength={3} w={190} value={minutes}
            onChange={(event) => set(key, { minutes: event.currentTarget.value })}
          />
          <Button
            variant="default" aria-label={say(HALL_RULE.removeService, { name })} onClick={() => remove(key)}
          >{say(HALL_RULE.remove)}</Button>
        </div>
      ))}
      {services.length < MOST_SERVICES
        && <div><Button variant="default" onClick={add}>{say(HALL_RULE.addService)}</Button></div>}
    </fieldset>
  )
}

/** Which counter does what, a row each. */
export function CounterFields({ hall, onChange }: HallFieldsProps) {
  const { services, counters } = hall
  const set = (key: string, patch: Partial<CounterDraft>) =>
    onChange({ ...hall, counters: counters.map((one) => one.key === key ? { ...one, ...patch } : one) })
  const add = () => onChange({
    ...hall, counters: [...counters, { key: crypto.randomUUID(), number: '', services: [], isQuick: false }],
  })
  return (
    <fieldset className="mc-stack">
      <legend>{say(HALL_RULE.counters)}</legend>
      {counters.map(({ key, number, services: served, isQuick }) => (
        <div key={key} className="mc-row">
          <TextInput
            label={say(HALL_RULE.number)} inputMode="numeric" maxLength={3} w={110} value={number}
            onChange={(event) => set(key, { number: event.currentTarget.value })}
          />
          <Checkbox.Group
            label={say(HALL_RULE.does, { counter: number })} value={[...served]}
            onChange={(chosen) => set(key, { services: chosen })}
          >
            <div className="mc-row">{services.map((one) => <Checkbox key={one.key} value={one.key} label={one.name} />)}</div>
          </Checkbox.Group>
          <Checkbox
            label={say(HALL_RULE.quick)} checked={isQuick}
            onChange={(event) => set(key, { isQuick: event.currentTarget.checked })}
          />
          <Button
            variant="default" aria-label={say(HALL_RULE.removeCounter, { counter: number })}
            onClick={() => onChange({ ...hall, counters: counters.filter((one) => one.key !== key) })}
          >{say(HALL_RULE.remove)}</Button>
        </div>
      ))}
      <div><Button variant="default" onClick={add}>{say(HALL_RULE.addCounter)}</Button></div>
      <TextInput
        label={say(HALL_RULE.quickMinutes)} inputMode="numeric" maxLength={3} w={260} value={hall.quickMinutes}
        onChange={(event) => onChange({ ...hall, quickMinutes: event.currentTarget.value })}
      />
    </fieldset>
  )
}
