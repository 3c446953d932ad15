import type { Outing } from '@motcua/contracts/offline.ts'
import { useState } from 'react'
import { say } from '../lib/language.ts'
import { Field } from './field.tsx'
import { TAKE } from './offline-texts.ts'

/** As many as one looks through; more words find fewer. */
const MOST = 20

/** A procedure out of those that were taken along: words of its name or code, with or without marks. */
export function ProcedureChoice({ procedures, value, onChange }: {
  readonly procedures: Outing['procedures']; readonly value: string; readonly onChange: (id: string) => void
}) {
  const [text, setText] = useState('')
  const words = plain(text).split(' ').filter(Boolean)
  const chosen = procedures.find(({ id }) => id === value)
  const found = procedures.filter(({ name, code }) => {
    const whole = plain(`${name} ${code ?? ''}`)
    return words.every((word) => whole.includes(word))
  }).slice(0, MOST)
  return (
    <>
      <Field label={say(TAKE.search)}>{(known) => (
        <input {...known} type="search" value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      )}</Field>
      <Field label={say(TAKE.procedure)}>{(known) => (
        <select {...known} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{say(TAKE.choose)}</option>
          {chosen && !found.includes(chosen) && <option value={chosen.id}>{chosen.name}</option>}
          {found.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      )}</Field>
    </>
  )
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/gu, 'd')
}
