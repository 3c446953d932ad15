import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { DossierFees } from '@motcua/contracts/fees.ts'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { readMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FEES } from './fee-texts.ts'
import { useStatingFees } from './fees-data.ts'

type Moment = DossierFees['mayRaise'][number]
const EMPTY = { name: '', amount: '', source: '', why: '' }

/** Asks for more than the rule does, with a supplement or with the result; behind a line of its own: it is rare. */
export function RaiseFee({ dossierId, moments }: { dossierId: string; moments: readonly Moment[] }) {
  const [moment, setMoment] = useState(moments[0])
  const [kind, setKind] = useState<'phi' | 'le-phi'>('phi')
  const [typed, setTyped] = useState(EMPTY)
  const [hasTried, setHasTried] = useState(false)
  const raising = useStatingFees(dossierId, () => {
    setTyped(EMPTY)
    setHasTried(false)
    announce(say(FEES.done))
  })
  const amount = readMoney(typed.amount)
  const isAmount = amount !== undefined && amount > 0
  const faultOf = (key: keyof typeof EMPTY) => {
    if (!hasTried) return undefined
    if (key === 'amount') return isAmount ? undefined : say(FEES.amountMore)
    return typed[key].trim() === '' ? say(FEES.needed) : undefined
  }
  const isFaulty = (Object.keys(EMPTY) as (keyof typeof EMPTY)[]).some((key) => faultOf(key) !== undefined)
  useFaultyTitle(isFaulty)
  const field = (key: keyof typeof EMPTY, label: string, maxLength: number) => (
    <TextInput
      id={`thu-them-${key}`} label={label} withAsterisk maxLength={maxLength} value={typed[key]} error={faultOf(key)}
      inputMode={key === 'amount' ? 'numeric' : 'text'} autoComplete="off"
      onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [key]: value }))}
    />
  )
  return (
    <details>
      <summary>{say(FEES.moreTitle)}</summary>
      <form className="mc-stack" noValidate aria-label={say(FEES.moreTitle)} onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        const [name, source, why] = [typed.name.trim(), typed.source.trim(), typed.why.trim()]
        const isWhole = isAmount && name !== '' && source !== '' && why !== ''
        if (!isWhole || !moment || raising.isPending) return
        raising.mutate({ noun: 'charges', body: { moment, kind, name, amount, source, why } })
      }}>
        <p className="mc-quiet">{say(FEES.moreHint)}</p>
        <FormRefusal error={raising.error} />
        <NativeSelect
          id="thu-them-khi" label={say(FEES.moment)} value={moment}
          onChange={({ currentTarget: { value } }) => setMoment(value === 'return' ? 'return' : 'supplement')}
          data={moments.map((one) => ({ value: one, label: say(FEES[one]) }))}
        />
        <NativeSelect
          id="thu-them-loai" label={say(FEES.kind)} value={kind}
          onChange={({ currentTarget: { value } }) => setKind(value === 'phi' ? 'phi' : 'le-phi')}
          data={[{ value: 'phi', label: say(FEES.phi) }, { value: 'le-phi', label: say(FEES.lePhi) }]}
        />
        {field('name', say(FEES.name), 200)}
        {field('amount', say(FEES.amountOf), 20)}
        {field('source', say(FEES.source), 300)}
        {field('why', say(FEES.reason), 600)}
        <div className="mc-row">
          <Button type="submit" variant="default" loading={raising.isPending}>{say(FEES.raise)}</Button>
        </div>
      </form>
    </details>
  )
}
