import { Button } from '@mantine/core'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { ResultContent } from '@motcua/contracts/result-content.ts'
import { type Ref, useEffect, useRef, useState } from 'react'
import { faultsUnder } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { FormFields } from '../intake/form-fields.tsx'
import { answerFieldId } from '../intake/intake-draft.ts'
import { givenAnswers, readForm } from '../intake/read-form.ts'
import { useActOnDossier } from './act-on-dossier.ts'
import { CONTENT } from './content-texts.ts'
import { useResultContent } from './read-content.ts'

type OfDossier = { readonly dossier: Pick<DossierDetail, 'id' | 'version'> }

/** What the result will say, seen before it is signed; typed in where the declaration is on paper. */
export function ContentPanel({ dossier }: OfDossier) {
  const found = useResultContent(dossier.id)
  const [isOpen, setIsOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  if (found.isPending) return null
  if (found.isError)
    return <ErrorState title={say(CONTENT.failed)} error={found.error} onRetry={() => void found.refetch()} />
  const { lines, isComplete, mayComplete } = found.data
  if (lines.length === 0) return null
  const close = () => {
    setIsOpen(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const hint = isComplete ? CONTENT.complete : mayComplete ? CONTENT.incomplete : CONTENT.incompleteElsewhere
  return (
    <section className="mc-panel mc-stack" aria-label={say(CONTENT.title)}>
      <h2>{say(CONTENT.title)}</h2>
      {isComplete ? <p className="mc-quiet">{say(hint)}</p> : <p><strong>{say(hint)}</strong></p>}
      {isOpen ? <ContentForm dossier={dossier} content={found.data} onClose={close} /> : <>
        <Lines lines={lines} />
        {mayComplete && (
          <div>
            <Opener ref={opener} isComplete={isComplete} onOpen={() => setIsOpen(true)} />
          </div>
        )}
      </>}
    </section>
  )
}

interface OpenerProps {
  readonly ref: Ref<HTMLButtonElement>
  readonly isComplete: boolean
  readonly onOpen: () => void
}

/** With the key that opens the fields, as long as they are closed. */
function Opener({ ref, isComplete, onOpen }: OpenerProps) {
  const name = say(isComplete ? CONTENT.again : CONTENT.open)
  useShortcuts([{ keys: 'c', name, run: onOpen }])
  return (
    <Button ref={ref} variant={isComplete ? 'default' : 'filled'} onClick={onOpen}>
      {name}&nbsp;<kbd>C</kbd>
    </Button>
  )
}

/** What nobody must say and nobody has said is left out, as on the result. */
function Lines({ lines }: Pick<ResultContent, 'lines'>) {
  const told = lines.filter(({ text, isNeeded }) => text !== '' || isNeeded)
  return (
    <dl className="mc-pairs">
      {told.map(({ key, label, text, isTyped }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {text === '' ? <span className="mc-quiet">{say(CONTENT.missing)}</span> : <>
              <bdi>{text}</bdi>{' '}
              <span className="mc-source">
                <span className="mc-hidden">{say(CONTENT.source)}: </span>
                {say(isTyped ? CONTENT.typed : CONTENT.declared)}
              </span>
            </>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface ContentFormProps extends OfDossier { readonly content: ResultContent; readonly onClose: () => void }

/** The fields of the form that stand on the result; a refusal keeps what was typed, and says it beside the field. */
function ContentForm({ dossier, content: { lines, formPages, typed }, onClose }: ContentFormProps) {
  const needed = new Set(lines.filter(({ isNeeded }) => isNeeded).map(({ key }) => key))
  const form = readForm(formPages)
  // What is asked in this case was chosen by the server, which has the whole form; no condition is left.
  const pages = form.pages.map((page) => ({
    ...page, sections: page.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => ({
        ...field, required: needed.has(field.key) ? 'always' as const : 'never' as const,
      })),
    })),
  }))
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>(typed)
  const saving = useActOnDossier(dossier.id)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), [])
  useEffect(() => {
    if (saving.error) box.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong] input')?.focus()
  }, [saving.error])
  const wrong = Object.entries(faultsUnder(saving.error, '/content'))
  const faults = Object.fromEntries(wrong.map(([key, text]) => [answerFieldId(key.split('/')[0] ?? key), text]))
  const isHidden = lines.some(({ key, isTyped }) => isTyped && !(key in typed))
  const submit = () => saving.mutate({
    noun: 'result-content', body: { content: givenAnswers(pages, answers) }, version: dossier.version,
  }, {
    onSuccess: () => {
      announce(say(CONTENT.done))
      onClose()
    },
  })
  return (
    <form
      ref={box} className="mc-stack" noValidate aria-label={say(CONTENT.open)}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormRefusal error={saving.error} />
      {isHidden && <p className="mc-quiet">{say(CONTENT.hidden)}</p>}
      <FormFields
        pages={pages} codes={form.codes} answers={answers} sources={{}} faults={faults}
        onAnswer={(key, value) => setAnswers((so) => ({ ...so, [key]: value }))}
      />
      <div className="mc-row">
        <Button type="submit" loading={saving.isPending}>{say(CONTENT.save)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(CONTENT.cancel)}</Button>
      </div>
    </form>
  )
}
