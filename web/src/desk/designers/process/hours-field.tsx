import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../../lib/language.ts'
import { hoursText, minutesOf } from './hours.ts'
import { PROCESS } from './process-texts.ts'

/** Accounting hours, kept as minutes: 8 are a working day. Written when it is left; what is no number says so. */
export function HoursField({ label, minutes, isBare = false, onChange }: {
  label: string
  minutes: number
  isBare?: boolean
  onChange: (minutes: number) => void
}) {
  const [typed, setTyped] = useState(hoursText(minutes))
  const [held, setHeld] = useState(minutes)
  if (held !== minutes) {
    setHeld(minutes)
    setTyped(hoursText(minutes))
  }
  const given = minutesOf(typed)
  return (
    <TextInput
      {...isBare ? { 'aria-label': label } : { label, description: say(PROCESS.hoursHint) }} value={typed}
      inputMode="decimal" error={given === undefined ? say(PROCESS.hoursWrong) : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => { if (given !== undefined && given !== minutes) onChange(given) }}
    />
  )
}
