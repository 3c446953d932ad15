import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { FeeFacts } from '@motcua/contracts/fees.ts'
import type { Undigitised } from '@motcua/contracts/undigitised.ts'
import type { OpinionFields } from '@motcua/contracts/talk.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { CallError, faultsUnder, isRefusal } from '../../lib/call-error.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FaultSummary } from '../../ui/fault-summary/fault-summary.tsx'
import { focusField } from '../../ui/fault-summary/focus-field.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { ClaimedFacts } from '../fees/claimed-facts.tsx'
import { useSession } from '../session/read-session.ts'
import { UndigitisedField } from '../intake/undigitised-field.tsx'
import { ActionInput } from './action-input.tsx'
import {
  type Action, type ActionFaults, type ActionValues, type Input, NO_VALUES, actionFaults, bodyOf, inputId, inputsOf,
  refusedFaults,
} from './action-inputs.ts'
import { ACTION, OPINION } from './action-texts.ts'
import type { Deed } from './act-on-dossier.ts'
import { OpinionBefore, OpinionClash, OpinionStatus, TemplatePicker } from './opinion-bar.tsx'
import { fieldsOf, valuesOf } from './opinion-fields.ts'
import { PinFields, type Pins, pinFaults, pinsOf } from './pin-fields.tsx'
import { TemplateManager } from './template-manager.tsx'
import { useOpinion } from './use-opinion.ts'

interface ActionFormProps {
  action: Action
  dossier: DossierDetail
  /** The deed has gone from the list since it was opened; what was typed is still here to be copied. */
  isGone: boolean
  isBusy: boolean
  error: Error | null
  /** `done` is called when it was taken, with whether it is final. */
  onAct: (deed: Omit<Deed, 'version'>, done: (isFinal: boolean) => void) => void
  onCancel: () => void
}

/**
 * One deed with exactly what it asks. What was typed stays through refusals, reloads, other machines and the end of a
 * session: it is kept by the server while it is typed.
 */
