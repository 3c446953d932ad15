import type { EntryKind } from '@motcua/contracts/guides.ts'
import { Button, Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { useFoundProcedures } from '../intake/find-procedures.ts'
import { type Draft, useEntryFile } from './entries-data.ts'
import { GUIDES } from './guides-texts.ts'

interface EntryFormProps {
  kind: EntryKind
  draft: Draft
  procedureName: string | null
  error: Error | null
  isBusy: boolean
  onChange: (change: Partial<Draft>) => void
  onSave: () => void
}

type TextKey = 'title' | 'titleEn' | 'summary' | 'phone' | 'hours' | 'address' | 'mail' | 'source'

/** What an entry says, with only the fields that its kind uses. What was typed stays through refusals. */
export function EntryForm({ kind, draft, procedureName, error, isBusy, onChange, onSave }: EntryFormProps) {
  const line = (key: TextKey, label: string, most = 200) => (
    <TextInput label={label} value={draft[key]} maxLength={most} error={faultAt(error, `/content/${key}`)}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })} />
  )
  const hasBody = kind === 'guide' || kind === 'announcement'
  return (
    <form noValidate className="mc-stack" onSubmit={(event) => { event.preventDefault(); onSave() }}>
      <FormRefusal error={error} />
      {line('title', say(GUIDES.fieldTitle))}
      {line('titleEn', say(GUIDES.fieldTitleEn))}
      {kind === 'announcement' && <Checkbox label={say(GUIDES.fieldImportant)} checked={draft.isImportant}
        onChange={(event) => onChange({ isImportant: event.currentTarget.checked })} />}
      {kind === 'guide' && <>
        <NativeSelect label={say(GUIDES.fieldAudience)} value={draft.audience}
          data={[{ value: 'citizen', label: say(GUIDES.citizens) }, { value: 'staff', label: say(GUIDES.staff) }]}
          onChange={(event) => onChange({ audience: event.currentTarget.value === 'staff' ? 'staff' : 'citizen' })} />
        {draft.audience === 'staff'
          ? <TextInput label={say(GUIDES.fieldScreen)} value={draft.screen ?? ''} maxLength={100}
              error={faultAt(error, '/content/screen')}
              onChange={(event) => onChange({ screen: event.currentTarget.value || null })} />
          : <ProcedureField name={procedureName} error={faultAt(error, '/content/procedureId')}
              onChoose={(procedureId) => onChange({ procedureId })} />}
      </>}
      {kind !== 'announcement'
        && line('summary', say(kind === 'term' ? GUIDES.fieldMeaning : GUIDES.fieldSummary), 600)}
      {hasBody && <>
        <Textarea label={say(GUIDES.fieldBody)} description={say(GUIDES.bodyHint)} autosize minRows={8}
          maxLength={20_000} value={draft.body} error={faultAt(error, '/content/body')}
          onChange={(event) => onChange({ body: event.currentTarget.value })} />
        <FileField label={say(GUIDES.addPicture)} accept="image/png,image/jpeg"
          onStored={(id) => onChange({ body: `${draft.body}\n![${say(GUIDES.pictureWords)}](${id})\n` })} />
        <Textarea label={say(GUIDES.fieldBodyEn)} autosize minRows={3} maxLength={20_000} value={draft.bodyEn}
          error={faultAt(error, '/content/bodyEn')}
          onChange={(event) => onChange({ bodyEn: event.currentTarget.value })} />
      </>}
      {kind === 'guide' && <FilmFields draft={draft} error={faultAt(error, '/content/film')} onChange={onChange} />}
      {kind === 'contact' && <>
        {line('phone', say(GUIDES.fieldPhone), 40)}{line('hours', say(GUIDES.fieldHours), 300)}
        {line('address', say(GUIDES.fieldAddress), 300)}{line('mail', say(GUIDES.fieldMail), 120)}
      </>}
      {kind === 'term' && <>
        <TextInput label={say(GUIDES.fieldWords)} defaultValue={draft.words.join(', ')}
          onChange={(event) => onChange({
            words: event.currentTarget.value.split(',').map((word) => word.trim()).filter((word) => word.length > 1),
          })} />
        {line('source', say(GUIDES.fieldSource), 300)}
      </>}
      <div className="mc-row"><Button type="submit" loading={isBusy}>{say(GUIDES.save)}</Button></div>
    </form>
  )
}

function ProcedureField({ name, error, onChoose }: {
  name: string | null
  error: string | undefined
  onChoose: (id: string | null) => void
}) {
  const [typed, setTyped] = useState(name ?? '')
  const found = useFoundProcedures(typed)
  return (
    <TypedChoice label={say(GUIDES.fieldProcedure)} hint={say(GUIDES.noProcedure)} value={typed} error={error}
      isStale={found.isPlaceholderData}
      options={(found.data ?? []).map(
        (one) => ({ id: one.id, label: one.name, ...one.code !== null && { detail: one.code } }),
      )}
      onType={(text) => {
        setTyped(text)
        if (text.trim() === '') onChoose(null)
      }}
      onChoose={(id) => {
        setTyped(found.data?.find((one) => one.id === id)?.name ?? '')
        onChoose(id)
      }} />
  )
}

function FilmFields(
  { draft, error, onChange }: Pick<EntryFormProps, 'draft' | 'onChange'> & { error: string | undefined },
) {
  const { film } = draft
  if (!film) {
    return <FileField label={say(GUIDES.addFilm)} accept="video/mp4,video/webm"
      onStored={(file) => onChange({ film: { file, poster: null, captions: null, transcript: '' } })} />
  }
  return <>
    <p>{say(GUIDES.hasFilm)} {film.poster !== null
      && say(GUIDES.hasPoster)} {film.captions !== null && say(GUIDES.hasCaptions)}
      {typeof film.captionsEn === 'string' && <> {say(GUIDES.hasCaptionsEn)}</>}
      {' '}<button
        type="button" className="mc-link-button" onClick={() => onChange({ film: null })}
      >{say(GUIDES.removeFilm)}</button></p>
    <FileField
      label={say(GUIDES.addPoster)} accept="image/png,image/jpeg"
      onStored={(poster) => onChange({ film: { ...film, poster } })}
    />
    <FileField
      label={say(GUIDES.addCaptions)} accept=".vtt,text/vtt"
      onStored={(captions) => onChange({ film: { ...film, captions } })}
    />
    <FileField label={say(GUIDES.addCaptionsEn)} accept=".vtt,text/vtt"
      onStored={(captionsEn) => onChange({ film: { ...film, captionsEn } })} />
    <Textarea label={say(GUIDES.transcript)} autosize minRows={3} maxLength={10_000} value={film.transcript}
      error={error}
      onChange={(event) => onChange({ film: { ...film, transcript: event.currentTarget.value } })} />
    <Textarea label={say(GUIDES.transcriptEn)} autosize minRows={3} maxLength={10_000} value={film.transcriptEn ?? ''}
      onChange={(event) => onChange({ film: { ...film, transcriptEn: event.currentTarget.value } })} />
  </>
}

function FileField({ label, accept, onStored }: { label: string; accept: string; onStored: (id: string) => void }) {
  const storing = useEntryFile(onStored)
  return (
    <div>
      <label>{label}{' '}
        <input type="file" accept={accept} onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) storing.mutate(file)
          event.currentTarget.value = ''
        }} />
      </label>
      {storing.isPending && <p role="status">{say(GUIDES.uploading)}</p>}
      {storing.isError && <p role="alert" className="mc-error">{storing.error.message}</p>}
    </div>
  )
}
