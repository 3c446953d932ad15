import type { EntryDetail, EntryKind, EntryVersion } from '@motcua/contracts/guides.ts'
import { Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { daysOf } from './entries-screen.tsx'
import { type Draft, draftOf, emptyDraft, useEntry, useEntryDeed } from './entries-data.ts'
import { EntryForm } from './entry-form.tsx'
import { LeavingQuestion, useLeaving } from './leaving-question.tsx'
import { GUIDES, KIND } from './guides-texts.ts'
import { GuideFilm } from './guide-film.tsx'
import { MarkupView } from './markup-view.tsx'
import { type EntryQuestion, EntryQuestionPanel } from './entry-question.tsx'

/** A new entry of the kind in the address. */
export function NewEntryScreen() {
  const { kind } = useParams({ from: '/desk/noi-dung/moi/$kind' })
  return <Editor key={kind} kind={isKind(kind) ? kind : 'announcement'} entry={undefined} />
}

/** One entry: written on the left, seen as a citizen sees it on the right, with all that was ever shown of it below. */
export function EntryScreen() {
  const { id } = useParams({ from: '/desk/noi-dung/$id' })
  const found = useEntry(id)
  if (!found.data) return <WaitingScreen title={say(GUIDES.title)} failed={say(GUIDES.failed)} found={found} />
  return <Editor key={id} kind={found.data.kind} entry={found.data} />
}

function isKind(text: string): text is EntryKind {
  return ['guide', 'announcement', 'contact', 'term'].includes(text)
}

function Editor({ kind, entry }: { kind: EntryKind; entry: EntryDetail | undefined }) {
  const navigate = useNavigate()
  const [newest] = entry?.versions ?? []
  const [draft, setDraft] = useState<Draft>(() => newest ? draftOf(newest.content) : emptyDraft())
  const [isChanged, setIsChanged] = useState(false)
  const leaving = useLeaving()
  const [asked, setAsked] = useState<EntryQuestion>()
  const saving = useEntryDeed(({ id, version }) => {
    setIsChanged(false)
    leaving.setUnsaved(false)
    announce(say(GUIDES.kept, { version }))
    if (!entry) void navigate({ to: '/noi-dung/$id', params: { id } })
  })
  const change = (part: Partial<Draft>) => {
    setIsChanged(true)
    leaving.setUnsaved(true)
    setDraft((before) => ({ ...before, ...part }))
  }
  const save = () => {
    setAsked(undefined)
    saving.mutate(entry && newest
      ? { path: `/api/entries/${entry.id}/version`, body: { basedOn: newest.version, content: draft } }
      : { path: '/api/entries', body: { kind, content: draft } })
  }
  const title = newest?.content.title ?? say(GUIDES.newOne)
  useTitle(title)
  const isShown = entry?.versions.some(({ validFrom, endedAt }) => validFrom !== null && endedAt === null) ?? false
  return (
    <main className="mc-stack">
      <nav><Link to="/noi-dung">{say(GUIDES.back)}</Link></nav>
      <LeavingQuestion blocker={leaving.blocker} />
      <h1 className="mc-guide-title">{title} <span className="mc-quiet">{say(KIND[kind])}</span></h1>
      {entry && newest && !asked && (
        <div className="mc-row">
          {newest.publishedAt === null
            && <Button disabled={isChanged} onClick={() => setAsked('publish')}>{say(GUIDES.publish)}</Button>}
          {isShown && <Button variant="default" onClick={() => setAsked('end')}>{say(GUIDES.end)}</Button>}
          {isChanged && <span className="mc-quiet">{say(GUIDES.unsaved)}</span>}
        </div>
      )}
      {entry && newest && asked && (
        <EntryQuestionPanel
          key={asked} asked={asked} id={entry.id} version={newest.version} onClose={() => setAsked(undefined)}
        />
      )}
      <div className="mc-guide-columns">
        <EntryForm kind={kind} draft={draft} procedureName={newest?.content.procedureName ?? null} error={saving.error}
          isBusy={saving.isPending} onChange={change} onSave={save} />
        <Preview draft={draft} />
      </div>
      {entry && <Versions versions={entry.versions} onTake={(version) => change(draftOf(version.content))} />}
    </main>
  )
}

/** The words as the portal shows them, by the same reading of the same marks. */
function Preview({ draft }: { draft: Draft }) {
  return (
    <section aria-label={say(GUIDES.preview)}>
      <p className="mc-quiet">{say(GUIDES.preview)}</p>
      <div className="mc-guide-preview" lang="vi">
        {draft.title.trim() !== '' && <h2>{draft.title}</h2>}
        {draft.summary !== '' && <p>{draft.summary}</p>}
        <MarkupView text={draft.body} />
        {draft.film && <GuideFilm film={draft.film} title={draft.title} />}
        {[draft.phone, draft.hours, draft.address, draft.mail].filter(Boolean).map((line) => <p key={line}>{line}</p>)}
      </div>
    </section>
  )
}

function Versions(
  { versions, onTake }: { versions: readonly EntryVersion[]; onTake: (version: EntryVersion) => void },
) {
  return (
    <section aria-label={say(GUIDES.versions)} className="mc-panel">
      <h2>{say(GUIDES.versions)}</h2>
      <ul>{versions.map((one) => (
        <li key={one.version}>
          <b>{say(GUIDES.version, { version: one.version })}</b>{' '}
          {one.isWithdrawn ? say(GUIDES.withdrawn) : daysOf(one)}
          <span className="mc-quiet">
            {' · '}{say(GUIDES.writtenBy, { who: one.writtenBy, at: showShortMoment(one.writtenAt) })}
            {one.publishedAt !== null && one.publishedBy !== null
              && `; ${say(GUIDES.publishedBy, { who: one.publishedBy, at: showShortMoment(one.publishedAt) })}`}
            {one.endedAt !== null && one.endedBy !== null
              && `; ${say(GUIDES.endedBy, { who: one.endedBy, at: showShortMoment(one.endedAt) })}`}
          </span>{' '}
          <button type="button" className="mc-link-button" onClick={() => onTake(one)}>{say(GUIDES.takeOver)}</button>
        </li>
      ))}</ul>
    </section>
  )
}
