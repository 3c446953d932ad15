import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import type { StaffDeed } from './act-on-staff.ts'
import { type UnitChoice, useStaffChoices } from './staff-choices.ts'
import { UnitField } from './unit-field.tsx'

interface RoleFormProps {
  isBusy: boolean
  error: Error | null
  onAct: (deed: StaffDeed) => void
  onCancel: () => void
}

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/

/** A role at a unit, from a day on, perhaps until another. Offers only what one may give. */
export function RoleForm({ isBusy, error, onAct, onCancel }: RoleFormProps) {
  const { data: choices } = useStaffChoices('')
  const [role, setRole] = useState('')
  const [unit, setUnit] = useState<UnitChoice>()
  const [from, setFrom] = useState<string | undefined>(() => dayOf(now()))
  const [until, setUntil] = useState<string>()
  const [hasTried, setHasTried] = useState(false)
  const isDay = (day: string | undefined) => day !== undefined && IS_DAY.test(day)
  const told = (isWrong: boolean, text: string, pointer: string) =>
    hasTried && isWrong ? text : faultAt(error, pointer)
  const untilIsWrong = until !== undefined && !isDay(until)
  const submit = () => {
    setHasTried(true)
    if (role && unit && isDay(from) && !untilIsWrong && !isBusy)
      onAct({
        noun: 'role', body: { role, unitId: unit.id, validFrom: from, ...(until !== undefined && { validTo: until }) },
      })
  }
  return (
    <form
      className="mc-inset"
      noValidate
      aria-label="Giao vai trò"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <h2>Giao vai trò</h2>
      <FormRefusal error={error} />
      <div className="mc-fields">
        <NativeSelect
          label="Vai trò"
          withAsterisk
          autoFocus
          value={role}
          error={told(!role, 'Chọn vai trò.', '/role')}
          data={[
            { value: '', label: 'Chọn…' },
            ...(choices?.roles ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <UnitField
          id="vai-tro-don-vi"
          label="Tại đơn vị"
          unit={unit}
          onChoose={setUnit}
          error={told(!unit, 'Chọn đơn vị.', '/unitId')}
        />
        <DayField
          id="vai-tro-tu"
          label="Từ ngày"
          isRequired
          value={from ?? ''}
          onChange={setFrom}
          error={told(!isDay(from), 'Ghi đủ ngày, tháng, năm.', '/validFrom')}
        />
        <DayField
          id="vai-tro-den"
          label="Đến hết ngày"
          hint="Bỏ trống nếu không có thời hạn"
          value={until ?? ''}
          onChange={setUntil}
          error={told(untilIsWrong, 'Ghi đủ ngày, tháng, năm hoặc bỏ trống.', '/validTo')}
        />
      </div>
      <p className="mc-quiet">Người này phải đăng nhập lại để vai trò có tác dụng.</p>
      <div className="mc-row">
        <Button type="submit" loading={isBusy}>
          Giao vai trò
        </Button>
        <Button variant="default" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </form>
  )
}
