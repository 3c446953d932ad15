import type { PartnerMessage, PartnerMessageLine } from '@motcua/contracts/partners.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { LOG, MESSAGE } from './log-texts.ts'
import { MessageBody } from './message-body.tsx'
import { wordsOfKind } from './message-words.ts'
import { useExchangeDeed, useMessage, useReading } from './partner-data.ts'
import { wordsOfFault } from './partner-words.ts'

const WHY = { why: say(MESSAGE.why), need: say(MESSAGE.needWhy), leave: say(MESSAGE.leave) }

/** One message: what proves it; where it was refused, what mends it. */
export function MessagePanel({ line, onClose }: { readonly line: PartnerMessageLine; readonly onClose: () => void }) {
  const found = useMessage(line.id)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const number = line.dossierNumber ?? say(LOG.none)
  return (
    <section className="mc-panel mc-stack" aria-labelledby="thu">
      <h2 id="thu" ref={heading} tabIndex={-1}>{say(MESSAGE.title, { what: wordsOfKind(line.kind), number })}</h2>
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError
        && <ErrorState title={say(LOG.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Evidence message={found.data} />}
      {line.state === 'dead' && <Mending id={line.id} onClose={onClose} />}
      <div className="mc-row"><Button variant="subtle" onClick={onClose}>{say(MESSAGE.close)}</Button></div>
    </section>
  )
}

function Evidence({ message }: { readonly message: PartnerMessage }) {
  const { id, madeAt, triedAt, tries, acknowledgedAt, fault, state } = message
  const { digest, isIntact, thinnedAt, answerDigest, dropReason } = message
  const at = triedAt === null ? say(LOG.none) : say(MESSAGE.tries, { at: showShortMoment(triedAt), count: tries })
  const kept = thinnedAt === null ? say(isIntact === true ? MESSAGE.intact : MESSAGE.broken)
    : say(MESSAGE.thinned, { at: showShortMoment(thinnedAt) })
  const why = state === 'acknowledged' ? null : fault
  const pairs: [string, string][] = [
    [say(MESSAGE.address), id], [say(MESSAGE.made), showShortMoment(madeAt)], [say(MESSAGE.tried), at],
    [say(LOG.taken), acknowledgedAt === null ? say(LOG.none) : showShortMoment(acknowledgedAt)],
    ...why === null ? [] : [[say(MESSAGE.fault), wordsOfFault(why)] as [string, string]],
    ...dropReason === null ? [] : [[say(MESSAGE.dropReason), dropReason] as [string, string]],
    [say(MESSAGE.digest), `${digest} (${kept})`],
    [say(MESSAGE.answer), answerDigest ?? say(LOG.none)],
  ]
  return (
    <dl className="mc-pairs">{pairs.map(([name, value]) => (
      <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
    ))}</dl>
  )
}

/** Sent again, read and corrected, or dropped: one question at a time. */
function Mending({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [asking, setAsking] = useState<'read' | 'drop'>()
  const reading = useReading(id)
  const resending = useExchangeDeed(() => {
    announce(say(MESSAGE.resent))
    onClose()
  })
  const dropping = useExchangeDeed(() => {
    announce(say(MESSAGE.dropped))
    onClose()
  })
  const path = `/api/partner-messages/${id}`
  const leave = () => setAsking(undefined)
  if (reading.data) return <MessageBody
    body={reading.data.body} error={resending.error} isBusy={resending.isPending}
    onSend={(body) => resending.mutate({ path: `${path}/resending`, body: { body } })}
  />
  if (asking === 'read') return <AskWhy
    title={say(MESSAGE.readTitle)} most={500} field="/reason" error={reading.error} isBusy={reading.isPending}
    words={{ ...WHY, hint: say(MESSAGE.readHint), send: say(MESSAGE.read) }}
    onLeave={leave} onSay={(reason) => reading.mutate({ reason })}
  />
  if (asking === 'drop') return <AskWhy
    title={say(MESSAGE.dropTitle)} most={500} field="/reason" error={dropping.error} isBusy={dropping.isPending}
    words={{ ...WHY, hint: say(MESSAGE.dropHint), send: say(MESSAGE.drop) }}
    onLeave={leave} onSay={(reason) => dropping.mutate({ path: `${path}/dropping`, body: { reason } })}
  />
  return <>
    <FormRefusal error={resending.error} />
    <div className="mc-row">
      <Button
        loading={resending.isPending} onClick={() => resending.mutate({ path: `${path}/resending`, body: {} })}
      >{say(MESSAGE.resend)}</Button>
      <Button variant="default" onClick={() => setAsking('read')}>{say(MESSAGE.read)}</Button>
      <Button variant="default" color="red" onClick={() => setAsking('drop')}>{say(MESSAGE.drop)}</Button>
    </div>
  </>
}
