import type { SectionParcel } from '@motcua/contracts/post.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { CarrierWord } from './carrier-word.tsx'
import { Money } from './money-of.tsx'
import { labelOfParcel } from './parcel-state.ts'
import { useCancelling, useParcels } from './post-data.ts'
import { POST } from './post-texts.ts'

/** The parcels of a section with their labels; one that is not on the road yet may be taken back. */
export function ParcelList() {
  const found = useParcels(true)
  const cancelling = useCancelling()
  const [asked, setAsked] = useState<SectionParcel>()
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const close = () => {
    setAsked(undefined)
    document.getElementById('noi-dung')?.focus() // the button that had the focus may be gone
  }
  return (
    <section className="mc-stack" aria-labelledby="buu-gui">
      <h2 id="buu-gui">{say(POST.parcels)}</h2>
      {found.isError
        && <ErrorState title={say(POST.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {cancelling.error && <ErrorState title={say(POST.notDone)} error={cancelling.error} />}
      {asked && (
        <ConfirmPanel
          key={asked.id} title={say(POST.cancelTitle, { code: asked.code })} confirmLabel={say(POST.cancel)}
          isBusy={cancelling.isPending} onCancel={close} onConfirm={() => cancelling.mutate(asked.id, {
            onSuccess: () => announce(say(POST.cancelled, { code: asked.code })), onSettled: close,
          })}
        ><p>{say(POST.cancelHint)}</p></ConfirmPanel>
      )}
      {found.isSuccess && items.length === 0 && <p>{say(POST.noParcels)}</p>}
      {items.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(POST.code)}</th><th scope="col">{say(POST.dossier)}</th>
            <th scope="col">{say(POST.who)}</th><th scope="col">{say(POST.money)}</th>
            <th scope="col">{say(POST.state)}</th><th scope="col">{say(POST.deed)}</th>
          </tr></thead>
          <tbody>{items.map((parcel) => (
            <Row key={parcel.id} parcel={parcel} onCancel={() => {
              cancelling.reset() // what was said of another
              setAsked(parcel)
            }} />
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(POST.more)} />
    </section>
  )
}

function Row({ parcel, onCancel }: { readonly parcel: SectionParcel; readonly onCancel: () => void }) {
  const { id, code, kind, state, name, address, attempts, dossierNumber, endedAt, carrier } = parcel
  const mayCancel = state === 'ordered' || kind === 'pickup' && state === 'failed-attempt'
  return (
    <tr>
      <td className="mc-number">{code}<br /><span className="mc-quiet">{say(POST[kind])}</span></td>
      <td className="mc-number">{dossierNumber}</td>
      <td><b><bdi>{name}</bdi></b><br /><bdi>{address}</bdi></td>
      <td><Money parcel={parcel} /></td>
      <td>
        <StateChip {...labelOfParcel(state)} />
        {attempts > 0 && <p className="mc-quiet">{say(POST.attempts, { n: attempts })}</p>}
        {carrier && <CarrierWord carrier={carrier} />}
      </td>
      <td><div className="mc-row">
        {endedAt === null && (
          <a
            href={`/api/post/parcels/${id}/label.pdf`} target="_blank" rel="noreferrer"
            aria-label={say(POST.labelOne, { code })}
          >{say(POST.label)}</a>
        )}
        {mayCancel && (
          <Button size="compact-sm" variant="default" aria-label={say(POST.cancelOne, { code })} onClick={onCancel}>
            {say(POST.cancel)}
          </Button>
        )}
      </div></td>
    </tr>
  )
}
