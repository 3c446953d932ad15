import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isRefusal } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useTitle } from '../shell/use-title.ts'
import { STAFF_PROVIDER } from './provider-texts.ts'
import { SecondStepForm } from './second-step-form.tsx'
import { SESSION } from './session-texts.ts'
import { useProviderReturn } from './sign-in.ts'

/** Where the provider sends one back to: signs in with what stands in the address, once, and takes it out of there. */
export function ProviderReturnScreen() {
  useTitle(say(STAFF_PROVIDER.coming))
  const navigate = useNavigate()
  const goOn = ({ mustChangePassword }: { mustChangePassword: boolean }) =>
    void navigate({ to: mustChangePassword ? '/doi-mat-khau' : '/danh-sach', replace: true })
  const returning = useProviderReturn(goOn)
  const query = useRef(location.search.slice(1))
  const { mutate, error } = returning
  useEffect(() => {
    const said = query.current
    query.current = ''
    if (said === '') return
    history.replaceState(history.state, '', location.pathname)
    mutate(said)
  }, [mutate])
  return (
    <main className="mc-door">
      <h1>{say(SESSION.desk)}</h1>
      {isRefusal(error, 'second-step-needed')
        ? <SecondStepForm onSignedIn={goOn} onBack={() => void navigate({ to: '/dang-nhap' })} />
        : (
          <div className="mc-stack">
            {!error && <p role="status">{say(STAFF_PROVIDER.coming)}</p>}
            <FormRefusal error={error} />
            <p><Link to="/dang-nhap">{say(STAFF_PROVIDER.back)}</Link></p>
          </div>
        )}
    </main>
  )
}
