import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { Help } from '@motcua/contracts/guides.ts'
import { Button, TextInput, Textarea } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useMatches, useParams } from '@tanstack/react-router'
import { useDeferredValue, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { dossierKey } from '../dossier/read-dossier.ts'
import { GuideFilm } from '../guides/guide-film.tsx'
import { MarkupView } from '../guides/markup-view.tsx'
import { useSupportDeed } from '../support/support-data.ts'
import { HELP } from './help-texts.ts'

/** The button in the shell, F1 and `h`: the guide of this screen, a search, whom to call, and asking for help. */
export function HelpPanel() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const open = () => {
    setIsOpen(true)
    if (!dialog.current?.open) dialog.current?.showModal()
  }
  const close = () => dialog.current?.close()
  useShortcuts([
    { keys: 'F1', name: say(HELP.button), run: open }, { keys: 'h', name: say(HELP.button), run: open },
  ])
  return (
    <>
      <button type="button" className="mc-link-button" onClick={open}><kbd>F1</kbd> {say(HELP.button)}</button>
      <dialog ref={dialog} className="mc-help" aria-label={say(HELP.title)} onClose={() => setIsOpen(false)}>
        {isOpen && <Inside onClose={close} />}
      </dialog>
    </>
  )
}

function Inside({ onClose }: { onClose: () => void }) {
  const screen = usePattern()
  const [search, setSearch] = useState('')
  const sought = useDeferredValue(search.trim())
  const { data: help } = useQuery({
    queryKey: ['help', screen, sought],
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/help', { query: { screen, search: sought }, signal })) as Help,
    placeholderData: keepPreviousData,
  })
  const guides = help?.guides ?? []
  return (
    <div className="mc-stack">
      <h2>{say(HELP.title)}</h2>
      <TextInput label={say(HELP.search)} value={search} maxLength={200} data-autofocus
        onChange={(event) => setSearch(event.currentTarget.value)} />
      {help && guides.length === 0 && <p className="mc-quiet">{say(sought === '' ? HELP.none : HELP.nothing)}</p>}
      {guides.map(({ id, title, titleEn, body, bodyEn, film }, nth) => (
        <details key={id} open={sought === '' && nth === 0}>
          <summary>{LANGUAGE === 'en' && titleEn !== '' ? titleEn : title}</summary>
          <div lang={LANGUAGE === 'en' && bodyEn !== '' ? 'en' : 'vi'}>
            <MarkupView text={LANGUAGE === 'en' && bodyEn !== '' ? bodyEn : body} />
          </div>
          {film && <GuideFilm film={film} title={title} />}
        </details>
      ))}
      <AskForm screen={screen} onSent={onClose} />
      {help && help.contacts.length > 0 && <section>
        <h3>{say(HELP.contacts)}</h3>
        <ul>{help.contacts.map(({ title, phone, hours }) => <li key={title}>
          {title}: <b>{phone}</b> <span className="mc-quiet">{hours}</span>
        </li>)}</ul>
      </section>}
      <div className="mc-row">
        <Link to="/ho-tro" onClick={onClose}>{say(HELP.mine)}</Link>
        <Button variant="default" onClick={onClose}>{say(HELP.close)}</Button>
      </div>
    </div>
  )
}

function AskForm({ screen, onSent }: { screen: string; onSent: () => void }) {
  const [text, setText] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const dossierNumber = useNumberOfPage()
  const asking = useSupportDeed(() => {
    announce(say(HELP.sent))
    onSent()
  })
  const send = () => {
    setHasTried(true)
    if (text.trim() !== '')
      asking.mutate({
        path: '/api/support', body: { text, screen, ...dossierNumber !== undefined && { dossierNumber } },
      })
  }
  return (
    <form noValidate aria-label={say(HELP.ask)} onSubmit={(event) => { event.preventDefault(); send() }}>
      <FormRefusal error={asking.error} />
      <Textarea label={say(HELP.askLabel)} description={say(HELP.askHint)} autosize minRows={2} maxLength={2_000}
        value={text}
        error={hasTried && text.trim() === '' ? say(HELP.askMissing) : faultAt(asking.error, '/text')}
        onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit" mt="xs" loading={asking.isPending}>{say(HELP.ask)}</Button>
    </form>
  )
}

/** The pattern of the address, `/ho-so/$id`: which dossier it is says its number, and nothing else does. */
function usePattern(): string {
  const matches = useMatches()
  const pattern = (matches.at(-1)?.fullPath ?? '/').replace(/(?<=.)\/$/, '')
  return /^\/[a-z$/-]{0,99}$/.test(pattern) ? pattern : '/'
}

/** The number of the dossier whose page stands behind the panel, as that page has read it. */
function useNumberOfPage(): string | undefined {
  const { id } = useParams({ strict: false })
  const queryClient = useQueryClient()
  return id === undefined ? undefined : queryClient.getQueryData<Pick<DossierDetail, 'number'>>(dossierKey(id))?.number
}
