import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { useDevices, useRevokingDevice } from './device-data.ts'
import { DEVICE } from './device-texts.ts'
import { type Device, DeviceTable } from './device-table.tsx'
import { NewDevice } from './new-device.tsx'

/** Kiosks of the halls within reach: what is there, a new one with its code, one that is revoked. */
export function DevicesScreen() {
  useTitle(say(DEVICE.title))
  const found = useDevices()
  const revoking = useRevokingDevice()
  const [asked, setAsked] = useState<Device>()
  const places = found.data?.places
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const revoke = ({ id, name }: Device) => revoking.mutate(id, {
    onSuccess: () => announce(say(DEVICE.revoked, { name })), onSettled: close,
  })
  const ask = (device: Device) => {
    revoking.reset() // what was said of another kiosk
    setAsked(device)
  }
  return (
    <main className="mc-stack">
      <h1>{say(DEVICE.title)}</h1>
      <p className="mc-quiet">{say(DEVICE.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(DEVICE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {revoking.error && <ErrorState title={say(DEVICE.notDone)} error={revoking.error} />}
      {asked && (
        <ConfirmPanel
          key={asked.id} title={say(DEVICE.revokeTitle, { name: asked.name })} confirmLabel={say(DEVICE.revoke)}
          isBusy={revoking.isPending} onConfirm={() => revoke(asked)} onCancel={close}
        ><p>{say(DEVICE.revokeHint)}</p></ConfirmPanel>
      )}
      {places?.length === 0 && (
        <EmptyState title={say(DEVICE.nowhere)}><p>{say(DEVICE.nowhereHint)}</p></EmptyState>
      )}
      {places && places.length > 0 && <NewDevice places={places} />}
      {places?.map((place) => <DeviceTable key={place.unitId} {...place} onRevoke={ask} />)}
    </main>
  )
}
