import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import type { Asked } from './asked-list.ts'
import { useSaveView } from './saved-views.ts'
import { VIEWS } from './views-texts.ts'

/** Asks under which name the list is kept. */
export function SaveViewForm({ asked, onDone }: { asked: Asked; onDone: () => void }) {
  const [name, setName] = useState('')
  const saving = useSaveView()
  const keep = (text: string) => saving.mutate({ name: text, asked }, {
    onSuccess: () => {
      announce(say(VIEWS.saved, { name: text }))
      onDone()
    },
  })
  return (
    <form
      className="mc-filter" aria-label={say(VIEWS.save)}
      onSubmit={(event) => { event.preventDefault(); if (name.trim()) keep(name.trim()) }}
      onKeyDown={(event) => { if (event.key === 'Escape') onDone() }}
    >
      {saving.error && <ErrorState title={say(VIEWS.save)} error={saving.error} />}
      <TextInput
        autoFocus label={say(VIEWS.name)} description={say(VIEWS.nameHint)} value={name} maxLength={60} required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="mc-row mc-filter-ends">
        <Button type="submit" loading={saving.isPending}>{say(VIEWS.keep)}</Button>
        <Button variant="default" onClick={onDone}>{say(VIEWS.cancel)}</Button>
      </div>
    </form>
  )
}
