import { TextInput } from '@mantine/core'
import type { Ref } from 'react'
import { isRefusal } from '../../lib/call-error.ts'
import { groupThousands } from '../../lib/money.ts'

interface AmountFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly value: string
  /** What the amount is sent by. */
  readonly pressed: { readonly error: Error | null; readonly reset: () => void }
  readonly onChange: (typed: string) => void
  readonly isRequired?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/**
 * An amount of money as it is typed, with points between thousands as soon as it is digits. Whoever types another takes
 * back the question whether an unusual one is meant, and nothing else: a press that is under way and is reset forgets
 * whom to tell that the money was taken, and a line that was cut stays cut.
 */
export function AmountField(
  { label, hint, error, value, pressed, onChange, isRequired = false, ref }: AmountFieldProps,
) {
  return (
    <TextInput
      ref={ref} label={label} description={hint} error={error} withAsterisk={isRequired} inputMode="numeric"
      autoComplete="off" className="mc-amount" maxLength={24} value={value}
      onChange={(event) => {
        if (isRefusal(pressed.error, 'sum-unusual')) pressed.reset()
        const digits = event.currentTarget.value.replace(/[.\s]/g, '')
        onChange(/^\d+$/.test(digits) ? groupThousands(digits) : event.currentTarget.value)
      }}
    />
  )
}
