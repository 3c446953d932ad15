import type { QueueHalls } from '@motcua/contracts/queue.ts'
import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useClosingQueue, useReopeningQueue } from './hall-data.ts'
import { CLOSING } from './hall-closing-texts.ts'

type Hall = Pick<QueueHalls['halls'][number], 'unitId' | 'closing' | 'isReceiving'>

/** Whether numbers are given today, and the way to give none any more or to give them again. */
export function HallClosing({ unitId, closing, isReceiving }: Hall) {
  const [isAsked, setAsked] = useState(false)
  const reopening = useReopeningQueue()
  if (!isReceiving) return <p role="status">{say(CLOSING.notReceiving)}</p>
  if (closing) return (
    <div className="mc-stack">
      <p role="status">{say(CLOSING.since, { at: showTime(closing.at), name: closing.byName })} <q lang="vi">{closing.why}</q></p>
      <FormRefusal error={reopening.error} />
      <div><Button
        variant="default" loading={reopening.isPending}
        onClick={() => reopening.mutate(unitId, { onSuccess: () => announce(say(CLOSING.reopened)) })}
      >{say(CLOSING.reopen)}</Button></div>
    </div>
  )
  return isAsked
    ? <ClosingForm unitId={unitId} onClose={() => setAsked(false)} />
    : <div><Button variant="default" onClick={() => setAsked(true)}>{say(CLOSING.close)}</Button></div>
}

function ClosingForm({ unitId, onClose }: { readonly unitId: string; readonly onClose: () => void }) {
  const [why, setWhy] = useState('')
  const [waiting, setWaiting] = useState<'kept' | 'ended'>('kept')
  const [fault, setFault] = useState<string>()
  const closing = useClosingQueue()
  useFaultyTitle(fault !== undefined)
  const send = () => {
    if (closing.isPending) return
    if (why.trim() === '') {
      setFault(say(CLOSING.needWhy))
      return
    }
    closing.mutate({ unitId, why: why.trim(), endsWaiting: waiting === 'ended' }, {
      onSuccess: ({ ended }) => {
        announce(say(ended > 0 ? CLOSING.doneEnded : CLOSING.done, { ended }))
        onClose()
      },
    })
  }
  return (
    <form
      className="mc-confirm mc-stack" noValidate aria-label={say(CLOSING.title)}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose() }}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h3>{say(CLOSING.title)}</h3>
      <p>{say(CLOSING.hint)}</p>
      <FormRefusal error={closing.error} />
      <TextInput
        label={say(CLOSING.why)} withAsterisk maxLength={500} value={why} error={fault} data-autofocus
        onChange={(event) => {
          setWhy(event.currentTarget.value)
          setFault(undefined)
        }}
      />
      <Radio.Group
        label={say(CLOSING.waiting)} value={waiting} onChange={(one) => setWaiting(one === 'ended' ? one : 'kept')}
      >
        <Radio value="kept" label={say(CLOSING.kept)} />
        <Radio value="ended" label={say(CLOSING.ended)} />
      </Radio.Group>
      <div className="mc-row">
        <Button type="submit" loading={closing.isPending}>{say(CLOSING.close)}</Button>
        <Button variant="default" onClick={onClose}>{say(CLOSING.cancel)}</Button>
      </div>
    </form>
  )
}
