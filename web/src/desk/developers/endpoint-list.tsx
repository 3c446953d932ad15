import type { ClientLine } from '@motcua/contracts/open-api.ts'
import type { KeptWebhookLine } from '@motcua/contracts/webhooks.ts'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { FoundTable } from '../shell/found-table.tsx'
import { useEndpoints } from './developer-data.ts'
import { ALL_KINDS, LOOK_OF_ENDPOINT, wordsOfCallFault, wordsOfEvent } from './developer-words.ts'
import { ENDPOINT, ENDPOINT_STATES } from './endpoint-texts.ts'

/** So many kinds are named; of more it is said how many. */
const NAMED = 3

/** One row an endpoint; what is asked about one of them stands above, as `children`. */
export function EndpointList({ client, opened, isBusy, onTry, onEnd, onHistory, children }: {
  readonly client: ClientLine | undefined; readonly opened: string | undefined; readonly children?: ReactNode
  readonly isBusy: boolean; readonly onTry: (one: KeptWebhookLine) => void
  readonly onEnd: (one: KeptWebhookLine) => void; readonly onHistory: (one: KeptWebhookLine) => void
}) {
  const found = useEndpoints(client?.id)
  return (
    <FoundTable
      found={found} keyOf={({ id }) => id}
      words={{
        failed: say(ENDPOINT.failed), none: say(ENDPOINT.none), more: say(ENDPOINT.more),
        heads: [say(ENDPOINT.address), say(ENDPOINT.kinds), say(ENDPOINT.state), say(ENDPOINT.deed)],
      }}
      row={(one) => <>
        <td className="mc-address"><bdi>{one.address}</bdi><Maker one={one} hasClient={client !== undefined} /></td>
        <td>
          {one.kinds.length === ALL_KINDS.length ? say(ENDPOINT.allKinds)
            : one.kinds.length > NAMED ? say(ENDPOINT.someKinds, { count: one.kinds.length })
              : one.kinds.map(wordsOfEvent).join('; ')}
          <br /><span className="mc-quiet">{one.unitName}</span>
        </td>
        <td><State one={one} /></td>
        <td><div className="mc-row">
          <Button
            variant="default" aria-expanded={one.id === opened}
            aria-label={say(ENDPOINT.historyOf, { address: one.address })} onClick={() => onHistory(one)}
          >{say(ENDPOINT.history)}</Button>
          {one.state !== 'ended' && <Button
            variant="default" disabled={isBusy} aria-label={say(ENDPOINT.tryOf, { address: one.address })}
            onClick={() => onTry(one)}
          >{say(ENDPOINT.tryOut)}</Button>}
          {one.endedAt === null && <Button
            variant="default" aria-label={say(ENDPOINT.endOf, { address: one.address })} onClick={() => onEnd(one)}
          >{say(ENDPOINT.end)}</Button>}
        </div></td>
      </>}
    >{children}</FoundTable>
  )
}

function Maker({ one, hasClient }: { readonly one: KeptWebhookLine; readonly hasClient: boolean }) {
  const at = showShortMoment(one.madeAt)
  return <>
    {one.clientName !== null && !hasClient
      && <><br /><span className="mc-quiet">{say(ENDPOINT.ofClient, { name: one.clientName })}</span></>}
    <br /><span className="mc-quiet">{one.officerName === null ? say(ENDPOINT.madeAt, { at })
      : say(ENDPOINT.madeBy, { name: one.officerName, at })}</span>
  </>
}

function State({ one }: { readonly one: KeptWebhookLine }) {
  const { state, fault, retryAt, waiting, dead, pausedAt, answeredAt, endedAt, validUntil } = one
  const at = (moment: string | null) => moment === null ? '' : showShortMoment(moment)
  const more = state === 'ended'
    ? [endedAt === null ? say(ENDPOINT.overAt, { at: at(validUntil) }) : say(ENDPOINT.endedAt, { at: at(endedAt) })]
    : [
      fault !== null && say(ENDPOINT.fault, { fault: wordsOfCallFault(fault), at: at(retryAt) }),
      pausedAt !== null && say(ENDPOINT.pausedAt, { at: at(pausedAt) }),
      dead > 0 && say(ENDPOINT.dead, { count: dead }),
      waiting > 0 && say(ENDPOINT.waiting, { count: waiting }),
      answeredAt === null ? say(ENDPOINT.neverAnswered) : say(ENDPOINT.answeredAt, { at: at(answeredAt) }),
    ]
  return <>
    <StateChip text={say(ENDPOINT_STATES[state])} {...LOOK_OF_ENDPOINT[state]} />
    {more.map((words) => words !== false && <p key={words} className="mc-quiet">{words}</p>)}
  </>
}
