import type { PetitionDetail } from '@motcua/contracts/petitions.ts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { AnswerPetitionForm } from './answer-petition-form.tsx'
import { AssignPetitionForm } from './assign-petition-form.tsx'
import { usePetition, usePetitionDeed } from './petition-data.ts'
import { PETITION, PETITION_KIND, PETITION_SOURCE, PETITION_STATE } from './petition-texts.ts'

/** One petition: what it says and by whom, what became of it, and what one may do about it. */
export function OnePetitionScreen() {
  const { id } = useParams({ from: '/desk/hoi-dap-phan-anh/$id' })
  const found = usePetition(id)
  if (!found.data)
    return <WaitingScreen title={say(PETITION.oneWaiting)} failed={say(PETITION.oneFailed)} found={found} />
  return <One one={found.data} />
}

function One({ one }: { one: PetitionDetail }) {
  const { id, number, kind, source, state, isOpen, isMine, isLate } = one
  const title = say(PETITION.oneTitle, { number })
  const standing = wordsOfHolder(one) ?? say(PETITION_STATE[state])
  useTitle(title)
  const pairs: [string, string | null][] = [
    [say(PETITION.kind), say(PETITION_KIND[kind])], [say(PETITION.source), say(PETITION_SOURCE[source])],
    [say(PETITION.numberThere), one.numberThere], [say(PETITION.received), showMoment(one.receivedAt)],
    [say(PETITION.refuseBy), isOpen ? showMoment(one.refuseBy) : null],
    [say(PETITION.due), `${showMoment(one.dueAt)}${isOpen && isLate ? ` (${say(PETITION.late)})` : ''}`],
    [say(PETITION.unit), one.unitName], [say(PETITION.from), one.assignedFrom],
    [say(PETITION.assignReason), one.assignReason], [say(PETITION.sender), one.senderName],
    [say(PETITION.phone), one.phone], [say(PETITION.email), one.email], [say(PETITION.subject), one.subject],
    [say(PETITION.words), one.words], [say(PETITION.answer), one.answerWords], [say(PETITION.reason), one.refuseReason],
    [say(PETITION.ended), one.endedAt === null ? null : showMoment(one.endedAt)],
  ]
  return (
    <main className="mc-stack">
      <nav><Link to="/hoi-dap-phan-anh">{say(PETITION.back)}</Link></nav>
      <h1>{title} <span className="mc-quiet">{standing}</span></h1>
      <dl className="mc-pairs mc-panel">{pairs.filter(([, value]) => value !== null && value !== '').map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd lang="vi" style={{ whiteSpace: 'pre-wrap' }}>{value}</dd></div>
      ))}</dl>
      {isOpen && isMine && <AnswerPetitionForm id={id} />}
      {isOpen && <Deeds one={one} />}
    </main>
  )
}

/** Who has it while it is open; null: nobody, or it has ended. */
function wordsOfHolder({ isOpen, isMine, takenBy }: PetitionDetail): string | null {
  if (!isOpen || takenBy === null) return null
  return isMine ? say(PETITION.mine) : say(PETITION.heldBy, { who: takenBy })
}

/** Taken, given to another unit, or refused: one question at a time. */
function Deeds({ one: { id, isMine, takenBy } }: { one: PetitionDetail }) {
  const [asking, setAsking] = useState<'assign' | 'refuse'>()
  const leave = () => setAsking(undefined)
  const taking = usePetitionDeed(() => announce(say(PETITION.taken)))
  const refusing = usePetitionDeed(() => {
    announce(say(PETITION.refused))
    leave()
  })
  const path = `/api/petitions/${id}`
  if (asking === 'assign') return <AssignPetitionForm id={id} onClose={leave} />
  if (asking === 'refuse') return <AskWhy
    title={say(PETITION.refuse)} most={500} field="/reason" error={refusing.error} isBusy={refusing.isPending}
    words={{
      why: say(PETITION.why), need: say(PETITION.needWhy), leave: say(PETITION.leave), hint: say(PETITION.refuseHint),
      send: say(PETITION.refuse),
    }}
    onLeave={leave} onSay={(reason) => refusing.mutate({ path: `${path}/refusal`, body: { reason } })}
  />
  return <>
    <FormRefusal error={taking.error} />
    <div className="mc-row">
      {!isMine && <Button
        variant={takenBy === null ? 'filled' : 'default'} loading={taking.isPending}
        onClick={() => taking.mutate({ path: `${path}/taking`, body: {} })}
      >{takenBy === null ? say(PETITION.take) : say(PETITION.takeOver, { who: takenBy })}</Button>}
      <Button variant="default" onClick={() => setAsking('assign')}>{say(PETITION.assign)}</Button>
      <Button variant="default" color="red" onClick={() => setAsking('refuse')}>{say(PETITION.refuse)}</Button>
    </div>
  </>
}
