import type { SectionParcel } from '@motcua/contracts/post.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FoundTable } from '../shell/found-table.tsx'
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
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  return (
    <section className="mc-stack" aria-labelledby="buu-gui">
      <h2 id="buu-gui">{say(POST.parcels)}</h2>
      <FoundTable
        found={found} keyOf={({ id }) => id}
        words={{
          failed: say(POST.failed), none: say(POST.noParcels), more: say(POST.more),
          heads: [
            say(POST.code), say(POST.dossier), say(POST.who), say(POST.money), say(POST.state), say(POST.deed),
          ],
        }}
        row={(parcel) => (
          <Cells parcel={parcel} onCancel={() => {
            cancelling.reset() // what was said of another
            setAsked(parcel)
          }} />
        )}
      >
        {cancelling.error && <ErrorState title={say(POST.notDone)} error={cancelling.error} />}
        {asked && (
          <ConfirmPanel
            key={asked.id} title={say(POST.cancelTitle, { code: asked.code })} confirmLabel={say(POST.cancel)}
            isBusy={cancelling.isPending} onCancel={close} onConfirm={() => cancelling.mutate(asked.id, {
              onSuccess: () => announce(say(saysOfCancelling(asked), { code: asked.code })), onSettled: close,
            })}
          ><p>{say(POST.cancelHint)}</p></ConfirmPanel>
        )}
      </FoundTable>
    </section>
  )
}

/** One that the own system of the post knows is cancelled only once that agrees. */
function saysOfCancelling({ carrier }: SectionParcel) {
  return carrier === null || carrier.state === 'refused' ? POST.cancelled : POST.cancelAsked
}

function Cells({ parcel, onCancel }: { readonly parcel: SectionParcel; readonly onCancel: () => void }) {
  const { id, code, kind, state, name, address, attempts, dossierNumber, endedAt, carrier } = parcel
  const mayCancel = state === 'ordered' || kind === 'pickup' && state === 'failed-attempt'
  return (
    <>
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
    </>
  )
}
