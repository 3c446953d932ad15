import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { CallError, isRefusal } from '../../lib/call-error.ts'
import { FaultSummary } from '../../ui/fault-summary/fault-summary.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { ActionInput } from './action-input.tsx'
import {
  type Action, type ActionFaults, type ActionValues, NO_VALUES, actionFaults, bodyOf, inputId, inputsOf, refusedFaults,
} from './action-inputs.ts'
import type { Deed } from './act-on-dossier.ts'

interface ActionFormProps {
  action: Action
  dossier: DossierDetail
  /** The deed has gone from the list since it was opened; what was typed is still here to be copied. */
  isGone: boolean
  isBusy: boolean
  error: Error | null
  onAct: (deed: Omit<Deed, 'version'>) => void
  onCancel: () => void
}

/** One deed with exactly what it asks. What was typed stays through refusals, reloads and the end of a session. */
export function ActionForm({ action, dossier, isGone, isBusy, error, onAct, onCancel }: ActionFormProps) {
  const [values, setValues] = useState<ActionValues>(() => ({ ...NO_VALUES, how: dossier.delivery }))
  const [local, setLocal] = useState<ActionFaults>({})
  const [attempt, setAttempt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const inputs = inputsOf(action)
  const faults: ActionFaults = Object.keys(local).length > 0 ? local : refusedFaults(error, bodyOf(inputs, values))
  const list = Object.entries(faults).map(([name, text]) => ({ id: inputId(name), text }))
  const submit = () => {
    const found = actionFaults(action.noun, inputs, values)
    setLocal(found)
    setAttempt(attempt + 1)
    if (Object.keys(found).length === 0 && !isBusy && !isGone)
      onAct({ noun: action.noun, body: bodyOf(inputs, values) })
  }
  useShortcuts([{ keys: 'ctrl+Enter', name: action.name, run: submit }])

  return (
    <form
      className="mc-inset mc-action-form"
      noValidate
      aria-label={action.name}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {action.name}
      </h2>
      {list.length > 0 && <FaultSummary title="Sửa rồi gửi lại" faults={list} attempt={attempt} />}
      {error instanceof CallError && list.length === 0 && !isRefusal(error, 'changed-meanwhile') && (
        <p role="alert" className="mc-error">
          {error.message}
        </p>
      )}
      {isGone && (
        <p role="alert" className="mc-error">
          Việc này không còn làm được trên bản mới của hồ sơ. Chép lại những gì cần giữ rồi đóng.
        </p>
      )}
      {inputs.map((input) => (
        <ActionInput
          key={input}
          input={input}
          noun={action.noun}
          dossier={dossier}
          values={values}
          faults={faults}
          onChange={(patch) => setValues((before) => ({ ...before, ...patch }))}
        />
      ))}
      <div className="mc-row">
        <Button type="submit" loading={isBusy} disabled={isGone}>
          {action.name}&nbsp;<kbd>Ctrl ↵</kbd>
        </Button>
        <Button variant="default" onClick={onCancel}>
          Thôi&nbsp;<kbd>Esc</kbd>
        </Button>
      </div>
    </form>
  )
}
