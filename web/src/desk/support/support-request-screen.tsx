import type { SupportDetail } from '@motcua/contracts/support.ts'
import { Button, Textarea } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { useSupportDeed, useSupportRequest } from './support-data.ts'
import { SUPPORT, SUPPORT_STATE } from './support-texts.ts'

/** One request: where it was asked, what was said to it, and what one may do. */
export function SupportRequestScreen() {
  const { id } = useParams({ from: '/desk/ho-tro/$id' })
  const found = useSupportRequest(id)
  if (!found.data) return <WaitingScreen title={say(SUPPORT.title)} failed={say(SUPPORT.failed)} found={found} />
  return <OneRequest request={found.data} />
}

function OneRequest({ request }: { request: SupportDetail }) {
  const { text, state, askedBy, unitName, at, screen, dossierNumber, version, answers } = request
  useTitle(say(SUPPORT.titleOf, { at: showShortMoment(at) }))
  return (
    <main className="mc-stack">
      <nav><Link to="/ho-tro">{say(SUPPORT.back)}</Link></nav>
      <h1>{say(SUPPORT.title)} <span className="mc-quiet">{say(SUPPORT_STATE[state])}</span></h1>
      <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>
      <dl className="mc-pairs mc-panel">
        <div><dt>{say(SUPPORT.colWho)}</dt><dd>{askedBy}, <bdi>{unitName}</bdi>, {showShortMoment(at)}</dd></div>
        <div><dt>{say(SUPPORT.where)}</dt><dd>{screen}</dd></div>
        {dossierNumber !== null
          && <div><dt>{say(SUPPORT.dossier)}</dt><dd className="mc-number">{dossierNumber}</dd></div>}
        <div><dt>{say(SUPPORT.version)}</dt><dd>{version}</dd></div>
      </dl>
      <section aria-label={say(SUPPORT.answers)} className="mc-panel">
        <h2>{say(SUPPORT.answers)}</h2>
        {answers.length === 0 && <p className="mc-quiet">{say(SUPPORT.noAnswer)}</p>}
        <ul>{answers.map(({ kind, said, saidBy, at: when }, nth) => (
          <li key={nth}>
            {kind === 'passing-on'
              && <b>{say(SUPPORT.passedOn)}: </b>}<span style={{ whiteSpace: 'pre-wrap' }}>{said}</span>
            <br /><span className="mc-quiet">{saidBy}, {showShortMoment(when)}</span>
          </li>
        ))}</ul>
      </section>
      <Deeds request={request} />
    </main>
  )
}

function Deeds({ request: { id, may } }: { request: SupportDetail }) {
  const [text, setText] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const deed = useSupportDeed((path) => {
    setText('')
    setHasTried(false)
    announce(say(
      path.endsWith('/answer') ? SUPPORT.answered : path.endsWith('/closing') ? SUPPORT.closed : SUPPORT.moved,
    ))
  })
  const send = (noun: 'answer' | 'passing-on') => {
    setHasTried(true)
    if (text.trim() !== '') deed.mutate({ path: `/api/support/${id}/${noun}`, body: { text } })
  }
  if (!may.answer && !may.close) return null
  return (
    <form noValidate className="mc-stack" onSubmit={(event) => { event.preventDefault(); send('answer') }}>
      <FormRefusal error={deed.error} />
      {may.answer && <Textarea label={say(SUPPORT.yourText)} autosize minRows={3} maxLength={2_000} value={text}
        error={hasTried && text.trim() === '' ? say(SUPPORT.textMissing) : faultAt(deed.error, '/text')}
        onChange={(event) => setText(event.currentTarget.value)} />}
      <div className="mc-row">
        {may.answer && <Button type="submit" loading={deed.isPending}>{say(SUPPORT.answer)}</Button>}
        {may.passOn && <Button variant="default" onClick={() => send('passing-on')}>{say(SUPPORT.passOn)}</Button>}
        {may.close && <Button
          variant="default" onClick={() => deed.mutate({ path: `/api/support/${id}/closing`, body: {} })}
        >{say(SUPPORT.close)}</Button>}
      </div>
    </form>
  )
}
