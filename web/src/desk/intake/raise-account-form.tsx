import type { PersonLine } from '@motcua/contracts/people.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { ACCOUNT, OPEN_ACCOUNT, RAISE } from './account-texts.ts'
import type { KnownOfPerson } from './intake-draft.ts'
import { PhoneField } from './phone-field.tsx'
import { useChangeAccount } from './phone-proof.ts'
import { useInnerForm } from './use-inner-form.ts'

interface RaiseAccountFormProps {
  person: PersonLine
  onRaised: (person: PersonLine, known: KnownOfPerson) => void
  /** The person says that they never made it. */
  onStranger: () => void
  onCancel: () => void
}

/**
 * A self-made account becomes whole: the card is typed from the card, and the account's own phone is at hand (NĐ
 * 59/2022 Đ.12).
 */
export function RaiseAccountForm({ person, onRaised, onStranger, onCancel }: RaiseAccountFormProps) {
  const [fullName, setFullName] = useState(person.fullName)
  const [number, setNumber] = useState('')
  const [birth, setBirth] = useState<string>()
  const [sex, setSex] = useState<'nam' | 'nu'>()
  const [proof, setProof] = useState({ phone: '', code: '' })
  const raising = useChangeAccount(person.id, 'raising', (raised) => onRaised(raised, {
    number: number.replace(/[\s.-]/g, ''), ...birth && { birth }, ...sex && { sex },
    phone: proof.phone.replace(/[\s.-]/g, ''),
  }))
  const { error } = raising
  const isReady = number.trim() !== '' && proof.code !== ''
  const raise = () => {
    if (!isReady || raising.isPending) return
    raising.mutate({
      fullName: fullName.trim(), number: number.trim(), ...(birth && { birth }), ...(sex && { sex }),
      phone: proof.phone.trim(), code: proof.code,
    })
  }
  const inner = useInnerForm(error, raise)
  return (
    <section className="mc-inset" aria-label={say(RAISE.label)} {...inner}>
      <h3>{say(RAISE.title)}</h3>
      <p>{say(RAISE.hint)}</p>
      <FormRefusal error={error} />
      <div className="mc-fields">
        <TextInput
          label={say(OPEN_ACCOUNT.fullName)}
          withAsterisk
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
          error={faultAt(error, '/fullName')}
        />
        <TextInput
          label={say(RAISE.number)}
          withAsterisk
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={faultAt(error, '/number')}
        />
        <DayField
          id="nang-sinh"
          label={say(OPEN_ACCOUNT.birth)}
          value={birth ?? ''}
          onChange={setBirth}
          error={faultAt(error, '/birth')}
        />
        <FieldGroup label={say(OPEN_ACCOUNT.sex)} error={faultAt(error, '/sex')}>
          <RadioLine
            name="nang-gioi" label={say(OPEN_ACCOUNT.male)} isChosen={sex === 'nam'} onChoose={() => setSex('nam')}
          />
          <RadioLine
            name="nang-gioi" label={say(OPEN_ACCOUNT.female)} isChosen={sex === 'nu'} onChoose={() => setSex('nu')}
          />
        </FieldGroup>
        <PhoneField
          label={say(RAISE.phone)}
          {...proof}
          error={error}
          onChange={(patch) => setProof({ ...proof, ...patch })}
        />
      </div>
      <div className="mc-row">
        <Button onClick={raise} loading={raising.isPending} disabled={!isReady}>{say(ACCOUNT.raise)}</Button>
        <Button variant="default" onClick={onCancel}>{say(ACCOUNT.cancel)}</Button>
        <button type="button" className="mc-link-button" onClick={onStranger}>
          {say(RAISE.stranger)}
        </button>
      </div>
    </section>
  )
}
