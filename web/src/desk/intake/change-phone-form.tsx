import type { PersonLine } from '@motcua/contracts/people.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { ACCOUNT, PHONE } from './account-texts.ts'
import { PhoneField } from './phone-field.tsx'
import { useChangeAccount } from './phone-proof.ts'
import { useInnerForm } from './use-inner-form.ts'

/** Another phone to sign in with, at a counter and nowhere else: the card is seen, and the new phone is at hand. */
export function ChangePhoneForm({
  person, onChanged, onCancel,
}: {
  person: PersonLine
  onChanged: (person: PersonLine) => void
  onCancel: () => void
}) {
  const [number, setNumber] = useState('')
  const [proof, setProof] = useState({ phone: '', code: '' })
  const changing = useChangeAccount(person.id, 'phone', onChanged)
  const { error } = changing
  const isReady = number.trim() !== '' && proof.code !== ''
  const save = () => {
    if (isReady && !changing.isPending)
      changing.mutate({ number: number.trim(), phone: proof.phone.trim(), code: proof.code })
  }
  const inner = useInnerForm(error, save)
  return (
    <section className="mc-inset" aria-label={say(PHONE.title)} {...inner}>
      <h3>{person.signInPhone === null ? say(PHONE.add) : say(PHONE.change)}</h3>
      <FormRefusal error={error} />
      <div className="mc-fields">
        <TextInput
          label={person.kind === 'citizen' ? say(PHONE.cardNumber) : say(PHONE.paperTaxCode)}
          withAsterisk
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={faultAt(error, '/number')}
        />
        <PhoneField
          label={say(PHONE.another)}
          {...proof}
          error={error}
          onChange={(patch) => setProof({ ...proof, ...patch })}
        />
      </div>
      <div className="mc-row">
        <Button onClick={save} loading={changing.isPending} disabled={!isReady}>{say(PHONE.save)}</Button>
        <Button variant="default" onClick={onCancel}>{say(ACCOUNT.cancel)}</Button>
      </div>
    </section>
  )
}
