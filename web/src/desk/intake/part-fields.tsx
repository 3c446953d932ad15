import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import type { AnswerFieldProps } from './answer-props.ts'
import { ANSWER } from './answer-texts.ts'

/** An organisation by its name and, where it has one, its tax code, whose last digit the server checks. */
export function OrganisationField({ field, id, value, error, onChange }: AnswerFieldProps) {
  const { name, code } = partsOf(value)
  const change = (next: { name: string; code: string }) =>
    onChange(
      next.name === '' && next.code === '' ? undefined : { name: next.name, ...next.code && { code: next.code } },
    )
  return (
    <FieldGroup id={id} label={field.label} hint={field.help} error={error} isRequired={field.required === 'always'}>
      <TextInput
        label={say(ANSWER.organisationName)}
        className="mc-grow"
        maxLength={300}
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value, code })}
      />
      <TextInput
        label={say(ANSWER.organisationCode)}
        maxLength={60}
        autoComplete="off"
        value={code}
        onChange={(event) => change({ name, code: event.currentTarget.value.trim() })}
      />
    </FieldGroup>
  )
}

/**
 * A month with its year, or a year alone, as it is said; what is neither goes on as typed, so that its fault is told.
 */
export function MonthField({ field, id, value, error, onChange }: AnswerFieldProps) {
  const [typed, setTyped] = useState(() => monthOf(value))
  const [last, setLast] = useState(value)
  if (value !== last) { // it came from elsewhere, while nobody typed
    setLast(value)
    setTyped(monthOf(value))
  }
  return (
    <TextInput
      id={id}
      label={field.label}
      description={[field.help, say(field.widget === 'year' ? ANSWER.year : ANSWER.month)].filter(Boolean).join(' ')}
      error={error}
      withAsterisk={field.required === 'always'}
      w={field.widget === 'year' ? 110 : 140}
      maxLength={field.widget === 'year' ? 4 : 7}
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        const said = readMonth(event.currentTarget.value.trim())
        setLast(said)
        onChange(said)
      }}
    />
  )
}

function monthOf(value: unknown): string {
  return typeof value === 'string' ? value.split('-').reverse().join('/') : ''
}

/** `7/1990` is 1990-07. */
function readMonth(text: string): string | undefined {
  const [, month, year] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (month !== undefined && year !== undefined) return `${year}-${month.padStart(2, '0')}`
  return text === '' ? undefined : text
}

function partsOf(value: unknown): { name: string; code: string } {
  const { name, code } = Object(value) as { name?: unknown; code?: unknown }
  return { name: typeof name === 'string' ? name : '', code: typeof code === 'string' ? code : '' }
}
