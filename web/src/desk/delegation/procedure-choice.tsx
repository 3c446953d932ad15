import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import { DELEGATION } from './delegation-texts.ts'

interface Named { readonly id: string; readonly name: string }

/** Procedures of an agency, ticked one by one or all that a few letters of the name leave. */
export function ProcedureChoice({ all, chosen, isByPost, error, onChange }: {
  readonly all: readonly Named[]; readonly chosen: readonly string[]; readonly isByPost: boolean
  readonly error: string | undefined; readonly onChange: (ids: readonly string[]) => void
}) {
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLocaleLowerCase('vi')
  const shown = all.filter(({ name }) => name.toLocaleLowerCase('vi').includes(wanted))
  const isAll = shown.length > 0 && shown.every(({ id }) => chosen.includes(id))
  const toggle = (ids: readonly string[], isOn: boolean) =>
    onChange(isOn ? [...new Set([...chosen, ...ids])] : chosen.filter((id) => !ids.includes(id)))
  return (
    <FieldGroup id="thu-tuc-uy-quyen" label={say(DELEGATION.procedures)} error={error} isRequired>
      <div className="mc-stack">
        <p aria-live="polite">{say(DELEGATION.chosen, { n: chosen.length, all: all.length })}</p>
        {isByPost && <p className="mc-quiet">{say(DELEGATION.byPostOnly)}</p>}
        <TextInput
          label={say(DELEGATION.find)} value={typed} onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {shown.length === 0 && <p>{say(DELEGATION.noneFound)}</p>}
        {shown.length > 1 && (
          <Checkbox
            label={say(DELEGATION.all)} checked={isAll}
            onChange={(event) => toggle(shown.map(({ id }) => id), event.currentTarget.checked)}
          />
        )}
        <div className="mc-delegation-procedures mc-stack">{shown.map(({ id, name }) => (
          <Checkbox
            key={id} label={name} checked={chosen.includes(id)}
            onChange={(event) => toggle([id], event.currentTarget.checked)}
          />
        ))}</div>
      </div>
    </FieldGroup>
  )
}
