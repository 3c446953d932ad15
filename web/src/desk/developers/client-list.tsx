import type { ClientLine } from '@motcua/contracts/open-api.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { useClients, useDeveloperDeed } from './developer-data.ts'
import { CLIENT, SCOPES } from './developer-texts.ts'

/** Programs that are let in: for what and until when; revoked with a reason. */
export function ClientList({ onEndpoints, onRevoked }: {
  readonly onEndpoints: (client: ClientLine) => void; readonly onRevoked: (id: string) => void
}) {
  const found = useClients()
  const [asked, setAsked] = useState<ClientLine>()
  return (
    <FoundTable
      found={found} keyOf={({ id }) => id}
      words={{
        failed: say(CLIENT.failed), none: say(CLIENT.none), more: say(CLIENT.more),
        heads: [say(CLIENT.program), say(CLIENT.unit), say(CLIENT.scopes), say(CLIENT.until), say(CLIENT.deed)],
      }}
      row={(one) => <>
        <td className="mc-address">
          <b>{one.name}</b><br />
          <span className="mc-quiet">{say(CLIENT.id, { id: one.id })}</span><br />
          <span className="mc-quiet">{say(CLIENT.madeBy, { name: one.officerName, at: showShortMoment(one.madeAt) })}</span>
        </td>
        <td>{one.unitName}</td>
        <td>
          {one.scopes.map((scope) => say(SCOPES[scope])).join('; ')}<br />
          <span className="mc-quiet">{say(CLIENT.perMinute, { count: one.perMinute })}</span>
        </td>
        <td>
          {say(CLIENT.untilAt, { at: showShortMoment(one.validUntil) })}
          <br /><span className="mc-quiet">{one.seenAt === null ? say(CLIENT.neverSeen)
            : say(CLIENT.seenAt, { at: showShortMoment(one.seenAt) })}</span>
          {one.isOver && <><br /><StateChip text={say(CLIENT.over)} tone="stopped" icon="■" /></>}
        </td>
        <td><div className="mc-row">
          <Button
            variant="default" aria-label={say(CLIENT.endpointsOf, { name: one.name })} onClick={() => onEndpoints(one)}
          >{say(CLIENT.endpoints)}</Button>
          <Button
            variant="default" aria-label={say(CLIENT.revokeOf, { name: one.name })} onClick={() => setAsked(one)}
          >{say(CLIENT.revoke)}</Button>
        </div></td>
      </>}
    >
      {asked && <Revocation
        key={asked.id} client={asked} onDone={() => onRevoked(asked.id)} onClose={() => {
          setAsked(undefined)
          focusContent()
        }}
      />}
    </FoundTable>
  )
}

function Revocation({ client: { id, name }, onDone, onClose }: {
  readonly client: ClientLine; readonly onDone: () => void; readonly onClose: () => void
}) {
  const revoking = useDeveloperDeed(() => {
    announce(say(CLIENT.revoked, { name }))
    onDone()
    onClose()
  })
  return (
    <AskWhy
      title={say(CLIENT.revokeTitle, { name })} most={500} field="/reason" error={revoking.error}
      words={{
        why: say(CLIENT.why), need: say(CLIENT.needWhy), send: say(CLIENT.revoke), leave: say(CLIENT.leave),
      }}
      isBusy={revoking.isPending} onLeave={onClose}
      onSay={(reason) => revoking.mutate({ path: `/api/clients/${id}/revocation`, body: { reason } })}
    ><p>{say(CLIENT.revokeWhat)}</p></AskWhy>
  )
}
