import type { OpenAccountBody, PersonLine } from '@motcua/contracts/people.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useOpenAccount } from './open-account.ts'
import { PhoneField } from './phone-field.tsx'

interface OpenAccountFormProps {
  /** What was looked for: a number or a name, put where it belongs. */
  typed: string
  /** In place of a self-made account that the person never made; that one is closed. */
  replaces?: boolean
  onOpened: (person: PersonLine) => void
  onCancel: () => void
}

/**
 * An account for somebody who shows the card at the counter. Not a form of its own: it stands inside that of the
 * intake.
 */
export function OpenAccountForm({ typed, replaces = false, onOpened, onCancel }: OpenAccountFormProps) {
  const isNumber = /^[\d\s.-]+$/.test(typed.trim())
  const [kind, setKind] = useState<OpenAccountBody['kind']>('citizen')
  const [fullName, setFullName] = useState(isNumber ? '' : typed.trim())
  const [number, setNumber] = useState(isNumber ? typed.replace(/[\s.-]/g, '') : '')
  const [birth, setBirth] = useState<string>()
  const [sex, setSex] = useState<OpenAccountBody['sex']>()
  const [proof, setProof] = useState({ phone: '', code: '' })
  const [address, setAddress] = useState('')
  const opening = useOpenAccount(onOpened)
  const { error } = opening
  const isCitizen = kind === 'citizen'

  const open = () =>
    opening.mutate({
      kind, fullName: fullName.trim(), number: number.trim(), ...(isCitizen && birth && { birth }),
      ...(isCitizen && sex && { sex }), ...(proof.phone.trim() && { phone: proof.phone.trim() }),
      ...(proof.code && { code: proof.code }), ...(replaces && { replaces }),
      ...(address.trim() && { address: address.trim() }),
    })
  return (
    <section className="mc-inset" aria-label="Mở tài khoản">
      <h3>{replaces ? 'Mở tài khoản mới thay tài khoản tự mở' : 'Mở tài khoản cho người mới'}</h3>
      {replaces && (
        <p>
          Tài khoản tự mở với số này sẽ đóng, vì người đứng đây không mở nó. Hồ sơ đã gửi từ tài khoản đó vẫn thuộc tài
          khoản đó.
        </p>
      )}
      <FormRefusal error={error} />
      <div className="mc-fields">
        <FieldGroup label="Là">
          <RadioLine name="tk-loai" label="Cá nhân" isChosen={isCitizen} onChoose={() => setKind('citizen')} />
          <RadioLine name="tk-loai" label="Tổ chức" isChosen={!isCitizen} onChoose={() => setKind('organisation')} />
        </FieldGroup>
        <TextInput
          label={isCitizen ? 'Họ, chữ đệm, tên' : 'Tên tổ chức'}
          withAsterisk
          autoFocus
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
          error={faultAt(error, '/fullName')}
        />
        <TextInput
          label={isCitizen ? 'Số định danh hoặc số CMND' : 'Mã số thuế'}
          withAsterisk
          inputMode="numeric"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={faultAt(error, '/number')}
        />
        {isCitizen && (
          <DayField
            id="tk-sinh"
            label="Ngày sinh"
            value={birth ?? ''}
            onChange={setBirth}
            error={faultAt(error, '/birth')}
          />
        )}
        {isCitizen && (
          <FieldGroup label="Giới tính" error={faultAt(error, '/sex')}>
            <RadioLine name="tk-gioi" label="Nam" isChosen={sex === 'nam'} onChoose={() => setSex('nam')} />
            <RadioLine name="tk-gioi" label="Nữ" isChosen={sex === 'nu'} onChoose={() => setSex('nu')} />
          </FieldGroup>
        )}
        <PhoneField
          label="Số điện thoại"
          isCodeOptional
          {...proof}
          error={error}
          onChange={(patch) => setProof({ ...proof, ...patch })}
        />
        <TextInput
          label="Địa chỉ"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={faultAt(error, '/address')}
        />
      </div>
      <div className="mc-row">
        <Button onClick={open} loading={opening.isPending}>
          Mở tài khoản
        </Button>
        <Button variant="default" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </section>
  )
}
