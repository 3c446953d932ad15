import type { StaffCreated } from '@motcua/contracts/staff.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useOpenStaff } from './act-on-staff.ts'
import type { UnitChoice } from './staff-choices.ts'
import { UnitField } from './unit-field.tsx'

/** A new account of staff. What was typed stays through refusals. */
export function NewStaffForm({
  onOpened, onCancel,
}: {
  onOpened: (created: StaffCreated) => void
  onCancel: () => void
}) {
  const [username, setUsername] = useState('')
  const [fullName, setFullName] = useState('')
  const [position, setPosition] = useState('')
  const [unit, setUnit] = useState<UnitChoice>()
  const [hasTried, setHasTried] = useState(false)
  const opening = useOpenStaff(onOpened)
  const { error } = opening
  const missing = (isMissing: boolean, text: string) => (hasTried && isMissing ? text : undefined)
  const submit = () => {
    setHasTried(true)
    if (unit && username.trim() && fullName.trim())
      opening.mutate({
        username: username.trim(), fullName: fullName.trim(), position: position.trim(), unitId: unit.id,
      })
  }
  return (
    <form
      className="mc-inset"
      noValidate
      aria-label="Mở tài khoản cán bộ"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <h2>Mở tài khoản cán bộ</h2>
      <FormRefusal error={error} />
      <div className="mc-fields">
        <TextInput
          label="Họ, chữ đệm, tên"
          withAsterisk
          autoFocus
          maxLength={100}
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
          error={missing(!fullName.trim(), 'Điền họ tên.') ?? faultAt(error, '/fullName')}
        />
        <TextInput
          label="Chức vụ, chức danh"
          maxLength={200}
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value)}
          error={faultAt(error, '/position')}
        />
        <TextInput
          label="Tên đăng nhập"
          description="Chữ a-z, chữ số, dấu chấm, gạch ngang; không cấp lại cho người khác"
          withAsterisk
          maxLength={64}
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="off"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={missing(!username.trim(), 'Điền tên đăng nhập.') ?? faultAt(error, '/username')}
        />
        <UnitField
          id="don-vi-moi"
          label="Đơn vị nơi làm việc"
          unit={unit}
          onChoose={setUnit}
          error={missing(!unit, 'Chọn đơn vị.') ?? faultAt(error, '/unitId')}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={opening.isPending}>
          Mở tài khoản
        </Button>
        <Button variant="default" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </form>
  )
}
