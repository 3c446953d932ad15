import type { OpenAccountBody, PersonLine } from '@motcua/contracts/people.ts'
import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { ACCOUNT, OPEN_ACCOUNT } from './account-texts.ts'
import type { KnownOfPerson } from './intake-draft.ts'
import { useOpenAccount } from './open-account.ts'
import { PhoneField } from './phone-field.tsx'
import type { Card } from './read-card.ts'
import { useInnerForm } from './use-inner-form.ts'

interface OpenAccountFormProps {
  /** What was looked for: a number or a name, put where it belongs. */
  typed: string
  /** The card that was scanned: nothing of it is typed again. */
  card?: Card | undefined
  /** In place of a self-made account that the person never made; that one is closed. */
  replaces?: boolean
  /** For which intake: whoever receives under a delegation opens an account for that alone. */
  intake?: OpenAccountBody['intake']
  /** With what was typed, so that the declaration need not ask again. */
  onOpened: (person: PersonLine, known: KnownOfPerson) => void
  onCancel: () => void
}

/**
 * An account for somebody who shows the card at the counter. Not a form of its own: it stands inside that of the
 * intake.
 */
export function OpenAccountForm(
  { typed, card, replaces = false, intake, onOpened, onCancel }: OpenAccountFormProps,
) {
  const isNumber = /^[\d\s.-]+$/.test(typed.trim())
  const [kind, setKind] = useState<OpenAccountBody['kind']>('citizen')
  const [fullName, setFullName] = useState(card?.fullName ?? (isNumber ? '' : typed.trim()))
  const [number, setNumber] = useState(card?.number ?? (isNumber ? typed.replace(/[\s.-]/g, '') : ''))
  const [birth, setBirth] = useState(card?.birth)
  const [sex, setSex] = useState<OpenAccountBody['sex']>(card?.sex)
  const [proof, setProof] = useState({ phone: '', code: '' })
  const [address, setAddress] = useState(card?.address ?? '')
  const isCitizen = kind === 'citizen'
  const phone = proof.phone.replace(/[\s.-]/g, '')
  const opening = useOpenAccount((person) => onOpened(person, {
    number: number.replace(/[\s.-]/g, ''), ...isCitizen && birth && { birth }, ...isCitizen && sex && { sex },
    ...phone && { phone },
  }))
  const { error } = opening

  const open = () => {
    if (opening.isPending) return
    opening.mutate({
      kind, fullName: fullName.trim(), number: number.trim(), ...(isCitizen && birth && { birth }),
      ...(isCitizen && sex && { sex }), ...(proof.phone.trim() && { phone: proof.phone.trim() }),
      ...(proof.code && { code: proof.code }), ...(replaces && { replaces }),
      ...(address.trim() && { address: address.trim() }), ...(intake && { intake }),
    })
  }
  const inner = useInnerForm(error, open, 'ctrl+Enter')
  // What is known is filled in, so the cursor stands behind it.
  const { ref } = inner
  useEffect(() => {
    const empty = [...ref.current?.querySelectorAll<HTMLInputElement>('input:not([type=radio])') ?? []]
    empty.find(({ value }) => value === '')?.focus()
  }, [ref])
  return (
    <section className="mc-inset" aria-label={say(OPEN_ACCOUNT.title)} data-inner-form {...inner}>
      <h3>{say(replaces ? OPEN_ACCOUNT.instead : OPEN_ACCOUNT.forNew)}</h3>
      {replaces && <p>{say(OPEN_ACCOUNT.insteadHint)}</p>}
      <FormRefusal error={error} />
      <div className="mc-fields">
        <FieldGroup label={say(OPEN_ACCOUNT.kind)}>
          <RadioLine
            name="tk-loai"
            label={say(OPEN_ACCOUNT.citizen)}
            isChosen={isCitizen}
            onChoose={() => setKind('citizen')}
          />
          <RadioLine
            name="tk-loai"
            label={say(OPEN_ACCOUNT.organisation)}
            isChosen={!isCitizen}
            onChoose={() => setKind('organisation')}
          />
        </FieldGroup>
        <TextInput
          label={say(isCitizen ? OPEN_ACCOUNT.fullName : OPEN_ACCOUNT.organisationName)}
          withAsterisk
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
          error={faultAt(error, '/fullName')}
        />
        <TextInput
          label={say(isCitizen ? OPEN_ACCOUNT.number : OPEN_ACCOUNT.taxCode)}
          withAsterisk
          inputMode="numeric"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={faultAt(error, '/number')}
        />
        {isCitizen && (
          <DayField
            id="tk-sinh"
            label={say(OPEN_ACCOUNT.birth)}
            hint={say(OPEN_ACCOUNT.birthHint)}
            isRequired
            value={birth ?? ''}
            onChange={setBirth}
            error={faultAt(error, '/birth')}
          />
        )}
        {isCitizen && (
          <FieldGroup label={say(OPEN_ACCOUNT.sex)} error={faultAt(error, '/sex')} isRequired>
            <RadioLine
              name="tk-gioi" label={say(OPEN_ACCOUNT.male)} isChosen={sex === 'nam'} onChoose={() => setSex('nam')}
            />
            <RadioLine
              name="tk-gioi" label={say(OPEN_ACCOUNT.female)} isChosen={sex === 'nu'} onChoose={() => setSex('nu')}
            />
          </FieldGroup>
        )}
        <PhoneField
          label={say(OPEN_ACCOUNT.phone)}
          isCodeOptional
          {...proof}
          error={error}
          onChange={(patch) => setProof({ ...proof, ...patch })}
        />
        <TextInput
          label={say(OPEN_ACCOUNT.address)}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={faultAt(error, '/address')}
        />
      </div>
      <div className="mc-row">
        <Button data-inner-last onClick={open} loading={opening.isPending}>
          {say(OPEN_ACCOUNT.title)}&nbsp;<kbd>Ctrl ↵</kbd>
        </Button>
        <Button variant="default" onClick={onCancel}>{say(ACCOUNT.cancel)}</Button>
      </div>
    </section>
  )
}
