import type { RawForm } from '@motcua/forms/raw-form.ts'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { say } from '../../../lib/language.ts'
import { compileDraft } from './compile-draft.ts'
import { type FormWords, type Place, move, remove } from './form-operations.ts'
import { FORM } from './form-texts.ts'
import { FormTree } from './form-tree.tsx'
import { PartPanel } from './part-panel.tsx'
import { StepPreview } from './step-preview.tsx'

interface FormEditorProps {
  value: RawForm
  words: FormWords
  onChange: (value: RawForm) => void
}

/** A declaration: left its structure, in the middle what a citizen sees, right what is said of the chosen part. */
export function FormEditor({ value, words, onChange }: FormEditorProps) {
  const [chosen, setChosen] = useState<Place>()
  const [said, setSaid] = useState('')
  const { form, problems } = useMemo(() => compileDraft(value, words), [value, words])
  const names = useMemo(() => namesOf(value), [value])
  const what = nameAt(value, chosen)
  const wanted = chosen?.field === undefined ? undefined
    : value.pages[chosen.page]?.sections[chosen.section ?? 0]?.fields[chosen.field]?.key
  const go = (by: -1 | 1) => {
    if (!chosen) return
    const after = move(value, chosen, by)
    onChange(after.form)
    setChosen(after.place)
    setSaid(say(FORM.moved, { what }))
  }
  const takeAway = () => {
    if (!chosen) return
    const after = remove(value, chosen)
    if (after === value) return
    onChange(after)
    setChosen(chosen.field === undefined ? undefined : { page: chosen.page, section: chosen.section ?? 0 })
    setSaid(say(FORM.removed, { what }))
  }
  return (
    <div className="mc-stack">
      <div className={problems.length > 0 ? 'mc-findings mc-findings-wrong' : 'mc-findings'}>
        <p role="status">{problems.length > 0
          ? `⚠ ${say(FORM.faults, { count: problems.length })}` : `✓ ${say(FORM.sound)}`}</p>
        {problems.length > 0 && <ul>{problems.slice(0, 20).map(({ place, text }) => (
          <li key={`${place} ${text}`}><code className="mc-quiet">{place.split('/').slice(1).join(' › ')}</code> {text}</li>
        ))}</ul>}
      </div>
      <div className="mc-form-designer">
        <FormTree form={value} problems={problems} chosen={chosen} onChoose={setChosen} />
        {form ? <StepPreview form={form} wanted={wanted} /> : <p>{say(FORM.noStep)}</p>}
        <section className="mc-form-part mc-stack" aria-label={what}>
          <h2>{what}</h2>
          {chosen && <div className="mc-row">
            <Button variant="default" onClick={() => go(-1)}>↑ {say(FORM.up)}</Button>
            <Button variant="default" onClick={() => go(1)}>↓ {say(FORM.down)}</Button>
            <Button variant="default" onClick={takeAway}>✕ {say(FORM.remove)}</Button>
          </div>}
          <p role="status" className="mc-hidden">{said}</p>
          <PartPanel
            key={chosen ? `${chosen.page} ${chosen.section ?? ''} ${wanted ?? ''}` : 'form'} form={value} words={words}
            names={names} chosen={chosen}
            onChange={(next, place) => {
              onChange(next)
              if (place) setChosen(place)
            }}
          />
        </section>
      </div>
    </div>
  )
}

/** What expressions may read: every question, of a table its columns, and when and how it is sent. */
function namesOf(form: RawForm): ReadonlyMap<string, readonly string[] | undefined> {
  return new Map([
    ...['asOf', 'procedure', 'channel'].map((name) => [name, undefined] as const),
    ...form.pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.map(({ key, columns }) =>
      [key, columns?.map((column) => column.key)] as const))),
  ])
}

function nameAt(form: RawForm, place: Place | undefined): string {
  const page = place && form.pages[place.page]
  if (!page) return say(FORM.wholeForm)
  const section = place.section === undefined ? undefined : page.sections[place.section]
  const field = place.field === undefined ? undefined : section?.fields[place.field]
  if (field) return `${say(FORM.question)}: ${field.label}`
  return section ? `${say(FORM.section)}: ${section.title_vi}` : `${say(FORM.page)}: ${page.title_vi}`
}
