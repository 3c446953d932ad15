import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayFromParts } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../field-group/field-group.tsx'
import { type Parts, isFromElsewhere, partsOf } from './day-parts.ts'
import { PART } from './day-field-texts.ts'

interface DayFieldProps {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  isRequired?: boolean
  value: string
  /** YYYY-MM-DD, or less of it; what is no day is passed on as typed, so that its fault can be told. */
  onChange: (day: string | undefined) => void
}

/**
 * A day as three small fields, because a calendar is slow for a year of birth; day and month may be unknown. A value
 * that comes from elsewhere is shown as soon as it comes; what is typed stays where only whole days are kept.
 */
export function DayField({ id, label, hint, error, isRequired = false, value, onChange }: DayFieldProps) {
  const [parts, setParts] = useState(() => partsOf(value))
  const [seen, setSeen] = useState(value)
  const [typed, setTyped] = useState<string>()
  if (value !== seen) {
    setSeen(value)
    if (isFromElsewhere(value, typed)) setParts(partsOf(value))
  }
  const change = (place: 0 | 1 | 2, text: string) => {
    const next: Parts = [...parts]
    next[place] = text
    setParts(next)
    const [day, month, year] = next
    const said = next.every((part) => part.trim() === '')
      ? undefined
      : (dayFromParts(day, month, year) ?? `${day}/${month}/${year}`)
    setTyped(said ?? '')
    onChange(said)
  }
  const part = (place: 0 | 1 | 2, name: string, length: number) => (
    <TextInput
      label={name}
      value={parts[place]}
      w={length === 4 ? 76 : 56}
      inputMode="numeric"
      maxLength={length}
      autoComplete="off"
      error={error !== undefined}
      onChange={(event) => change(place, event.currentTarget.value)}
    />
  )
  return (
    <FieldGroup id={id} label={label} hint={hint} error={error} isRequired={isRequired}>
      {part(0, say(PART.day), 2)}{part(1, say(PART.month), 2)}{part(2, say(PART.year), 4)}
    </FieldGroup>
  )
}
