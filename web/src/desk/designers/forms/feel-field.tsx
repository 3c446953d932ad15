import { type Names, compileFeel } from '@motcua/forms/compile-feel.ts'
import { useState } from 'react'
import { LANGUAGE } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'

/** A condition in FEEL, looked at with each letter by the compiler that publication uses. */
export function FeelField({ label, hint, value, names, onChange }: {
  label: string
  hint?: string
  value: string
  names: Names
  onChange: (value: string) => void
}) {
  const [typed, setTyped] = useState(value)
  const [held, setHeld] = useState(value)
  if (held !== value) {
    setHeld(value)
    setTyped(value)
  }
  const compiled = typed.trim() === '' ? undefined : compileFeel(typed, names, LANGUAGE)
  return <TypedText label={label} hint={hint} value={value} isFeel onTyping={setTyped} onChange={onChange}
    error={compiled && !compiled.ok ? compiled.problem.text : undefined} />
}
