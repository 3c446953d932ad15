import { Button, PasswordInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError, faultAt } from '../../lib/call-error.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { useChangePassword } from './change-password.ts'
import { PASSWORD_RULES, passwordFaults } from './password-rules.ts'
import { useSession } from './read-session.ts'

const TOGGLE = { visibilityToggleButtonProps: { 'aria-label': 'Hiện hoặc ẩn mật khẩu' } }

/** Change of password; asked of everyone at the first sign-in, because the first one was made by somebody else. */
export function PasswordScreen() {
  useTitle('Đổi mật khẩu')
  const session = useSession()
  const navigate = useNavigate()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const changing = useChangePassword(() => {
    announce('Đã đổi mật khẩu.')
    void navigate({ to: '/danh-sach' })
  })
  const faults = hasTried ? passwordFaults(current, next, again) : {}
  const { error } = changing
  const submit = () => {
    setHasTried(true)
    if (Object.keys(passwordFaults(current, next, again)).length === 0) changing.mutate({ current, next })
  }
  return (
    <main className="mc-door">
      <h1>Đổi mật khẩu</h1>
      {session?.mustChangePassword && (
        <p>Đây là lần đăng nhập đầu tiên. Hãy đặt mật khẩu của riêng bạn rồi mới làm việc.</p>
      )}
      <ul>
        {PASSWORD_RULES.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <form
        className="mc-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {error && !(error instanceof CallError && error.errors.length > 0) && (
          <p role="alert" className="mc-error">
            {error.message}
          </p>
        )}
        <PasswordInput
          label="Mật khẩu đang dùng"
          required
          withAsterisk={false}
          autoComplete="current-password"
          value={current}
          {...TOGGLE}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={faultAt(error, '/current')}
        />
        <PasswordInput
          label="Mật khẩu mới"
          required
          withAsterisk={false}
          autoComplete="new-password"
          value={next}
          {...TOGGLE}
          onChange={(event) => setNext(event.currentTarget.value)}
          error={faults.next ?? faultAt(error, '/next')}
        />
        <PasswordInput
          label="Gõ lại mật khẩu mới"
          required
          withAsterisk={false}
          autoComplete="new-password"
          value={again}
          {...TOGGLE}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={faults.again}
        />
        <Button type="submit" loading={changing.isPending}>
          Đổi mật khẩu
        </Button>
      </form>
    </main>
  )
}
