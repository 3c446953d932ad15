import type { ConsultationDetail } from '@motcua/contracts/consultations.ts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { PAPER } from '../dossier/paper-texts.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { AnswerForm } from './answer-form.tsx'
import { byWhom } from './by-whom.ts'
import { useAnswer, useConsultation } from './consultation-data.ts'
import { ANSWERING, CONSULTATION, SILENCE, STANDING } from './consultation-texts.ts'
import { Answered } from './what-was-said.tsx'

/** One question as whoever is asked sees it: what is asked, what was given along, and the answer. */
export function OneConsultationScreen() {
  const { id } = useParams({ from: '/desk/y-kien/$id' })
  const found = useConsultation(id)
  if (!found.data)
    return <WaitingScreen title={say(ANSWERING.oneTitle)} failed={say(ANSWERING.oneFailed)} found={found} />
  return <One one={found.data} />
}

function One({ one }: { one: ConsultationDetail }) {
  const { number, procedure, standing, unitName, fromName, askedAt, askedBy, question, legalBasis, dueAt, hours } = one
  const asked = { who: byWhom(askedBy, one.askedFor), unit: fromName, at: showShortMoment(askedAt) }
  useTitle(`${say(ANSWERING.oneTitle)} ${number}`)
  return (
    <main className="mc-stack">
      <nav><Link to="/y-kien">{say(ANSWERING.back)}</Link></nav>
      <h1>{say(ANSWERING.oneTitle)} <span className="mc-quiet">{say(STANDING[standing])}</span></h1>
      <dl className="mc-pairs mc-panel">
        <div><dt>{say(ANSWERING.number)}</dt><dd><span className="mc-number">{number}</span>, {procedure}</dd></div>
        <div><dt>{say(ANSWERING.askedUnit)}</dt><dd>{unitName}</dd></div>
        <div><dt>{say(ANSWERING.askedBy)}</dt><dd>{say(CONSULTATION.asked, asked)}</dd></div>
        <div><dt>{say(CONSULTATION.question)}</dt><dd lang="vi" style={{ whiteSpace: 'pre-wrap' }}>{question}</dd></div>
        <div><dt>{say(CONSULTATION.legalBasis)}</dt><dd lang="vi">{legalBasis}</dd></div>
        <div><dt>{say(CONSULTATION.due)}</dt><dd>{say(CONSULTATION.dueIn, { at: showMoment(dueAt), hours })}</dd></div>
        <div>
          <dt>{say(ANSWERING.silence)}</dt><dd>{say(SILENCE[one.silence], { basis: one.silenceBasis })}</dd>
        </div>
      </dl>
      <Given one={one} />
      {(one.answer !== null || one.silentAt !== null) && (
        <section className="mc-panel" aria-label={say(ANSWERING.answer)}>
          <h2>{say(ANSWERING.answer)}</h2>
          <Answered one={one} />
        </section>
      )}
      {one.isOpen && (one.isMine ? <AnswerForm one={one} /> : <Take one={one} />)}
    </main>
  )
}

/** What of the declaration and which papers whoever asked chose; nothing else of the dossier is to be had. */
function Given({ one: { id, fields, papers, isGivenShown, isOpen } }: { one: ConsultationDetail }) {
  return (
    <section className="mc-panel" aria-label={say(CONSULTATION.given)}>
      <h2>{say(CONSULTATION.given)}</h2>
      {!isGivenShown && <p className="mc-quiet">{say(isOpen ? ANSWERING.givenToOther : ANSWERING.givenNoMore)}</p>}
      {isGivenShown && fields.length + papers.length === 0 && <p className="mc-quiet">{say(CONSULTATION.nothing)}</p>}
      {fields.length > 0 && (
        <dl className="mc-pairs">
          {fields.map(({ label, text }, nth) => <div key={nth}><dt>{label}</dt><dd>{text}</dd></div>)}
        </dl>
      )}
      {papers.length > 0 && <>
        <h3>{say(ANSWERING.papers)}</h3>
        <ul>{papers.map(({ nth, name, shownAs }) => (
          <li key={nth}>
            <a href={`/api/consultations/${id}/papers/${nth}`} target="_blank" rel="noreferrer">{name}</a>
            {shownAs !== 'file' && <> <span className="mc-quiet">{say(PAPER[shownAs])}</span></>}
          </li>
        ))}</ul>
      </>}
    </section>
  )
}

function Take({ one: { id, takenBy } }: { one: ConsultationDetail }) {
  const taking = useAnswer(id, () => announce(say(ANSWERING.taken)))
  return (
    <div>
      <FormRefusal error={taking.error} />
      <Button loading={taking.isPending} onClick={() => taking.mutate('taking')}>
        {takenBy === null ? say(ANSWERING.take) : say(ANSWERING.takeOver, { who: takenBy })}
      </Button>
    </div>
  )
}
