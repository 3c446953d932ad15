import { DELEGATED_TASKS, type DelegatedTask, type DelegationChoices } from '@motcua/contracts/delegations.ts'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { readMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useGiving } from './delegation-data.ts'
import { DELEGATION } from './delegation-texts.ts'
import { ProcedureChoice } from './procedure-choice.tsx'

type Typed = Partial<Record<DelegatedTask, string>>

/** A new delegation: for which agency, to whom, which tasks at which price, in which procedures, from when to when. */
export function DelegationForm({ choices: { agencies, postUnits, today } }: { readonly choices: DelegationChoices }) {
  const giving = useGiving()
  const [agencyId, setAgency] = useState(agencies[0]?.id ?? '')
  const [postUnitId, setPostUnit] = useState(postUnits[0]?.id ?? '')
  const [prices, setPrices] = useState<Typed>({})
  const [procedureIds, setProcedures] = useState<readonly string[]>([])
  const [decision, setDecision] = useState('')
  const [validFrom, setFrom] = useState<string | undefined>(today)
  const [validTo, setTo] = useState<string>()
  const [round, setRound] = useState(0)
  const [hasTried, setHasTried] = useState(false)
  const all = agencies.find(({ id }) => id === agencyId)?.procedures ?? []
  const offered = prices.receive === undefined ? all : all.filter(({ isByPost }) => isByPost)
  const chosen = procedureIds.filter((id) => offered.some((one) => one.id === id))
  const tasks = DELEGATED_TASKS.filter((task) => prices[task] !== undefined)
  const faults = {
    decision: decision.trim() ? undefined : say(DELEGATION.needDecision),
    prices: tasks.length > 0 ? undefined : say(DELEGATION.needTask),
    procedureIds: chosen.length > 0 ? undefined : say(DELEGATION.needProcedure),
    validFrom: isDay(validFrom) ? undefined : say(DELEGATION.needDay),
    validTo: isDay(validTo) ? undefined : say(DELEGATION.needDay),
  }
  const told = (field: keyof typeof faults | 'agencyId' | 'postUnitId') =>
    (hasTried && field in faults ? faults[field as keyof typeof faults] : undefined)
    ?? faultAt(giving.error, `/${field}`)
  const priceFault = (task: DelegatedTask) =>
    hasTried && readMoney(prices[task] ?? '') === undefined ? say(DELEGATION.needPrice) : undefined
  const isWrong = Object.values(faults).some((one) => one !== undefined) || tasks.some((task) => priceFault(task))
  useFaultyTitle(hasTried && isWrong)
  const submit = () => {
    setHasTried(true)
    const read = tasks.map((task) => [task, readMoney(prices[task] ?? '')] as const)
    const isWhole = Object.values(faults).every((one) => one === undefined)
      && read.every(([, price]) => price !== undefined)
    if (!isWhole || !validFrom || !validTo || giving.isPending) return
    giving.mutate({
      agencyId, postUnitId, procedureIds: chosen, prices: Object.fromEntries(read),
      decision: decision.trim(), validFrom, validTo,
    }, { onSuccess: () => {
      announce(say(DELEGATION.given))
      setPrices({})
      setProcedures([])
      setDecision('')
      setTo(undefined)
      setHasTried(false)
      setRound(round + 1)
    } })
  }
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <form className="mc-stack mc-delegation-form" noValidate aria-labelledby="uy-quyen-moi" onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <h2 id="uy-quyen-moi">{say(DELEGATION.toNew)}</h2>
      <FormRefusal error={giving.error} />
      <NativeSelect
        label={say(DELEGATION.agency)} value={agencyId} data={named(agencies)} error={told('agencyId')}
        onChange={(event) => {
          setAgency(event.currentTarget.value)
          setProcedures([])
        }}
      />
      <NativeSelect
        label={say(DELEGATION.postUnit)} value={postUnitId} data={named(postUnits)} error={told('postUnitId')}
        onChange={(event) => setPostUnit(event.currentTarget.value)}
      />
      <TextInput
        label={say(DELEGATION.decision)} withAsterisk maxLength={100} value={decision} error={told('decision')}
        onChange={(event) => setDecision(event.currentTarget.value)}
      />
      <FieldGroup id="viec-uy-quyen" label={say(DELEGATION.tasks)} error={told('prices')} isRequired>
        <div className="mc-stack">{DELEGATED_TASKS.map((task) => (
          <div key={task}>
            <Checkbox
              label={say(DELEGATION[task])} checked={prices[task] !== undefined}
              onChange={(event) => setPrices({ ...prices, [task]: event.currentTarget.checked ? '' : undefined })}
            />
            {prices[task] !== undefined && (
              <TextInput
                label={say(DELEGATION.price, { task: say(DELEGATION[task]).toLowerCase() })} inputMode="numeric"
                maxLength={20} value={prices[task]} error={priceFault(task)} withAsterisk
                onChange={(event) => setPrices({ ...prices, [task]: event.currentTarget.value })}
              />
            )}
          </div>
        ))}</div>
      </FieldGroup>
      <ProcedureChoice
        key={agencyId} all={offered} chosen={chosen} isByPost={prices.receive !== undefined}
        error={told('procedureIds')} onChange={setProcedures}
      />
      <div className="mc-row" key={round}>
        <DayField
          id="uy-quyen-tu" label={say(DELEGATION.from)} isRequired value={validFrom ?? ''} error={told('validFrom')}
          onChange={setFrom}
        />
        <DayField
          id="uy-quyen-den" label={say(DELEGATION.to)} isRequired value={validTo ?? ''} error={told('validTo')}
          onChange={setTo}
        />
      </div>
      <div><Button type="submit" loading={giving.isPending}>{say(DELEGATION.give)}</Button></div>
    </form>
  )
}