export function ActionForm({ action, dossier, isGone, isBusy, error, onAct, onCancel }: ActionFormProps) {
  const [base] = useState<ActionValues>(() => ({ ...NO_VALUES, how: dossier.delivery }))
  const [values, setValues] = useState(base)
  const [isTouched, setIsTouched] = useState(false)
  const [local, setLocal] = useState<ActionFaults>({})
  const [attempt, setAttempt] = useState(0)
  const [undigitised, setUndigitised] = useState<Undigitised>()
  const [feeFacts, setFeeFacts] = useState<FeeFacts>()
  // Never among the values: those are kept on the server while they are typed.
  const [pins, setPins] = useState<Pins>({})
  const permissions = useSession()?.permissions ?? []
  const mayKeep = permissions.includes('dossier.talk')
  const opinion = useOpinion(dossier.id, action.noun, mayKeep)
  const heading = useRef<HTMLHeadingElement>(null)
  // Where the next keystroke belongs: the first thing the deed asks. The form's name is said with it.
  useEffect(() => {
    const asked = `[id^="${inputId('')}"]`
    // The label of a field has an id that begins so too, and takes no focus.
    const field = heading.current?.closest('form')
      ?.querySelector(`:is(input, select, textarea):is(${asked}, ${asked} *)`)
    const first = field?.closest(asked)
    if (!first || !focusField(first.id)) heading.current?.focus()
  }, [])
  const { found } = opinion
  const isRestored = found !== undefined && Object.keys(found.fields).length > 0
  // What was kept is put in when it arrives, unless somebody typed before it came.
  useEffect(() => {
    if (found && !isTouched && Object.keys(found.fields).length > 0) setValues(valuesOf(found.fields, base))
  }, [found])

  // A wrong one is typed anew, and not sent again by a second press: keys lock themselves.
  useEffect(() => {
    const asked = Object.keys(faultsUnder(error, '/pins'))
    if (asked.length > 0) setPins((typed) => ({ ...typed, ...Object.fromEntries(asked.map((kind) => [kind, ''])) }))
  }, [error])

  const inputs = inputsOf(action)
  const name = action.name
  const faults: ActionFaults = Object.keys(local).length > 0 ? local : refusedFaults(error, bodyOf(inputs, values))
  const list = Object.entries(faults).map(([field, text]) => ({ id: inputId(field), text }))
  const change = (patch: Partial<ActionValues>) => {
    const next = { ...values, ...patch }
    setValues(next)
    // A PIN that was asked for is of no use where nothing is signed.
    if (patch.isSigned === false) setPins({})
    const hasTyped = Object.keys(patch).some((field) => field !== 'files' && field !== 'isSigned')
    if (hasTyped) {
      setIsTouched(true)
      opinion.type(fieldsOf(next, base))
    }
  }
  const take = (fields: OpinionFields) => setValues(valuesOf(fields, base))
  const submit = () => {
    const missing = { ...actionFaults(action.noun, inputs, values), ...pinFaults(pins) }
    setLocal(missing)
    setAttempt(attempt + 1)
    if (Object.keys(missing).length > 0 || isBusy || isGone) return
    const body = {
      ...bodyOf(inputs, values), ...(undigitised && { undigitised }), ...(feeFacts && { feeFacts }), ...pinsOf(pins),
    }
    onAct({ noun: action.noun, body }, (isFinal) => {
      if (isFinal) opinion.drop()
    })
  }
  const written = inputs.find((input) => WRITTEN.has(input))
  useShortcuts([{ keys: 'ctrl+Enter', name, run: submit }])

  return (
    <form
      className="mc-inset mc-action-form"
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{name}</h2>
      {list.length > 0 && <FaultSummary title={say(ACTION.mend)} faults={list} attempt={attempt} />}
      {error instanceof CallError && list.length === 0 && !isRefusal(error, 'changed-meanwhile') && (
        <p role="alert" className="mc-error">{error.message}</p>
      )}
      {isGone && <p role="alert" className="mc-error">{say(ACTION.gone)}</p>}
      {isRestored && found.savedAt && (
        <p className="mc-quiet" role="status">{say(OPINION.restored, { at: showShortMoment(found.savedAt) })}</p>
      )}
      <OpinionClash opinion={opinion} fields={fieldsOf(values, base)} onTake={take} />
      {written && <TemplatePicker dossier={dossier} onInsert={(text) => change(appended(written, values, text))} />}
      {inputs.map((input) => (
        <ActionInput
          key={input} input={input} noun={action.noun} dossier={dossier} values={values} faults={faults}
          onChange={change}
        />
      ))}
      {action.noun === 'receipt' && <ClaimedFacts dossierId={dossier.id} onConfirm={setFeeFacts} />}
      <PinFields pins={pins} faults={faults} onChange={setPins} />
      {(undigitised ?? isRefusal(error, 'not-digitised')) && (
        <UndigitisedField value={undigitised} onChange={setUndigitised} />
      )}
      {written && permissions.includes('dossier.assign') && <TemplateManager />}
      <OpinionBefore before={found?.before ?? null} fields={fieldsOf(values, base)} />
      <div className="mc-row">
        <Button type="submit" loading={isBusy} disabled={isGone}>{name}&nbsp;<kbd>Ctrl ↵</kbd></Button>
        <Button variant="default" onClick={onCancel}>{say(ACTION.cancel)}&nbsp;<kbd>Esc</kbd></Button>
        <OpinionStatus opinion={opinion} />
      </div>
    </form>
  )
}

/** What is written in sentences, where a template may stand. */
const WRITTEN: ReadonlySet<Input> = new Set<Input>(['note', 'reason', 'head-reason', 'content', 'result', 'result-content'])

/** The text behind what is already there: a template never takes anything away. */
function appended(input: Input, values: ActionValues, text: string): Partial<ActionValues> {
  const field = input === 'result' || input === 'result-content' ? 'resultContent' : input === 'head-reason' ? 'reason' : input
  if (field !== 'note' && field !== 'reason' && field !== 'content' && field !== 'resultContent') return {}
  return { [field]: [values[field], text].filter(Boolean).join('\n').slice(0, 2000) }
}
