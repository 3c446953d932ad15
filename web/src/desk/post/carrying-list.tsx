import type { Parcel } from '@motcua/contracts/post.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { isOut } from '../../lib/parcel-out.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { type Asked, CarriedForm } from './carried-form.tsx'
import { CARRY } from './manifest-texts.ts'
import { labelOfParcel } from './parcel-state.ts'
import { useCarried, useCarrying } from './post-data.ts'
import { Money } from './money-of.tsx'
import { POST } from './post-texts.ts'

/** Parcels that a carrier is to bring or to fetch: whom, where, code and fee, and what became of each. */
export function CarryingList() {
  const found = useCarrying(true)
  const collecting = useCarried()
  const [asked, setAsked] = useState<Asked>()
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const collect = ({ id, code }: Parcel) => collecting.mutate({ id, noun: 'collection', body: {} }, {
    onSuccess: () => announce(say(CARRY.saved, { code })), onSettled: close,
  })
  return (
    <section className="mc-stack" aria-labelledby="can-phat">
      <h2 id="can-phat">{say(CARRY.title)}</h2>
      <FoundTable
        found={found} keyOf={(parcel) => parcel.id}
        words={{
          failed: say(POST.failed), none: say(CARRY.none), more: say(POST.more),
          heads: [say(POST.code), say(POST.who), say(POST.money), say(POST.state), say(POST.deed)],
        }}
        row={(parcel) => <>
          <td className="mc-number">
            {parcel.code}<br /><span className="mc-quiet">{say(POST[parcel.kind])}</span>
          </td>
          <td><b><bdi>{parcel.name}</bdi></b><br /><bdi>{parcel.address}</bdi></td>
          <td><Money parcel={parcel} /></td>
          <td>
            <StateChip {...labelOfParcel(parcel.state)} />
            {parcel.attempts > 0 && <p className="mc-quiet">{say(POST.attempts, { n: parcel.attempts })}</p>}
          </td>
          <td>
            <Deeds parcel={parcel} onAsk={(noun) => setAsked({ parcel, noun })} onCollect={() => collect(parcel)} />
          </td>
        </>}
      >
        {collecting.error && <ErrorState title={say(POST.notDone)} error={collecting.error} />}
        {asked && <CarriedForm key={`${asked.parcel.id} ${asked.noun}`} asked={asked} onClose={close} />}
      </FoundTable>
    </section>
  )
}

function Deeds({ parcel, onAsk, onCollect }: {
  readonly parcel: Parcel; readonly onAsk: (noun: Asked['noun']) => void; readonly onCollect: () => void
}) {
  const { kind, code } = parcel
  if (!isOut(parcel)) return null
  return (
    <div className="mc-row">
      {kind === 'pickup'
        ? (
          <Button size="compact-md" aria-label={say(CARRY.collectOne, { code })} onClick={onCollect}>
            {say(CARRY.collect)}
          </Button>
        )
        : (
          <Button size="compact-md" aria-label={say(CARRY.deliverOne, { code })} onClick={() => onAsk('delivery')}>
            {say(CARRY.deliver)}
          </Button>
        )}
      <Button
        size="compact-md" variant="default" aria-label={say(CARRY.failOne, { code })} onClick={() => onAsk('failure')}
      >{say(CARRY.fail)}</Button>
    </div>
  )
}
