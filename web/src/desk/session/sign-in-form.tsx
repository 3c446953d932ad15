import type { Session } from '@motcua/contracts/session.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt, isRefusal } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { ProviderButton } from './provider-button.tsx'
import { SecondStepForm } from './second-step-form.tsx'
import { SESSION } from './session-texts.ts'
import { useSignIn } from './sign-in.ts'

interface SignInFormProps {
  username?: string
  onSignedIn: (session: Session) => void
}

/**
 * Name and password, then the second step of whoever has one. What was typed stays after a refusal; the focus comes
 * back to the password.
 */
export function SignInForm({ username: known = '', onSignedIn }: SignInFormProps) {
  const [username, setUsername] = useState(known)
  const [password, setPassword] = useState('')
  const signingIn = useSignIn(onSignedIn)
  const { error } = signingIn
  if (isRefusal(error, 'second-step-needed')) return (
    <SecondStepForm
      onSignedIn={onSignedIn}
      onBack={() => {
        setPassword('')
        signingIn.reset()
      }}
    />
  )
  return (
    <form
      className="mc-stack"
      onSubmit={(event) => {
        event.preventDefault()
        signingIn.mutate({ username: username.trim(), password })
      }}
    >
      <FormRefusal error={error} />
      <TextInput
        label={say(SESSION.username)}
        withAsterisk={false}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={known === ''}
        error={faultAt(error, '/username')}
      />
      <PasswordInput
        label={say(SESSION.password)}
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        required
        autoComplete="current-password"
        autoFocus={known !== ''}
        data-after-refusal
        data-autofocus={known === '' ? undefined : true} // a dialog looks for it; without, it takes the first field
        error={faultAt(error, '/password')}
        visibilityToggleButtonProps={{ 'aria-label': say(SESSION.showPassword) }}
      />
      <Button type="submit" loading={signingIn.isPending}>
        {say(SESSION.signIn)}
      </Button>
      <PasskeyButton onSignedIn={onSignedIn} />
      <ProviderButton />
    </form>
  )
}
