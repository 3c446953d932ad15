import type { Session } from '@motcua/contracts/session.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt, isRefusal } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { FACTOR } from './factor-texts.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { useSecondStep } from './sign-in.ts'

interface SecondStepFormProps {
  onSignedIn: (session: Session) => void
  onBack: () => void
}

/** What the phone shows, or a code to recover with; asked after the right password. */
export function SecondStepForm({ onSignedIn, onBack }: SecondStepFormProps) {
  const [code, setCode] = useState('')
  const taking = useSecondStep(onSignedIn)
  const { error } = taking
  const isOver = isRefusal(error, 'sign-in-step-over')
  return (
    <form
      className="mc-stack"
      aria-label={say(FACTOR.stepTitle)}
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() !== '') taking.mutate(code.trim())
      }}
    >
      <h2>{say(FACTOR.stepTitle)}</h2>
      <p>{say(FACTOR.stepHint)}</p>
      <FormRefusal error={error} />
      {!isOver && (
        <TextInput
          label={say(FACTOR.code)}
          description={say(FACTOR.codeHint)}
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          required
          minLength={6}
          maxLength={40}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          data-after-refusal
          data-autofocus
          error={faultAt(error, '/code')}
        />
      )}
      <div className="mc-row">
        {!isOver && <Button type="submit" loading={taking.isPending}>{say(FACTOR.goOn)}</Button>}
        <Button variant="default" onClick={onBack}>{say(FACTOR.backToFirst)}</Button>
      </div>
      <PasskeyButton onSignedIn={onSignedIn} />
      <p className="mc-quiet">{say(FACTOR.lostBoth)}</p>
    </form>
  )
}
