import type { OfflineDevices } from '@motcua/contracts/offline.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { NewOfflineDevice } from './new-offline-device.tsx'
import { useOfflineDevices, useRevokingDevice } from './offline-data.ts'
import { OFFLINE_DESK, OFFLINE_DEVICE } from './offline-texts.ts'

type Place = OfflineDevices['places'][number]
type Device = Place['devices'][number]

/** The devices of the section: a new one with its code, one that is revoked. */
export function DevicePart() {
  const found = useOfflineDevices(true)
  const revoking = useRevokingDevice()
  const [asked, setAsked] = useState<Device>()
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const { data } = found
  return (
    <section className="mc-stack" aria-labelledby="thiet-bi">
      <h2 id="thiet-bi">{say(OFFLINE_DEVICE.devices)}</h2>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(OFFLINE_DESK.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {revoking.error && <ErrorState title={say(OFFLINE_DEVICE.notDone)} error={revoking.error} />}
      {asked && (
        <ConfirmPanel
          key={asked.id} title={say(OFFLINE_DEVICE.revokeTitle, { name: asked.name })}
          confirmLabel={say(OFFLINE_DEVICE.revoke)} isBusy={revoking.isPending} onCancel={close}
          onConfirm={() => revoking.mutate(asked.id, {
            onSuccess: () => announce(say(OFFLINE_DEVICE.revoked, { name: asked.name })), onSettled: close,
          })}
        ><p>{say(OFFLINE_DEVICE.revokeHint)}</p></ConfirmPanel>
      )}
      {data && !data.isOpen && <p>{say(OFFLINE_DEVICE.closed)}</p>}
      {data?.isOpen && data.places.length > 0 && <NewOfflineDevice places={data.places} />}
      {data?.places.map((place) => <Table key={place.unitId} {...place} onRevoke={setAsked} />)}
    </section>
  )
}

function Table({ unitName, devices, onRevoke }: Place & { readonly onRevoke: (device: Device) => void }) {
  return (
    <>
      <h3><bdi>{unitName}</bdi></h3>
      {devices.length === 0 && <EmptyState title={say(OFFLINE_DEVICE.none)} />}
      {devices.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(OFFLINE_DEVICE.name)}</th><th scope="col">{say(OFFLINE_DEVICE.number)}</th>
            <th scope="col">{say(OFFLINE_DEVICE.state)}</th><th scope="col">{say(OFFLINE_DEVICE.deed)}</th>
          </tr></thead>
          <tbody>{devices.map((device) => (
            <tr key={device.id}>
              <td><b><bdi>{device.name}</bdi></b></td>
              <td className="mc-number">T-{device.number}</td>
              <td>{device.enrolledAt === null
                ? <StateChip text={say(OFFLINE_DEVICE.waits)} tone="waiting" icon="◔" />
                : <StateChip text={say(OFFLINE_DEVICE.enrolled, { at: showShortMoment(device.enrolledAt) })} tone="done" icon="✓" />}</td>
              <td>
                <Button
                  size="compact-sm" variant="default" aria-label={say(OFFLINE_DEVICE.revokeOne, { name: device.name })}
                  onClick={() => onRevoke(device)}
                >{say(OFFLINE_DEVICE.revoke)}</Button>
              </td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </>
  )
}
