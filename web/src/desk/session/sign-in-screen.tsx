import { useNavigate, useSearch } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { SESSION } from './session-texts.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The door of the desk. Afterwards back to the page that was asked for. */
export function SignInScreen() {
  useTitle(say(SESSION.signIn))
  const navigate = useNavigate()
  const { ve } = useSearch({ strict: false })
  const goOn = (mustChangePassword: boolean) =>
    mustChangePassword ? navigate({ to: '/doi-mat-khau' }) : navigate({ href: ve ?? '/danh-sach', replace: true })
  return (
    <main className="mc-door">
      <h1>{say(SESSION.desk)}</h1>
      <p className="mc-quiet">{say(SESSION.forStaff)}</p>
      <SignInForm onSignedIn={(session) => void goOn(session.mustChangePassword)} />
    </main>
  )
}
