import type { OfflineRefusals, VanKind } from '@motcua/contracts/offline.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useRefusals, useSettling } from './offline-data.ts'
import { OFFLINE_DESK } from './offline-texts.ts'
import { RefusalBody } from './refusal-body.tsx'

type Line = OfflineRefusals['items'][number]
const KINDS: Readonly<Record<string, (typeof OFFLINE_DESK)['intake' | 'ticket' | 'handOver' | VanKind]>> = {
  'intake': OFFLINE_DESK.intake, 'ticket': OFFLINE_DESK.ticket, 'hand-over': OFFLINE_DESK.handOver,
  'parcel-delivery': OFFLINE_DESK['parcel-delivery'], 'parcel-failure': OFFLINE_DESK['parcel-failure'],
  'parcel-collection': OFFLINE_DESK['parcel-collection'],
}

/** What was refused, each with why and from whom, until somebody says how they dealt with it. */
export function RefusalPart() {
  const found = useRefusals(true)
  const [asked, setAsked] = useState<Line>()
  const lines = found.data?.pages.flatMap(({ items }) => items)
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  return (
    <section className="mc-stack" aria-labelledby="bi-tu-choi">
      <h2 id="bi-tu-choi">{say(OFFLINE_DESK.refused)}</h2>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(OFFLINE_DESK.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {asked && <Settling key={asked.id} line={asked} onClose={close} />}
      {lines?.length === 0 && <EmptyState title={say(OFFLINE_DESK.none)} />}
      {lines && lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(OFFLINE_DESK.code)}</th><th scope="col">{say(OFFLINE_DESK.what)}</th>
            <th scope="col">{say(OFFLINE_DESK.why)}</th><th scope="col">{say(OFFLINE_DESK.who)}</th>
            <th scope="col">{say(OFFLINE_DESK.came)}</th><th scope="col">{say(OFFLINE_DESK.deed)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => (
            <tr key={line.id}>
              <td className="mc-number"><b>{line.code}</b></td>
              <td>{say(KINDS[line.kind] ?? OFFLINE_DESK.unknown)}</td>
              <td>{line.reason}</td>
              <td><bdi>{line.officerName}</bdi>, <bdi>{line.deviceName}</bdi></td>
              <td className="mc-number">{showShortMoment(line.receivedAt)}</td>
              <td>
                <Button
                  size="compact-sm" variant="default" aria-label={say(OFFLINE_DESK.settleOne, { code: line.code })}
                  onClick={() => setAsked(line)}
                >{say(OFFLINE_DESK.settle)}</Button>
              </td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      {found.hasNextPage && (
        <div><Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say(OFFLINE_DESK.more)}
        </Button></div>
      )}
    </section>
  )
}

function Settling({ line: { id, code }, onClose }: { readonly line: Line; readonly onClose: () => void }) {
  const settling = useSettling()
  return (
    <AskWhy
      title={say(OFFLINE_DESK.settleTitle, { code })} most={1_000} least={3} error={settling.error} field="/note"
      isBusy={settling.isPending} words={{
        why: say(OFFLINE_DESK.note), hint: say(OFFLINE_DESK.noteHint), need: say(OFFLINE_DESK.needNote),
        send: say(OFFLINE_DESK.settle), leave: say(OFFLINE_DESK.cancel),
      }}
      onLeave={onClose} onSay={(note) => settling.mutate({ id, note }, {
        onSuccess: () => {
          announce(say(OFFLINE_DESK.settled, { code }))
          onClose()
        },
      })}
    ><RefusalBody id={id} /></AskWhy>
  )
}
