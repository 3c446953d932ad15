import type { RawForm } from '@motcua/forms/raw-form.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/dates.ts'
import { say } from '../../../lib/language.ts'
import { ConfirmPanel } from '../../../ui/confirm-panel/confirm-panel.tsx'
import { FileButtons } from '../file-buttons.tsx'
import { replaced, without } from '../moved.ts'
import { compileDraft } from './compile-draft.ts'
import { FormEditor } from './form-editor.tsx'
import { type FormWords, blankForm } from './form-operations.ts'
import { FORM } from './form-texts.ts'

export interface FormsEditorProps {
  procedure: string
  /** `code_lists`, `roles` and `dictionary` of the vocabulary, which forms.yaml writes. */
  words: FormWords
  /** As forms.yaml writes them, and packages keep them; what they lack, the compiler tells. */
  value: readonly RawForm[]
  onChange: (value: RawForm[]) => void
}

/** The declarations of a package: one is worked on, others are chosen, added, taken away. */
export function FormsEditor({ procedure, words, value, onChange }: FormsEditorProps) {
  const [chosen, setChosen] = useState(0)
  const [isRemoving, setIsRemoving] = useState(false)
  const nth = Math.min(chosen, value.length - 1)
  const form = value[nth]
  const add = (added: RawForm) => {
    onChange([...value, added])
    setChosen(value.length)
  }
  const change = (next: RawForm) => onChange([...replaced(value, nth, () => next)])
  return (
    <div className="mc-stack">
      {!form && <p>{say(FORM.none)}</p>}
      <div className="mc-row mc-row-end">
        {form && value.length > 1 && <NativeSelect label={say(FORM.forms)} value={String(nth)}
          data={value.map(({ name_vi: name }, at) => ({ value: String(at), label: name }))}
          onChange={(event) => setChosen(Number(event.currentTarget.value))} />}
        <Button variant="default" onClick={() => add(newForm(procedure, value))}>{say(FORM.addForm)}</Button>
        {form && <Button variant="default" onClick={() => setIsRemoving(true)}>{say(FORM.removeForm)}</Button>}
        {form && <FileButtons
          fileName={`${form.id}.json`} type="application/json" content={JSON.stringify(form, null, 2)}
          accept=".json,application/json" importLabel={say(FORM.importFile)} exportLabel={say(FORM.exportFile)}
          onRead={async (text, file) => {
            const read = formIn(text, words)
            if (!read) return say(FORM.notForm)
            change(read)
            return say(FORM.imported, { file })
          }}
        />}
      </div>
      {form && isRemoving && <ConfirmPanel
        title={say(FORM.removeSure, { name: form.name_vi })} confirmLabel={say(FORM.removeForm)}
        onCancel={() => setIsRemoving(false)}
        onConfirm={() => {
          setIsRemoving(false)
          onChange([...without(value, nth)])
        }}
      />}
      {form && <FormEditor key={nth} value={form} words={words} onChange={change} />}
    </div>
  )
}

function newForm(procedure: string, taken: readonly { readonly id: string }[]): RawForm {
  return blankForm(freshFormId(procedure, taken), say(FORM.newName), procedure, dayOf(now()), say(FORM.firstTitle))
}

function freshFormId(procedure: string, taken: readonly { readonly id: string }[]): string {
  let nth = taken.length + 1
  const idOf = () => nth === 1 ? `tk-${procedure}` : `tk-${procedure}-${String(nth)}`
  while (taken.some(({ id }) => id === idOf())) nth += 1
  return idOf()
}

/** A form in a file, if it can be put together at all. */
function formIn(text: string, words: FormWords): RawForm | undefined {
  try {
    const form = JSON.parse(text) as RawForm
    return compileDraft(form, words).form ? form : undefined
  } catch {
    return undefined
  }
}
