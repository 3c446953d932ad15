import type { ProcedureDifference } from '@motcua/contracts/procedure-differences.ts'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useAccepting, useDeclining } from './difference-data.ts'
import { DIFFERENCE } from './difference-texts.ts'

/** Both deeds on one that waits: a draft that says theirs, or ours kept for a reason. */
export function DecideDifference({ one: { id, lines } }: { readonly one: ProcedureDifference }) {
  const [asked, setAsked] = useState<'accept' | 'decline'>()
  const taken = lines.filter(({ way }) => way === 'taken').length
  const leave = () => {
    setAsked(undefined)
    focusContent()
  }
  if (asked === 'accept') return <Accept id={id} taken={taken} left={lines.length - taken} onLeave={leave} />
  if (asked === 'decline') return <Decline id={id} onLeave={leave} />
  return <>
    {taken === 0 && <p className="mc-quiet">{say(DIFFERENCE.byHand)}</p>}
    <div className="mc-row">
      {taken > 0 && <Button onClick={() => setAsked('accept')}>{say(DIFFERENCE.accept)}</Button>}
      <Button variant="default" onClick={() => setAsked('decline')}>{say(DIFFERENCE.decline)}</Button>
    </div>
  </>
}

function Accept({ id, taken, left, onLeave }: {
  readonly id: string; readonly taken: number; readonly left: number; readonly onLeave: () => void
}) {
  const navigate = useNavigate()
  const accepting = useAccepting(id)
  return (
    <ConfirmPanel
      title={say(DIFFERENCE.acceptTitle)} confirmLabel={say(DIFFERENCE.accept)} isBusy={accepting.isPending}
      onCancel={onLeave}
      onConfirm={() => accepting.mutate(undefined, {
        onSuccess({ id: begun }) {
          announce(say(DIFFERENCE.begun))
          void navigate({ to: '/goi-thu-tuc/$id', params: { id: begun } })
        },
      })}
    >
      <FormRefusal error={accepting.error} />
      <p>{say(DIFFERENCE.acceptWhat, { taken })} {left > 0 && say(DIFFERENCE.acceptLeft, { left })}</p>
      <p>{say(DIFFERENCE.acceptThen)}</p>
    </ConfirmPanel>
  )
}

function Decline({ id, onLeave }: { readonly id: string; readonly onLeave: () => void }) {
  const declining = useDeclining(id)
  return (
    <AskWhy
      title={say(DIFFERENCE.declineTitle)} most={500} field="/reason" error={declining.error}
      words={{
        why: say(DIFFERENCE.why), need: say(DIFFERENCE.needWhy), send: say(DIFFERENCE.decline),
        leave: say(DIFFERENCE.leave),
      }}
      isBusy={declining.isPending} onLeave={onLeave}
      onSay={(reason) => declining.mutate({ reason }, {
        onSuccess() {
          announce(say(DIFFERENCE.kept))
          focusContent()
        },
      })}
    ><p>{say(DIFFERENCE.declineWhat)}</p></AskWhy>
  )
}
