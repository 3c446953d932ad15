import type { HeldRole, StaffDetail } from '@motcua/contracts/staff.ts'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { CallError, faultAt } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { DayField } from '../../ui/day-field/day-field.tsx'
import type { StaffDeed } from './act-on-staff.ts'
import { RoleForm } from './role-form.tsx'

/** What is being asked before it is done. */
export type Asked =
  | { readonly what: 'role' | 'unlocking' | 'closing' | 'new-password' }
  | { readonly what: 'role-end'; readonly role: HeldRole }

interface DeedPanelProps {
  asked: Asked
  staff: StaffDetail
  isBusy: boolean
  error: Error | null
  onAct: (deed: StaffDeed) => void
  onCancel: () => void
}

/** The question before each deed on an account, with what it needs to know. */
export function DeedPanel({ asked, staff, isBusy, error, onAct, onCancel }: DeedPanelProps) {
  const common = { isBusy, onCancel }
  switch (asked.what) {
    case 'role': return <RoleForm {...common} error={error} onAct={onAct} />
    case 'role-end': return <RoleEndPanel {...common} error={error} role={asked.role} onAct={onAct} />
    case 'closing': return <ClosingPanel {...common} error={error} staff={staff} onAct={onAct} />
    case 'unlocking': return (
      <ConfirmPanel
        {...common}
        title={`Mở khóa cho ${staff.fullName}?`}
        confirmLabel="Mở khóa"
        onConfirm={() => onAct({ noun: 'unlocking', body: {} })}
      >
        <p>Người này được thử đăng nhập lại ngay. Nếu đã quên mật khẩu thì cấp lại mật khẩu.</p>
        <Told error={error} />
      </ConfirmPanel>
    )
    case 'new-password': return (
      <ConfirmPanel
        {...common}
        title={`Cấp lại mật khẩu cho ${staff.fullName}?`}
        confirmLabel="Cấp lại mật khẩu"
        onConfirm={() => onAct({ noun: 'new-password', body: {} })}
      >
        <p>Mật khẩu đang dùng hết tác dụng, mọi phiên đang mở bị đóng. Mật khẩu mới hiện một lần ở đây.</p>
        <Told error={error} />
      </ConfirmPanel>
    )
  }
}

type PanelProps = Omit<DeedPanelProps, 'asked' | 'staff'>

function RoleEndPanel({ role, isBusy, error, onAct, onCancel }: PanelProps & { role: HeldRole }) {
  const [from, setFrom] = useState<string | undefined>(() => {
    const today = dayOf(now())
    return role.validFrom > today ? role.validFrom : today
  })
  const [hasTried, setHasTried] = useState(false)
  const isDay = from !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(from)
  const end = () => {
    setHasTried(true)
    if (isDay && role.unitId !== null) onAct({ noun: 'role-end', body: { role: role.role, unitId: role.unitId, from } })
  }
  return (
    <ConfirmPanel
      title={`Thu hồi vai trò ${role.roleName} tại ${role.unitName}?`}
      confirmLabel="Thu hồi"
      isBusy={isBusy}
      onConfirm={end}
      onCancel={onCancel}
    >
      <DayField
        id="thu-hoi-tu"
        label="Không còn vai trò từ ngày"
        value={from ?? ''}
        onChange={setFrom}
        error={hasTried && !isDay ? 'Ghi đủ ngày, tháng, năm.' : faultAt(error, '/from')}
      />
      <p>Việc đang giữ không tự chuyển: phân công lại trước khi thu hồi.</p>
      <Told error={error} />
    </ConfirmPanel>
  )
}

function ClosingPanel({ staff, isBusy, error, onAct, onCancel }: PanelProps & { staff: StaffDetail }) {
  const [username, setUsername] = useState('')
  return (
    <ConfirmPanel
      title={`Đóng hẳn tài khoản của ${staff.fullName}?`}
      confirmLabel="Đóng tài khoản"
      isBusy={isBusy}
      onCancel={onCancel}
      onConfirm={() => {
        if (username.trim()) onAct({ noun: 'closing', body: { username: username.trim() } })
      }}
    >
      <p>Không mở lại được, và tên đăng nhập không cấp cho ai khác. Những gì người này đã làm vẫn ghi tên họ.</p>
      <TextInput
        label={`Gõ lại tên đăng nhập ${staff.username} để xác nhận`}
        maw={420}
        mb="sm"
        value={username}
        maxLength={64}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setUsername(event.currentTarget.value)}
        error={faultAt(error, '/username')}
      />
      <Told error={error} />
    </ConfirmPanel>
  )
}

/** A refusal that is about no field. */
function Told({ error }: { error: Error | null }) {
  if (!error || error instanceof CallError && error.errors.length > 0) return null
  return <p role="alert" className="mc-error">{error.message}</p>
}
