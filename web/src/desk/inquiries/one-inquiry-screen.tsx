import type { InquiryDetail } from '@motcua/contracts/inquiries.ts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { showMoment, showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { AnswerInquiryForm } from './answer-inquiry-form.tsx'
import { AssignInquiryForm } from './assign-inquiry-form.tsx'
import { useInquiry, useInquiryDeed } from './inquiry-data.ts'
import { INQUIRY, INQUIRY_STATE } from './inquiry-texts.ts'

/** One inquiry of another agency: what it asks, what became of it, and what one may do about it. */
export function OneInquiryScreen() {
  const { id } = useParams({ from: '/desk/hoi-y-kien/$id' })
  const found = useInquiry(id)
  if (!found.data)
    return <WaitingScreen title={say(INQUIRY.oneTitle)} failed={say(INQUIRY.oneFailed)} found={found} />
  return <One one={found.data} />
}

function One({ one }: { one: InquiryDetail }) {
  const { id, documentId, sender, senderName, subject, content, dueOn, receivedAt, state, unitName, files } = one
  const standing = wordsOfHolder(one) ?? say(INQUIRY_STATE[state])
  useTitle(`${say(INQUIRY.oneTitle)} ${documentId}`)
  const pairs: [string, string | null][] = [
    [say(INQUIRY.from), senderName === null ? sender : `${senderName} (${sender})`],
    [say(INQUIRY.document), documentId], [say(INQUIRY.received), showMoment(receivedAt)],
    [say(INQUIRY.due), dueOn === null ? say(INQUIRY.noDay) : showShortDay(dueOn)], [say(INQUIRY.unit), unitName],
    [say(INQUIRY.subject), subject], [say(INQUIRY.content), content], [say(INQUIRY.reason), one.declineReason],
    [say(INQUIRY.answer), one.answerWords === null ? null : `${one.answerSubject ?? ''}\n${one.answerWords}`],
  ]
  return (
    <main className="mc-stack">
      <nav><Link to="/hoi-y-kien">{say(INQUIRY.back)}</Link></nav>
      <h1>{say(INQUIRY.oneTitle)} <span className="mc-quiet">{standing}</span></h1>
      <dl className="mc-pairs mc-panel">{pairs.filter(([, value]) => value !== null && value !== '').map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd lang="vi" style={{ whiteSpace: 'pre-wrap' }}>{value}</dd></div>
      ))}</dl>
      <Files name={say(INQUIRY.files)} path={`/api/inquiries/${id}/files`} files={files} />
      <Files name={say(INQUIRY.answerFiles)} path={`/api/inquiries/${id}/answer-files`} files={one.answerFiles} />
      {one.isOpen && one.isMine && <AnswerInquiryForm one={one} />}
      {one.isOpen && <Deeds one={one} />}
    </main>
  )
}

/** Files that came or went, each opened by a press; nothing where there are none. */
function Files({ name: title, path, files }: {
  readonly name: string; readonly path: string; readonly files: InquiryDetail['files']
}) {
  if (files.length === 0) return null
  return (
    <section className="mc-panel" aria-label={title}>
      <h2>{title}</h2>
      <ul>{files.map(({ number, name }) => (
        <li key={number}><a href={`${path}/${number}`} target="_blank" rel="noreferrer">{name}</a></li>
      ))}</ul>
    </section>
  )
}

/** Who has it while it is open; null: nobody, or it has ended. */
function wordsOfHolder({ isOpen, isMine, takenBy }: InquiryDetail): string | null {
  if (!isOpen || takenBy === null) return null
  return isMine ? say(INQUIRY.mine) : say(INQUIRY.heldBy, { who: takenBy })
}

/** Taken, given to another unit, or declined: one question at a time. */
function Deeds({ one: { id, isMine, takenBy } }: { one: InquiryDetail }) {
  const [asking, setAsking] = useState<'assign' | 'decline'>()
  const leave = () => setAsking(undefined)
  const taking = useInquiryDeed(() => announce(say(INQUIRY.taken)))
  const declining = useInquiryDeed(() => {
    announce(say(INQUIRY.declined))
    leave()
  })
  const path = `/api/inquiries/${id}`
  if (asking === 'assign') return <AssignInquiryForm id={id} onClose={leave} />
  if (asking === 'decline') return <AskWhy
    title={say(INQUIRY.decline)} most={500} field="/reason" error={declining.error} isBusy={declining.isPending}
    words={{
      why: say(INQUIRY.why), need: say(INQUIRY.needWhy), leave: say(INQUIRY.leave), hint: say(INQUIRY.declineHint),
      send: say(INQUIRY.decline),
    }}
    onLeave={leave} onSay={(reason) => declining.mutate({ path: `${path}/refusal`, body: { reason } })}
  />
  return <>
    <FormRefusal error={taking.error} />
    <div className="mc-row">
      {!isMine && <Button
        variant={takenBy === null ? 'filled' : 'default'} loading={taking.isPending}
        onClick={() => taking.mutate({ path: `${path}/taking`, body: {} })}
      >{takenBy === null ? say(INQUIRY.take) : say(INQUIRY.takeOver, { who: takenBy })}</Button>}
      <Button variant="default" onClick={() => setAsking('assign')}>{say(INQUIRY.assign)}</Button>
      <Button variant="default" color="red" onClick={() => setAsking('decline')}>{say(INQUIRY.decline)}</Button>
    </div>
  </>
}
