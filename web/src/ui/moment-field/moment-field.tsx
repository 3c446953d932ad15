import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayFromParts, fromLocalInput, timeFromText } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../field-group/field-group.tsx'
import { MOMENT } from './moment-field-texts.ts'

interface MomentFieldProps {
  id: string
  label: string
  error?: string | undefined
  /**
   * Wall clock in Viet Nam, `2021-06-25T16:30`; what is no moment is passed on as typed, so that its fault can be told.
   */
  value: string
  onChange: (local: string) => void
}

/**
 * A moment as hour, day, month and year: the browser's own field writes months first on a computer set up in English.
 */
export function MomentField({ id, label, error, value, onChange }: MomentFieldProps) {
  const [parts, setParts] = useState(() => partsOf(value))
  // Changed from outside, by a button beside it: what is typed gives way. What was typed comes back as it went.
  const shown = fromLocalInput(value) !== undefined && localOf(parts) !== value ? partsOf(value) : parts
  const change = (place: 0 | 1 | 2 | 3, text: string) => {
    const next: Parts = [...shown]
    next[place] = text
    setParts(next)
    onChange(localOf(next))
  }
  const part = (place: 0 | 1 | 2 | 3, name: string, length: number, width: number) => (
    <TextInput
      label={name}
      value={shown[place]}
      w={width}
      inputMode={place === 0 ? 'text' : 'numeric'}
      maxLength={length}
      autoComplete="off"
      error={error !== undefined}
      onChange={(event) => change(place, event.currentTarget.value)}
    />
  )
  return (
    <FieldGroup id={id} label={label} error={error}>
      {part(0, say(MOMENT.time), 5, 72)}{part(1, say(MOMENT.day), 2, 56)}
      {part(2, say(MOMENT.month), 2, 56)}{part(3, say(MOMENT.year), 4, 76)}
    </FieldGroup>
  )
}

type Parts = [time: string, day: string, month: string, year: string]

function partsOf(value: string): Parts {
  const [day = '', time = ''] = value.split('T')
  const [year = '', month = '', date = ''] = day.split('-')
  return [time, date, month, year]
}

function localOf([time, day, month, year]: Parts): string {
  return `${dayFromParts(day, month, year) ?? `${year}-${month}-${day}`}T${timeFromText(time) ?? time}`
}
