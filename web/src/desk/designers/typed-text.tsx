import { TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'

interface TypedTextProps {
  label: string
  hint?: string | undefined
  value: string
  error?: string | undefined
  /** Grows with what is written. */
  isLong?: boolean
  /** FEEL: no spelling is looked at. */
  isFeel?: boolean
  /** Said to readers only: the head of a column shows it. */
  isBare?: boolean
  onChange: (value: string) => void
  /** While it is typed, before it is handed on. */
  onTyping?: (value: string) => void
}

/** Kept while it is typed and handed on when the field is left: each handing on may write a whole file anew. */
export function TypedText({
  label, hint, value, error, isLong = false, isFeel = false, isBare = false, onChange, onTyping,
}: TypedTextProps) {
  const [typed, setTyped] = useState(value)
  const [held, setHeld] = useState(value)
  if (held !== value) {
    setHeld(value)
    setTyped(value)
  }
  const props = {
    ...isBare ? { 'aria-label': label } : { label, description: hint }, value: typed, error,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value)
      onTyping?.(event.currentTarget.value)
    },
    onBlur: () => { if (typed !== value) onChange(typed) },
  }
  return isLong || isFeel
    ? <Textarea {...props} autosize minRows={1} className={isFeel ? 'mc-feel' : ''} spellCheck={!isFeel} />
    : <TextInput {...props} autoComplete="off" />
}
