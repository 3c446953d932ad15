import { Checkbox, TextInput } from '@mantine/core'
import type { FeeFacts, FeeQuestions } from '@motcua/contracts/fees.ts'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import { FEES } from './fee-texts.ts'
import { PaperRows } from './paper-rows.tsx'

interface FeeQuestionsProps {
  /** Ids of the fields begin with it. */
  base: string
  questions: FeeQuestions
  facts: FeeFacts
  onChange: (facts: FeeFacts) => void
}

/** What fees hang on, asked only where something does. What is left out stays unknown, and is not taken for none. */
export function FeeQuestionFields({ base, questions, facts, onChange }: FeeQuestionsProps) {
  const { subjects = [], ...others } = facts
  const choose = (code: string, isChosen: boolean) =>
    onChange({ ...others, subjects: isChosen ? [...subjects, code] : subjects.filter((one) => one !== code) })
  return (
    <>
      {questions.numbers.map((name) => (
        <CountField
          key={name} id={`${base}-${name}`} label={say(FEES[name])} value={facts[name]}
          onChange={(value) => onChange({
            ...without(facts, name),
            ...value !== undefined && { [name]: value },
          })}
        />
      ))}
      {questions.papers && (
        <PaperRows
          base={base} papers={facts.papers}
          onChange={(papers) => onChange({ ...without(facts, 'papers'), ...papers && { papers } })}
        />
      )}
      {questions.subjects.length > 0 && (
        <FieldGroup id={`${base}-dien`} label={say(FEES.subjects)}>
          <Checkbox
            label={say(FEES.none)} checked={facts.subjects?.length === 0}
            onChange={(event) => onChange(event.currentTarget.checked ? { ...others, subjects: [] } : others)}
          />
          {questions.subjects.map(({ code, name, proof }) => (
            <Checkbox
              key={code} label={<span lang="vi">{proof === null ? name : `${name} (${proof})`}</span>} checked={subjects.includes(code)}
              onChange={(event) => choose(code, event.currentTarget.checked)}
            />
          ))}
        </FieldGroup>
      )}
    </>
  )
}

function without(facts: FeeFacts, name: keyof FeeFacts): FeeFacts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name))
}

interface CountFieldProps {
  id: string
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A whole number from 1; what is none stands there as it was typed, and says nothing. */
function CountField({ id, label, value, onChange }: CountFieldProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  return (
    <TextInput
      id={id} label={label} inputMode="numeric" maxLength={7} value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange(/^\d{1,5}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : undefined)
      }}
    />
  )
}
