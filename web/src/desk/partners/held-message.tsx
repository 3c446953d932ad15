import type { HeldMessageLine } from '@motcua/contracts/held-messages.ts'
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { HeldLetter, HeldWord } from './held-letter.tsx'
import { HELD, HELD_WORD } from './held-texts.ts'
import { wordsOfCause, wordsOfSender } from './held-words.ts'
import { letterIn, wordIn } from './letter-in.ts'
import { useExchangeDeed, useReadingHeld } from './partner-data.ts'

const WHY = { why: say(HELD.why), need: say(HELD.needWhy), leave: say(HELD.leave) }

/** One message that waits for somebody: read for a reason, handled again, or refused; one question at a time. */
export function HeldMessage({ partner, line, onClose }: {
  readonly partner: string; readonly line: HeldMessageLine; readonly onClose: () => void
}) {
  const { id, kind, fault } = line
  const [asking, setAsking] = useState<'read' | 'refuse'>()
  const reading = useReadingHeld(id)
  const done = (words: string) => () => {
    announce(words)
    onClose()
  }
  const again = useExchangeDeed(done(say(HELD.againDone)))
  const refusing = useExchangeDeed(done(say(HELD.refused)))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const path = `/api/held-messages/${id}`
  const leave = () => setAsking(undefined)
  return (
    <section className="mc-panel mc-stack" aria-labelledby="thu-cho-xem">
      <h3 id="thu-cho-xem" ref={heading} tabIndex={-1}>
        {say(HELD.messageTitle, { sender: wordsOfSender(partner, line) })}
      </h3>
      <p>{wordsOfCause(fault)}</p>
      {reading.data && <Body partner={partner} body={reading.data.body} />}
      {asking === 'read' && !reading.data && <AskWhy
        title={say(HELD.readTitle)} most={500} field="/reason" error={reading.error} isBusy={reading.isPending}
        words={{ ...WHY, hint: say(HELD.readHint), send: say(HELD.read) }}
        onLeave={leave} onSay={(reason) => reading.mutate({ reason })}
      />}
      {asking === 'refuse' && <AskWhy
        title={say(HELD.refuseTitle)} most={500} field="/reason" error={refusing.error} isBusy={refusing.isPending}
        words={{ ...WHY, hint: say(kind === 'document' ? HELD.refuseToldHint : HELD.refuseHint), send: say(HELD.refuse) }}
        onLeave={leave} onSay={(reason) => refusing.mutate({ path: `${path}/refusal`, body: { reason } })}
      />}
      <FormRefusal error={again.error} />
      {(asking === undefined || (asking === 'read' && reading.data)) && <div className="mc-row">
        <Button
          loading={again.isPending} onClick={() => again.mutate({ path: `${path}/handling`, body: {} })}
        >{say(HELD.again)}</Button>
        {!reading.data && <Button variant="default" onClick={() => setAsking('read')}>{say(HELD.read)}</Button>}
        <Button variant="default" color="red" onClick={() => setAsking('refuse')}>{say(HELD.refuse)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(HELD.close)}</Button>
      </div>}
    </section>
  )
}

function Body({ partner, body }: { readonly partner: string; readonly body: Readonly<Record<string, unknown>> }) {
  if (Object.keys(body).length === 0) return <p>{say(HELD.nothing)}</p>
  const [letter, word] = [letterIn(body), wordIn(body)]
  const raw = (
    <Textarea label={say(HELD.body)} value={JSON.stringify(body, null, 2)} readOnly autosize minRows={6} maxRows={30} />
  )
  if (!letter && !word) return raw
  // Who signed it, and what a ministry's system says besides, stands in what came alone.
  return <>
    {letter ? <HeldLetter letter={letter} /> : word && <HeldWord word={word} partner={partner} />}
    <details><summary>{say(HELD_WORD.raw)}</summary>{raw}</details>
  </>
}
