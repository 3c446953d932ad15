import { Button, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { PHONE } from './account-texts.ts'
import { useSendCode } from './phone-proof.ts'

interface PhoneFieldProps {
  label: string
  phone: string
  code: string
  /** Of the deed that needs the phone; faults of sending are told here, too. */
  error: Error | null
  /** Without a code the phone is only told, and nobody can sign in with it. */
  isCodeOptional?: boolean
  onChange: (patch: { phone?: string; code?: string }) => void
}

/** A phone and the code that has just come to it: whoever reads the code out holds the phone. */
export function PhoneField({ label, phone, code, error, isCodeOptional = false, onChange }: PhoneFieldProps) {
  const sending = useSendCode()
  const codeField = useRef<HTMLInputElement>(null)
  const send = () => sending.mutate(phone.trim(), { onSuccess: () => codeField.current?.focus() })
  const told = faultAt(sending.error, '/phone') ?? sending.error?.message
  return (
    <>
      <TextInput
        label={label}
        inputMode="tel"
        autoComplete="off"
        withAsterisk={!isCodeOptional}
        value={phone}
        error={faultAt(error, '/phone') ?? told}
        onChange={(event) => {
          sending.reset()
          onChange({ phone: event.currentTarget.value, code: '' })
        }}
        onKeyDown={(event) => {
          // Where a code is needed Enter asks for it; otherwise it does what it does in every field.
          if (event.key !== 'Enter' || isCodeOptional || code !== '' || phone.trim() === '') return
          event.preventDefault()
          if (!sending.isPending) send()
        }}
      />
      <div>
        <div className="mc-row">
          <Button
            variant="default"
            disabled={phone.trim() === ''}
            loading={sending.isPending}
            onClick={send}
          >
            {say(sending.data ? PHONE.sendAgain : PHONE.send)}
          </Button>
          <TextInput
            ref={codeField}
            aria-label={say(PHONE.code)}
            placeholder={say(PHONE.codeHint)}
            w={140}
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
            value={code}
            error={faultAt(error, '/code') !== undefined}
            onChange={(event) => onChange({ code: event.currentTarget.value.replace(/\D/g, '') })}
          />
        </div>
        {faultAt(error, '/code') && <p className="mc-group-error">{faultAt(error, '/code')}</p>}
        <p role="status" className="mc-group-hint">
          {sending.data
            ? say(PHONE.sent, { minutes: sending.data.minutes })
            : say(isCodeOptional ? PHONE.optional : PHONE.readOut)}
        </p>
      </div>
    </>
  )
}
