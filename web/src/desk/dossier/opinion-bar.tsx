import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { OpinionFields, OpinionTemplate, OpinionTemplateList } from '@motcua/contracts/talk.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { call } from '../../lib/call.ts'
import { now } from '../../lib/clock.ts'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useSession } from '../session/read-session.ts'
import { OPINION } from './action-texts.ts'
import { fillTemplate, templateValues } from './fill-template.ts'
import { wordsOf } from './opinion-fields.ts'
import type { KeptOpinion } from './use-opinion.ts'
import { diffWords } from './word-diff.ts'

/** Whether what is typed is kept; said once, when it changes, to whoever listens. */
export function OpinionStatus({ opinion: { state, savedAt } }: { opinion: KeptOpinion }) {
  const text = state === 'saving' ? say(OPINION.saving)
    : state === 'failed' ? say(OPINION.notSaved)
      : state === 'saved' && savedAt ? say(OPINION.saved, { at: showTime(savedAt) }) : ''
  return <span className={state === 'failed' ? 'mc-error' : 'mc-quiet'} role="status">{text}</span>
}

interface ClashProps {
  opinion: KeptOpinion
  fields: OpinionFields
  onTake: (fields: OpinionFields) => void
}

/** Two windows: both texts, and which shall stay. */
export function OpinionClash({ opinion, fields, onTake }: ClashProps) {
  const { clash } = opinion
  if (!clash) return null
  const take = (chosen: OpinionFields) => {
    onTake(chosen)
    opinion.settle(chosen)
  }
  return (
    <div className="mc-confirm" role="alert">
      <p><b>{say(OPINION.clash)}</b> {say(OPINION.clashHint)}</p>
      <Difference before={wordsOf(clash.fields)} after={wordsOf(fields)} />
      <div className="mc-row">
        <Button variant="default" onClick={() => take(clash.fields)}>{say(OPINION.takeTheirs)}</Button>
        <Button variant="default" onClick={() => take(fields)}>{say(OPINION.keepMine)}</Button>
      </div>
    </div>
  )
}

/** What is other than the last time the dossier was at this step; nothing where it never was. */
export function OpinionBefore({ before, fields }: { before: OpinionFields | null; fields: OpinionFields }) {
  if (!before || wordsOf(before) === '') return null
  return (
    <details className="mc-before">
      <summary>{say(OPINION.last)}</summary>
      <Difference before={wordsOf(before)} after={wordsOf(fields)} />
    </details>
  )
}

/** Removed struck through, new underlined, and both in words for whoever does not see it. */
export function Difference({ before, after }: { before: string; after: string }) {
  const pieces = diffWords(before, after)
  if (pieces.length === 0) return <p className="mc-quiet">{say(OPINION.nothing)}</p>
  return (
    <p className="mc-difference">
      {pieces.map(({ kind, text }, nth) => {
        if (kind === 'same') return <span key={nth}>{text}</span>
        const Mark = kind === 'gone' ? 'del' : 'ins'
        return (
          <Mark key={nth}>
            <span className="mc-hidden">{`[${say(kind === 'gone' ? OPINION.gone : OPINION.added)}: `}</span>
            {text}<span className="mc-hidden">]</span>
          </Mark>
        )
      })}
    </p>
  )
}

export const TEMPLATES_KEY = ['opinion-templates'] as const

/** The templates of the agency; asked for once in a while, they seldom change. */
export function useTemplates(isOn: boolean): readonly OpinionTemplate[] {
  const found = useQuery({
    queryKey: TEMPLATES_KEY, enabled: isOn, staleTime: 300_000,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/opinion-templates', { signal }) as Static<typeof OpinionTemplateList>).items,
  })
  return found.data ?? []
}

/** Puts a template with the facts of this dossier behind what is typed. */
export function TemplatePicker({ dossier, onInsert }: { dossier: DossierDetail; onInsert: (text: string) => void }) {
  const session = useSession()
  const templates = useTemplates(session?.permissions.includes('dossier.talk') ?? false)
  if (templates.length === 0) return null
  const insert = (id: string) => {
    const template = templates.find((one) => one.id === id)
    if (template) onInsert(fillTemplate(template.text, templateValues(dossier, session?.fullName ?? '', now())))
  }
  return (
    <NativeSelect
      label={say(OPINION.template)}
      value=""
      data={[
        { value: '', label: say(OPINION.chooseTemplate) },
        ...templates.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => insert(event.currentTarget.value)}
    />
  )
}
