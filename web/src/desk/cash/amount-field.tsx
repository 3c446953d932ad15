import { TextInput } from '@mantine/core'
import type { Ref } from 'react'
import { groupThousands } from '../../lib/money.ts'

interface AmountFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly isRequired?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** An amount of money as it is typed, with points between thousands as soon as it is digits. */
export function AmountField({ label, hint, error, value, onChange, isRequired = false, ref }: AmountFieldProps) {
  return (
    <TextInput
      ref={ref} label={label} description={hint} error={error} withAsterisk={isRequired} inputMode="numeric"
      autoComplete="off" className="mc-amount" maxLength={24} value={value}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/[.\s]/g, '')
        onChange(/^\d+$/.test(digits) ? groupThousands(digits) : event.currentTarget.value)
      }}
    />
  )
}
