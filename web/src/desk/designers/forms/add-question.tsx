import type { RawEntry, RawField, RawForm } from '@motcua/forms/raw-form.ts'
import { Button, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { say } from '../../../lib/language.ts'
import { TypedChoice } from '../../../ui/typed-choice/typed-choice.tsx'
import { OwnEntry } from './field-panel.tsx'
import { type FormWords, keysOf, offeredFields } from './form-operations.ts'
import { FORM } from './form-texts.ts'

interface AddQuestionProps {
  form: RawForm
  words: FormWords
  onAdd: (field: RawField, own?: RawEntry) => void
}

const MOST = 12

/** A question of the dictionary, found by typing; or one that this form alone asks. */
export function AddQuestion({ form, words, onAdd }: AddQuestionProps) {
  const [typed, setTyped] = useState('')
  const offered = useMemo(() => offeredFields(words).map(({ key, entry }) => {
    const role = words.roles[key.split('.')[0] ?? '']?.vi
    const label = entry.label_vi ?? key
    return { key, label, detail: role === undefined ? key : `${role} · ${key}`, sought: folded(`${label} ${role ?? ''} ${key}`) }
  }), [words])
  const asked = new Set(keysOf(form))
  const parts = folded(typed).split(/\s+/).filter(Boolean)
  const found = parts.length === 0 ? [] : offered
    .filter(({ key, sought }) => !asked.has(key) && parts.every((part) => sought.includes(part))).slice(0, MOST)
  return (
    <div className="mc-stack">
      <TypedChoice
        label={say(FORM.search)} value={typed} onType={setTyped} isFirstMarked={false}
        options={found.map(({ key, label, detail }) => ({ id: key, label, detail }))}
        {...typed !== '' && found.length === 0 && { status: say(FORM.notFound) }}
        onChoose={(key) => {
          onAdd({ key, label: offered.find((one) => one.key === key)?.label ?? key, required: 'always' })
          setTyped('')
        }}
      />
      <details>
        <summary>{say(FORM.isOwn)}</summary>
        <OwnQuestion words={words} asked={asked} onAdd={onAdd} />
      </details>
    </div>
  )
}

const OWN_KEY = /^[a-zA-Z]+(\.[a-zA-Z]+)+$/

function OwnQuestion({ words, asked, onAdd }: {
  words: FormWords
  asked: ReadonlySet<string>
  onAdd: (field: RawField, own: RawEntry) => void
}) {
  const [key, setKey] = useState('')
  const [label, setLabel] = useState('')
  const [entry, setEntry] = useState<RawEntry>({ type: 'text', privacy: 'basic' })
  const [wrong, setWrong] = useState<{ key?: string | undefined; label?: string | undefined }>({})
  const add = () => {
    const faults = {
      key: !OWN_KEY.test(key) ? say(FORM.ownKeyWrong) : asked.has(key) ? say(FORM.keyTaken) : undefined,
      label: label.trim() === '' ? say(FORM.labelNeeded) : undefined,
    }
    setWrong(faults)
    const isPurposeMissing = entry.privacy !== 'none' && !entry.purpose
    if (faults.key !== undefined || faults.label !== undefined || isPurposeMissing) return
    onAdd({ key, label: label.trim(), required: 'always' }, { ...entry, label_vi: label.trim() })
    setKey('')
    setLabel('')
    setEntry({ type: 'text', privacy: 'basic' })
  }
  return (
    <div className="mc-stack">
      <TextInput label={say(FORM.ownKey)} value={key} error={wrong.key} autoComplete="off"
        onChange={(event) => setKey(event.currentTarget.value)} />
      <TextInput label={say(FORM.label)} value={label} error={wrong.label} autoComplete="off"
        onChange={(event) => setLabel(event.currentTarget.value)} />
      <OwnEntry entry={entry} words={words} onChange={setEntry} />
      <div><Button variant="default" onClick={add}>{say(FORM.ownAdd)}</Button></div>
    </div>
  )
}

/** Without marks and capitals, so that `ho ten` finds `Họ, chữ đệm, tên`. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()
}
