import { Button, PasswordInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { focusField } from '../../ui/fault-summary/focus-field.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { useChangePassword } from './change-password.ts'
import { passwordFaults, passwordRules } from './password-rules.ts'
import { useSession } from './read-session.ts'
import { PASSWORD, SESSION } from './session-texts.ts'

/** The toolkit says of a password neither that it is wrong nor why. */
function saying(id: string, fault: string | undefined) {
  return { id, error: fault, ...fault !== undefined && { 'aria-invalid': true, 'aria-describedby': `${id}-error` } }
}

const TOGGLE = { visibilityToggleButtonProps: { 'aria-label': say(SESSION.showPassword) } }

/** While the session is still asked for: the server will say. */
const NO_RULES = { minLength: 1, classes: 1, notLast: 0 }

/** Change of password; asked of everyone at the first sign-in, because the first one was made by somebody else. */
export function PasswordScreen() {
  useTitle(say(PASSWORD.title))
  const session = useSession()
  const navigate = useNavigate()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const changing = useChangePassword(() => {
    announce(say(PASSWORD.done))
    void navigate({ to: '/danh-sach' })
  })
  const rules = session?.passwordRules ?? NO_RULES
  const faults = hasTried ? passwordFaults(current, next, again, rules) : {}
  const { error } = changing
  useFaultyTitle(Object.keys(faults).length > 0)
  const submit = () => {
    setHasTried(true)
    const found = passwordFaults(current, next, again, rules)
    if (Object.keys(found).length === 0) changing.mutate({ current, next })
    else focusField(found.next === undefined ? 'mat-khau-lai' : 'mat-khau-moi')
  }
  return (
    <main className="mc-door">
      <h1>{say(PASSWORD.title)}</h1>
      {session?.mustChangePassword && (
        <p>{say(PASSWORD.first)}</p>
      )}
      <ul>
        {session && passwordRules(rules).map((rule) => (
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
        <FormRefusal error={error} />
        <PasswordInput
          label={say(PASSWORD.current)}
          required
          withAsterisk={false}
          autoComplete="current-password"
          value={current}
          {...TOGGLE}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          {...saying('mat-khau-cu', faultAt(error, '/current'))}
        />
        <PasswordInput
          label={say(PASSWORD.next)}
          required
          withAsterisk={false}
          autoComplete="new-password"
          value={next}
          {...TOGGLE}
          onChange={(event) => setNext(event.currentTarget.value)}
          {...saying('mat-khau-moi', faults.next ?? faultAt(error, '/next'))}
        />
        <PasswordInput
          label={say(PASSWORD.again)}
          required
          withAsterisk={false}
          autoComplete="new-password"
          value={again}
          {...TOGGLE}
          onChange={(event) => setAgain(event.currentTarget.value)}
          {...saying('mat-khau-lai', faults.again)}
        />
        <Button type="submit" loading={changing.isPending}>
          {say(PASSWORD.title)}
        </Button>
      </form>
    </main>
  )
}
