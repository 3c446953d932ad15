import type { OrderBody, ParcelDraft } from '@motcua/contracts/post.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { readMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import type { Territory } from '../intake/list-units.ts'
import { PlaceField } from './place-field.tsx'
import { useOrdering } from './post-data.ts'
import { ORDER } from './post-texts.ts'

/** What the form begins with. */
interface OrderFormProps {
  readonly draft: ParcelDraft
  readonly fees: Readonly<Record<ParcelDraft['kinds'][number], number>>
}

/** The order itself; name and address begin as the dossier has them. */
export function OrderForm({ draft, fees }: OrderFormProps) {
  const [kind, setKind] = useState<OrderBody['kind']>(draft.kinds[0] ?? 'delivery')
  const [name, setName] = useState(draft.name)
  const [address, setAddress] = useState(draft.address)
  const [place, setPlace] = useState<Territory>()
  const [feeTyped, setFee] = useState<string>()
  const [codTyped, setCod] = useState('0')
  const [hasTried, setHasTried] = useState(false)
  const ordering = useOrdering()
  const navigate = useNavigate()
  const fee = readMoney(feeTyped ?? String(fees[kind]))
  const cod = kind === 'pickup' ? 0 : readMoney(codTyped)
  const faults = {
    name: name.trim() ? undefined : say(ORDER.needName),
    address: address.trim() ? undefined : say(ORDER.needAddress),
    placeId: place ? undefined : say(ORDER.needPlace),
    fee: fee === undefined ? say(ORDER.needMoney) : undefined,
    cod: cod === undefined ? say(ORDER.needMoney) : undefined,
  }
  const told = (field: keyof typeof faults) =>
    (hasTried ? faults[field] : undefined) ?? faultAt(ordering.error, `/${field}`)
  const isFaulty = (Object.keys(faults) as (keyof typeof faults)[]).some((field) => told(field) !== undefined)
  useFaultyTitle(isFaulty)
  const submit = () => {
    setHasTried(true)
    ordering.reset() // what was refused before is not about what is missing now
    const isWhole = Object.values(faults).every((one) => one === undefined)
    if (!isWhole || !place || cod === undefined || fee === undefined) return
    ordering.mutate({
      dossierId: draft.dossierId, kind, address: address.trim(), placeId: place.id, fee, cod,
      ...name.trim() !== draft.name && { name: name.trim() },
    }, { onSuccess: () => {
      announce(say(ORDER.done))
      void navigate({ to: '/buu-chinh' })
    } })
  }
  return (
    <form className="mc-stack mc-post-order" noValidate onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <FormRefusal error={ordering.error} />
      {draft.kinds.length > 1
        ? (
          <NativeSelect
            label={say(ORDER.kind)} value={kind}
            data={draft.kinds.map((value) => ({ value, label: say(ORDER[value]) }))}
            onChange={(event) => setKind(event.currentTarget.value as OrderBody['kind'])}
          />
        )
        : <p>{say(ORDER.kind)}: <b>{say(ORDER[kind])}</b></p>}
      <TextInput
        label={say(ORDER.name)} withAsterisk maxLength={200} value={name} error={told('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={say(ORDER.address)} withAsterisk maxLength={300} value={address} error={told('address')}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <PlaceField place={place} error={told('placeId')} onChoose={setPlace} />
      <TextInput
        label={say(ORDER.fee)} withAsterisk inputMode="numeric" maxLength={20} value={feeTyped ?? String(fees[kind])}
        error={told('fee')} onChange={(event) => setFee(event.currentTarget.value)}
      />
      {kind === 'delivery' && (
        <TextInput
          label={say(ORDER.cod)} description={say(ORDER.codHint)} inputMode="numeric" maxLength={20} value={codTyped}
          error={told('cod')} onChange={(event) => setCod(event.currentTarget.value)}
        />
      )}
      <div><Button type="submit" loading={ordering.isPending}>{say(ORDER.submit)}</Button></div>
    </form>
  )
}
