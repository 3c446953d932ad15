import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTitle } from '../shell/use-title.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The door of the desk. Afterwards back to the page that was asked for. */
export function SignInScreen() {
  useTitle('Đăng nhập')
  const navigate = useNavigate()
  const { ve } = useSearch({ strict: false })
  const goOn = (mustChangePassword: boolean) =>
    mustChangePassword ? navigate({ to: '/doi-mat-khau' }) : navigate({ href: ve ?? '/danh-sach', replace: true })
  return (
    <main className="mc-door">
      <h1>Bàn làm việc một cửa</h1>
      <p className="mc-quiet">Dành cho công chức, viên chức. Quên mật khẩu thì hỏi người quản trị của đơn vị.</p>
      <SignInForm onSignedIn={(session) => void goOn(session.mustChangePassword)} />
    </main>
  )
}
