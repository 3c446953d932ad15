import type { QueueDevices } from '@motcua/contracts/queue.ts'
import { say } from '../../lib/language.ts'
import { kioskAddress } from './device-code.ts'
import { useAddingDevice } from './device-data.ts'
import { DeviceForm } from './device-form.tsx'
import { NEW_DEVICE } from './device-texts.ts'

/** Adds a kiosk to a hall. */
export function NewDevice({ places }: Pick<QueueDevices, 'places'>) {
  const adding = useAddingDevice()
  return (
    <DeviceForm
      places={places} adding={adding} addressOf={(unitId) => kioskAddress(unitId)}
      words={{
        title: say(NEW_DEVICE.title), section: say(NEW_DEVICE.section), name: say(NEW_DEVICE.name),
        nameHint: say(NEW_DEVICE.nameHint), needName: say(NEW_DEVICE.needName), add: say(NEW_DEVICE.add),
        codeTitle: (name) => say(NEW_DEVICE.codeTitle, { name }), code: say(NEW_DEVICE.code),
        once: (until) => say(NEW_DEVICE.once, { until }), open: say(NEW_DEVICE.open), gone: say(NEW_DEVICE.gone),
        done: say(NEW_DEVICE.done), again: say(NEW_DEVICE.again),
      }}
    />
  )
}
