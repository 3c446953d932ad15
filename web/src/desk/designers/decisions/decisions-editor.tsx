import type { PackageDecision } from '@motcua/contracts/packages.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../../lib/language.ts'
import { ConfirmPanel } from '../../../ui/confirm-panel/confirm-panel.tsx'
import { replaced, without } from '../moved.ts'
import { blankDecision } from './decision-file.ts'
import { DecisionEditor } from './decision-editor.tsx'
import { DECISION } from './decision-texts.ts'

interface DecisionsEditorProps {
  value: readonly PackageDecision[]
  onChange: (value: PackageDecision[]) => void
}

/** The decisions of a package, each a file of its own: one is looked at, others are chosen, added, taken away. */
export function DecisionsEditor({ value, onChange }: DecisionsEditorProps) {
  const [chosen, setChosen] = useState(value[0]?.id)
  const [isRemoving, setIsRemoving] = useState(false)
  const nth = Math.max(0, value.findIndex(({ id }) => id === chosen))
  const one = value[nth]
  return (
    <div className="mc-stack">
      <p>{say(DECISION.intro)}</p>
      {value.length === 0 && <p>{say(DECISION.none)}</p>}
      {one && <div className="mc-row">
        <NativeSelect label={say(DECISION.files)} value={one.id} data={value.map(({ id }) => id)}
          onChange={(event) => setChosen(event.currentTarget.value)} />
        <Button variant="default" onClick={() => setIsRemoving(true)}>{say(DECISION.remove)}</Button>
      </div>}
      {one && isRemoving && <ConfirmPanel
        title={say(DECISION.removeSure, { id: one.id })} confirmLabel={say(DECISION.remove)}
        onCancel={() => setIsRemoving(false)}
        onConfirm={() => {
          setIsRemoving(false)
          onChange([...without(value, nth)])
        }}
      />}
      {one && <DecisionEditor key={one.id} id={one.id} value={one.dmn}
        onChange={(dmn) => onChange([...replaced(value, nth, (old) => ({ ...old, dmn }))])} />}
      <NewDecision taken={value.map(({ id }) => id)} onAdd={(added) => {
        onChange([...value, added])
        setChosen(added.id)
      }} />
    </div>
  )
}

const CODE = /^[A-Za-z_][A-Za-z0-9_.-]{0,79}$/

function NewDecision({ taken, onAdd }: { taken: readonly string[]; onAdd: (added: PackageDecision) => void }) {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'table' | 'expression'>('table')
  const [fault, setFault] = useState<string>()
  const add = () => {
    const wrong = !CODE.test(code) ? say(DECISION.codeWrong)
      : taken.includes(code) ? say(DECISION.codeTaken) : undefined
    setFault(wrong)
    if (wrong !== undefined) return
    onAdd({ id: code, dmn: blankDecision(code, name.trim() || code, kind) })
    setCode('')
    setName('')
  }
  return (
    <fieldset className="mc-panel">
      <legend>{say(DECISION.add)}</legend>
      <div className="mc-row mc-row-top">
        <TextInput label={say(DECISION.code)} value={code} error={fault} autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)} />
        <TextInput label={say(DECISION.name)} value={name} autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)} />
        <NativeSelect label={say(DECISION.kind)} value={kind}
          data={[
            { value: 'table', label: say(DECISION.asTable) },
            { value: 'expression', label: say(DECISION.asExpression) },
          ]}
          onChange={(event) => setKind(event.currentTarget.value === 'table' ? 'table' : 'expression')} />
      </div>
      <Button variant="default" mt="sm" onClick={add}>{say(DECISION.add)}</Button>
    </fieldset>
  )
}
