import type { KeptWebhookLine, KeptWebhookMessageLine, WebhookAttempt } from '@motcua/contracts/webhooks.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { useDeliveries, useDeveloperDeed } from './developer-data.ts'
import { LOOK_OF_DELIVERY, showSeconds, wordsOfCallFault, wordsOfEvent } from './developer-words.ts'
import { DELIVERY, DELIVERY_STATES } from './endpoint-texts.ts'

/** What an endpoint was told and what became of it, newest first; one is sent again by a press. */
export function DeliveryPanel({ endpoint: { id, address, state }, onClose }: {
  readonly endpoint: KeptWebhookLine; readonly onClose: () => void
}) {
  const found = useDeliveries(id)
  const resending = useDeveloperDeed(() => announce(say(DELIVERY.resent)))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mc-panel mc-stack" aria-labelledby="lich-su-gui" onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h3 id="lich-su-gui" ref={heading} tabIndex={-1} className="mc-address">{say(DELIVERY.title, { address })}</h3>
      <FormRefusal error={resending.error} />
      <FoundTable
        found={found} keyOf={(one) => one.id}
        words={{
          failed: say(DELIVERY.failed), none: say(DELIVERY.none), more: say(DELIVERY.more),
          heads: [
            say(DELIVERY.what), say(DELIVERY.dossier), say(DELIVERY.happened), say(DELIVERY.outcome),
            say(DELIVERY.deed),
          ],
        }}
        row={(one) => <>
          <td className="mc-address">
            {wordsOfEvent(one.type)}<br /><span className="mc-quiet">{say(DELIVERY.id, { id: one.id })}</span>
          </td>
          <td className="mc-number">{one.number ?? say(DELIVERY.noDossier)}</td>
          <td>{say(DELIVERY.happenedAt, { at: showShortMoment(one.happenedAt) })}</td>
          <td><Outcome one={one} /></td>
          <td>{state !== 'ended' && one.state !== 'waiting' && <Button
            variant="default" disabled={resending.isPending}
            aria-label={say(DELIVERY.resendOf, {
              what: wordsOfEvent(one.type), number: one.number ?? say(DELIVERY.noDossier),
            })}
            onClick={() => resending.mutate({ path: `/api/webhooks/${id}/resending`, body: { message: one.id } })}
          >{say(DELIVERY.resend)}</Button>}</td>
        </>}
      />
      <div className="mc-row"><Button variant="subtle" onClick={onClose}>{say(DELIVERY.close)}</Button></div>
    </section>
  )
}

function Outcome({ one }: { readonly one: KeptWebhookMessageLine }) {
  const { state, tries, triedAt, fault, acknowledgedAt } = one
  const more = [
    fault !== null && wordsOfCallFault(fault),
    acknowledgedAt !== null && say(DELIVERY.takenAt, { at: showShortMoment(acknowledgedAt) }),
    triedAt === null && say(DELIVERY.notTried),
    triedAt !== null && tries > 0 && (tries > 1 || state !== 'acknowledged')
      && say(DELIVERY.tried, { count: tries, at: showShortMoment(triedAt) }),
  ]
  return <>
    <StateChip text={say(DELIVERY_STATES[state])} {...LOOK_OF_DELIVERY[state]} />
    {more.map((words) => words !== false && <p key={words} className="mc-quiet">{words}</p>)}
    {one.attempts.length > 0 && <details>
      <summary>{say(DELIVERY.attempts, { count: one.attempts.length })}</summary>
      <ul>{one.attempts.map((attempt) => <li key={attempt.at}>{wordsOfAttempt(attempt)}</li>)}</ul>
    </details>}
  </>
}

/** When a call began, what came of it, and how long it took. */
function wordsOfAttempt({ at, tookMs, status, fault }: WebhookAttempt): string {
  const outcome = fault === null ? say(DELIVERY.arrived, { status: status ?? '' }) : wordsOfCallFault(fault)
  return say(DELIVERY.attempt, { at: showShortMoment(at), outcome, time: showSeconds(tookMs) })
}
