import type { PersonLine } from '@motcua/contracts/people.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { PhoneField } from './phone-field.tsx'
import { useChangeAccount } from './phone-proof.ts'

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
  return (
    <section className="mc-inset" aria-label="Điện thoại đăng nhập">
      <h3>{person.signInPhone === null ? 'Thêm điện thoại đăng nhập' : 'Đổi điện thoại đăng nhập'}</h3>
      <FormRefusal error={error} />
      <div className="mc-fields">
        <TextInput
          label={person.kind === 'citizen' ? 'Số trên thẻ đang cầm' : 'Mã số thuế trên giấy tờ'}
          withAsterisk
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={faultAt(error, '/number')}
        />
        <PhoneField
          label="Số điện thoại mới"
          {...proof}
          error={error}
          onChange={(patch) => setProof({ ...proof, ...patch })}
        />
      </div>
      <div className="mc-row">
        <Button
          onClick={() => changing.mutate({ number: number.trim(), phone: proof.phone.trim(), code: proof.code })}
          loading={changing.isPending}
          disabled={number.trim() === '' || proof.code === ''}
        >
          Lưu điện thoại
        </Button>
        <Button variant="default" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </section>
  )
}
