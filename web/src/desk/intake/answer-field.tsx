import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { helpIn, labelIn } from '@motcua/forms/label-in.ts'
import { useState } from 'react'
import { LANGUAGE, say } from '../../lib/language.ts'
import { readMoney } from '../../lib/money.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { AddressField } from './address-field.tsx'
import type { AnswerFieldProps } from './answer-props.ts'
import { ANSWER } from './answer-texts.ts'
import { MonthField, OrganisationField } from './part-fields.tsx'
import { TableField } from './table-field.tsx'

const FEW = 5

/** One question of a form, drawn by its type, in the language of the desk; no form and no key is known by name. */
export function AnswerField(given: AnswerFieldProps) {
  const help = [helpIn(LANGUAGE, given.field), given.from].filter(Boolean).join(' ') || undefined
  const label = labelIn(LANGUAGE, given.field)
  const props = { ...given, field: { ...given.field, label, ...help !== undefined && { help } } }
  const { field, id, value, codes, error, onChange } = props
  const isRequired = field.required === 'always'
  const common = { id, label: field.label, description: field.help, error, withAsterisk: isRequired }
  const group = { id, label: field.label, hint: field.help, error, isRequired }
  const text = typeof value === 'string' ? value : ''
  const choices = field.codes === undefined ? undefined
    : codes[field.codes]?.choices.map((choice) => ({ value: choice.value, label: labelIn(LANGUAGE, choice) }))

  switch (field.type) {
    case 'number': case 'money': return <NumberAnswer {...props} />
    case 'boolean':
      if (field.widget !== 'tick' && field.widget !== 'declaration') {
        return (
          <FieldGroup {...group}>
            <RadioLine name={id} label={say(ANSWER.yes)} isChosen={value === true} onChoose={() => onChange(true)} />
            <RadioLine name={id} label={say(ANSWER.no)} isChosen={value === false} onChoose={() => onChange(false)} />
          </FieldGroup>
        )
      }
      return (
        <Checkbox
          id={id}
          label={field.label}
          description={field.help}
          error={error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'date': case 'partialDate':
      if (field.widget === 'month' || field.widget === 'year') return <MonthField {...props} />
      return <DayField {...group} value={text} onChange={onChange} />
    case 'choice':
      if (!choices)
        return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
      if (choices.length > FEW) {
        return (
          <NativeSelect
            {...common}
            value={text}
            onChange={(event) => onChange(event.currentTarget.value)}
            data={[{ value: '', label: say(ANSWER.choose) }, ...choices]}
          />
        )
      }
      return (
        <FieldGroup {...group}>
          {choices.map(({ value: code, label }) => (
            <RadioLine key={code} name={id} label={label} isChosen={value === code} onChoose={() => onChange(code)} />
          ))}
        </FieldGroup>
      )
    case 'choices': {
      const chosen = Array.isArray(value) ? value as unknown[] : []
      const toggle = (code: string) =>
        onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
      return (
        <FieldGroup {...group}>
          {choices?.map(({ value: code, label }) => (
            <Checkbox key={code} label={label} checked={chosen.includes(code)} onChange={() => toggle(code)} />
          ))}
        </FieldGroup>
      )
    }
    case 'address': return <AddressField {...props} />
    case 'table': return <TableField {...props} renderCell={(cell) => <AnswerField {...cell} />} />
    case 'organisation': return <OrganisationField {...props} />
    case 'file': case 'signature': return null // papers have their checklist; one signs on paper
    case 'text':
      if (field.isMultiline)
        return (
          <Textarea
            {...common}
            autosize
            minRows={2}
            value={text}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      return (
        <TextInput
          {...common}
          value={text}
          maxLength={field.maxLength ?? 300}
          onChange={(event) => onChange(event.currentTarget.value)}
          autoComplete="off"
        />
      )
  }
}

/** Keeps what is typed as typed; what is no number goes on as text, so that the server tells its fault. */
function NumberAnswer({ field, id, value, error, onChange }: AnswerFieldProps) {
  const [typed, setTyped] = useState(() =>
    typeof value === 'number' ? String(value).replace('.', ',') : typeof value === 'string' ? value : '')
  const read = (text: string) => {
    if (text.trim() === '') return undefined
    if (field.type === 'money') return readMoney(text) ?? text
    return /^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : text
  }
  return (
    <TextInput
      id={id}
      label={field.label}
      description={field.help}
      error={error}
      withAsterisk={field.required === 'always'}
      value={typed}
      inputMode="decimal"
      autoComplete="off"
      rightSection={field.type === 'money' ? say(ANSWER.dong) : undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(read(event.currentTarget.value))
      }}
    />
  )
}
