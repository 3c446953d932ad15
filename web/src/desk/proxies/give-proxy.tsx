import type { ProcedureLine } from '@motcua/contracts/procedures.ts'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { isDay } from '../clearances/clearances-data.ts'
import { useFoundProcedures } from '../intake/find-procedures.ts'
import { useSection } from '../session/section.ts'
import { useGivingProxy } from './proxies-data.ts'
import { PROXIES } from './proxies-texts.ts'

const EMPTY = { number: '', fullName: '', isWhole: false, from: '', to: '' }

/** Lets another person act for whoever stands there: who, for which procedures, from when until when. */
export function GiveProxy({ personId }: { readonly personId: string }) {
  const { section } = useSection()
  const [typed, setTyped] = useState(EMPTY)
  const [procedures, setProcedures] = useState<readonly ProcedureLine[]>([])
  const [hasTried, setHasTried] = useState(false)
  const giving = useGivingProxy(personId, () => {
    announce(say(PROXIES.wasGivenNow))
    setTyped(EMPTY)
    setProcedures([])
    setHasTried(false)
  })
  const { number, fullName, isWhole, from, to } = typed
  const ownFaults = {
    number: number.trim() === '' && say(PROXIES.faultNumber), fullName: fullName.trim() === '' && say(PROXIES.faultName),
    procedures: !isWhole && procedures.length === 0 && say(PROXIES.faultProcedures),
    from: !isDay(from) && say(PROXIES.faultDay), to: !isDay(to) && say(PROXIES.faultDay),
  }
  const faultOf = (field: keyof typeof ownFaults) =>
    (hasTried && ownFaults[field] || undefined) ?? faultAt(giving.error, `/${field}`)
  const isFaulty = (Object.keys(ownFaults) as (keyof typeof ownFaults)[]).some((field) => faultOf(field) !== undefined)
  useFaultyTitle(isFaulty)
  const change = (patch: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...patch }))
  return (
    <form className="mc-shift" noValidate aria-label={say(PROXIES.add)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (Object.values(ownFaults).some(Boolean) || giving.isPending) return
      giving.mutate({
        number, fullName, procedures: isWhole ? null : procedures.map(({ id }) => id), from, to,
        ...section && { sectionId: section.id },
      })
    }}>
      <h2>{say(PROXIES.add)}</h2>
      <FormRefusal error={giving.error} />
      <TextInput
        label={say(PROXIES.number)} withAsterisk inputMode="numeric" maxLength={20} value={number} autoComplete="off"
        error={faultOf('number')} onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <TextInput
        label={say(PROXIES.name)} withAsterisk maxLength={100} value={fullName} autoComplete="off"
        error={faultOf('fullName')} onChange={(event) => change({ fullName: event.currentTarget.value })}
      />
      <FieldGroup id="pham-vi" label={say(PROXIES.which)} error={faultOf('procedures')}>
        <RadioLine name="pham-vi" label={say(PROXIES.some)} isChosen={!isWhole} onChoose={() => change({ isWhole: false })} />
        <RadioLine name="pham-vi" label={say(PROXIES.all)} isChosen={isWhole} onChoose={() => change({ isWhole: true })} />
      </FieldGroup>
      {!isWhole && <Procedures chosen={procedures} onChange={setProcedures} />}
      <DayField id="tu-ngay" label={say(PROXIES.from)} isRequired value={from} error={faultOf('from')}
        onChange={(day) => change({ from: day ?? '' })} />
      <DayField id="den-ngay" label={say(PROXIES.to)} isRequired value={to} error={faultOf('to')}
        onChange={(day) => change({ to: day ?? '' })} />
      <div><Button type="submit" loading={giving.isPending}>{say(PROXIES.give)}</Button></div>
    </form>
  )
}

function Procedures({ chosen, onChange }: {
  readonly chosen: readonly ProcedureLine[]
  readonly onChange: (chosen: readonly ProcedureLine[]) => void
}) {
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed, 120)
  const found = useFoundProcedures(wanted)
  const open = (found.data ?? []).filter(({ id }) => chosen.every((one) => one.id !== id))
  return (
    <>
      <TypedChoice
        label={say(PROXIES.procedure)} value={typed} isStale={typed !== wanted || found.isFetching}
        options={typed.trim() === '' ? [] : open.map(({ id, name, code }) => ({ id, label: name, ...code && { detail: code } }))}
        status={found.isError ? found.error.message : ''} onType={setTyped}
        onChoose={(id) => {
          const one = open.find((line) => line.id === id)
          if (one) onChange([...chosen, one])
          setTyped('')
        }}
      />
      {chosen.length > 0 && <ul aria-label={say(PROXIES.chosen)}>{chosen.map((one) => (
        <li key={one.id}>
          {one.name}{' '}
          <button type="button" className="mc-link-button" aria-label={say(PROXIES.remove, { name: one.name })}
            onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}>✕</button>
        </li>
      ))}</ul>}
    </>
  )
}
