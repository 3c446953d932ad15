import { TextInput } from '@mantine/core'
import { useState } from 'react'

/** A number that is written as people write it; what cannot be read stays as it is, and says so. */
export function WrittenNumber<Value extends number | null>({
  label, hint, value, show, read, wrong, isBare = true, onChange,
}: {
  label: string
  hint?: string
  value: Value
  show: (value: Value) => string
  /** Undefined: this cannot be read. */
  read: (typed: string) => Value | undefined
  wrong: string
  isBare?: boolean
  onChange: (value: Value) => void
}) {
  const [typed, setTyped] = useState(show(value))
  const [held, setHeld] = useState(value)
  if (held !== value) {
    setHeld(value)
    setTyped(show(value))
  }
  const given = read(typed)
  return (
    <TextInput
      {...isBare ? { 'aria-label': label } : { label, description: hint }} value={typed} inputMode="decimal"
      autoComplete="off" error={given === undefined ? wrong : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => { if (given !== undefined && given !== value) onChange(given) }}
    />
  )
}
