import type { PersonLine } from '@motcua/contracts/people.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { PhoneField } from './phone-field.tsx'
import { useChangeAccount } from './phone-proof.ts'

interface RaiseAccountFormProps {
  person: PersonLine
  onRaised: (person: PersonLine) => void
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
  const raising = useChangeAccount(person.id, 'raising', onRaised)
  const { error } = raising
  const raise = () =>
    raising.mutate({
      fullName: fullName.trim(), number: number.trim(), ...(birth && { birth }), ...(sex && { sex }),
      phone: proof.phone.trim(), code: proof.code,
    })
  return (
    <section className="mc-inset" aria-label="Nâng mức tài khoản">
      <h3>Nâng mức tài khoản tự mở</h3>
      <p>Chép từ thẻ đang cầm. Điện thoại phải là điện thoại đã dùng để mở tài khoản.</p>
      <FormRefusal error={error} />
      <div className="mc-fields">
        <TextInput
          label="Họ, chữ đệm, tên"
          withAsterisk
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
          error={faultAt(error, '/fullName')}
        />
        <TextInput
          label="Số định danh trên thẻ"
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
          label="Ngày sinh"
          value={birth ?? ''}
          onChange={setBirth}
          error={faultAt(error, '/birth')}
        />
        <FieldGroup label="Giới tính" error={faultAt(error, '/sex')}>
          <RadioLine name="nang-gioi" label="Nam" isChosen={sex === 'nam'} onChoose={() => setSex('nam')} />
          <RadioLine name="nang-gioi" label="Nữ" isChosen={sex === 'nu'} onChoose={() => setSex('nu')} />
        </FieldGroup>
        <PhoneField
          label="Số điện thoại của tài khoản"
          {...proof}
          error={error}
          onChange={(patch) => setProof({ ...proof, ...patch })}
        />
      </div>
      <div className="mc-row">
        <Button onClick={raise} loading={raising.isPending} disabled={number.trim() === '' || proof.code === ''}>
          Nâng mức
        </Button>
        <Button variant="default" onClick={onCancel}>
          Thôi
        </Button>
        <button type="button" className="mc-link-button" onClick={onStranger}>
          Người này không mở tài khoản đó
        </button>
      </div>
    </section>
  )
}
