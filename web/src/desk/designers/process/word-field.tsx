import { NativeSelect, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { say } from '../../../lib/language.ts'
import { PROCESS } from './process-texts.ts'

/** A word of the data with what people call it. */
export interface NamedChoice { readonly id: string; readonly name: string }

interface WordFieldProps {
  label: string
  hint?: string | undefined
  value: string
  choices: readonly NamedChoice[]
  /** Others than those that are offered may be typed. */
  isOpen?: boolean
  /** Said to readers only: the head of the column shows it. */
  isBare?: boolean
  onChange: (value: string) => void
}

/** One of the words that are offered; one that the data no longer know is shown, and kept until another is chosen. */
export function WordField({ label, hint, value, choices, isOpen = false, isBare = false, onChange }: WordFieldProps) {
  const named = isBare ? { 'aria-label': label } : { label, description: hint }
  if (isOpen) return <OpenWord key={value} named={named} value={value} choices={choices} onChange={onChange} />
  const isKnown = value === '' || choices.some(({ id }) => id === value)
  return (
    <NativeSelect
      {...named} value={value} onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: say(PROCESS.notSaid) }, ...choices.map(({ id, name }) => ({ value: id, label: name })),
        ...isKnown ? [] : [{ value, label: say(PROCESS.unknownWord, { word: value }) }],
      ]}
    />
  )
}

function OpenWord({ named, value, choices, onChange }: {
  named: object
  value: string
  choices: readonly NamedChoice[]
  onChange: (value: string) => void
}) {
  const list = useId()
  const [typed, setTyped] = useState(value)
  const leave = () => { if (typed.trim() !== value) onChange(typed.trim()) }
  return <>
    <TextInput {...named} value={typed} list={list} autoComplete="off" onBlur={leave}
      onChange={(event) => setTyped(event.currentTarget.value)} />
    <datalist id={list}>{choices.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</datalist>
  </>
}
