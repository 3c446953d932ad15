import { PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FACTOR } from './factor-texts.ts'
import { PASSKEY } from './passkey-texts.ts'

/** What the account has, to prove oneself with. */
export interface Held {
  readonly hasPhone: boolean
  readonly hasKey: boolean
  /** Whether this browser, at this address, can use a key. */
  readonly isHere: boolean
}

/** Password and, of an account with a second factor, a code, or a key where none is typed: fields, and what is said. */
export function useHolderProof({ hasPhone, hasKey, isHere }: Held) {
  const byKey = hasKey && isHere
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  return {
    proof: { password, code: code.trim(), byKey },
    fields: (error: Error | null) => (
      <>
        <Password value={password} onChange={setPassword} error={error} />
        {(hasPhone || hasKey) && (
          <TextInput
            label={say(FACTOR.code)} description={say(byKey ? PASSKEY.codeOrKey : FACTOR.codeHint)} maxLength={40}
            required={!byKey} withAsterisk={false} minLength={6} maw={420} autoComplete="one-time-code"
            spellCheck={false} value={code} onChange={(event) => setCode(event.currentTarget.value)}
            error={faultAt(error, '/code')}
          />
        )}
      </>
    ),
  }
}

interface PasswordProps { value: string; onChange: (next: string) => void; error: Error | null }

function Password({ value, onChange, error }: PasswordProps) {
  return (
    <PasswordInput
      label={say(FACTOR.password)} required withAsterisk={false} maw={420} autoComplete="current-password" data-after-refusal
      value={value} onChange={(event) => onChange(event.currentTarget.value)} error={faultAt(error, '/password')}
      visibilityToggleButtonProps={{ 'aria-label': say(FACTOR.showPassword) }}
    />
  )
}
