import type { QueueDevices } from '@motcua/contracts/queue.ts'
import { Button } from '@mantine/core'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { kioskAddress } from './device-code.ts'
import { DEVICE, NEW_DEVICE } from './device-texts.ts'

type Place = QueueDevices['places'][number]
export type Device = Place['devices'][number]

/** The kiosks and shared machines of a hall, where a kiosk and the board of the hall are opened. */
export function DeviceTable({ unitId, unitName, devices, onRevoke }: Place & {
  readonly onRevoke: (device: Device) => void
}) {
  return (
    <section>
      <h2><bdi>{unitName}</bdi></h2>
      <p>
        <a href={`/bang-goi-so/${unitId}`} target="_blank" rel="noopener" aria-label={say(DEVICE.boardOf, { name: unitName })}>
          {say(DEVICE.board)}
        </a>
      </p>
      <p className="mc-quiet">{say(NEW_DEVICE.open)} <span className="mc-said">{kioskAddress(unitId)}</span></p>
      {devices.length === 0 && <EmptyState title={say(DEVICE.none)} />}
      {devices.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(DEVICE.name)}</th><th scope="col">{say(NEW_DEVICE.kind)}</th>
            <th scope="col">{say(DEVICE.made)}</th>
            <th scope="col">{say(DEVICE.state)}</th><th scope="col">{say(DEVICE.deed)}</th>
          </tr></thead>
          <tbody>{devices.map((device) => <Row key={device.id} device={device} onRevoke={onRevoke} />)}</tbody>
        </table></div>
      )}
    </section>
  )
}

function Row({ device, onRevoke }: { readonly device: Device; readonly onRevoke: (device: Device) => void }) {
  const { kind, name, madeAt, enrolledAt } = device
  return (
    <tr>
      <td><b><bdi>{name}</bdi></b></td>
      <td>{say(NEW_DEVICE[kind])}</td>
      <td className="mc-number">{showShortMoment(madeAt)}</td>
      <td>{enrolledAt === null
        ? <StateChip text={say(DEVICE.waits)} tone="waiting" icon="◔" />
        : <StateChip text={say(DEVICE.enrolled, { at: showShortMoment(enrolledAt) })} tone="done" icon="✓" />}</td>
      <td>
        <Button
          size="compact-sm" variant="default" aria-label={say(DEVICE.revokeOne, { name })}
          onClick={() => onRevoke(device)}
        >{say(DEVICE.revoke)}</Button>
      </td>
    </tr>
  )
}
