import type { OfflineDevices } from '@motcua/contracts/offline.ts'
import { say } from '../../lib/language.ts'
import { DeviceForm } from '../queue/device-form.tsx'
import { useAddingDevice } from './offline-data.ts'
import { OFFLINE_DEVICE } from './offline-texts.ts'

/** Adds a device to a section, which works without a network. */
export function NewOfflineDevice({ places }: Pick<OfflineDevices, 'places'>) {
  const adding = useAddingDevice()
  return (
    <DeviceForm
      places={places} adding={adding} heading="h3" addressOf={() => `${location.origin}/ngoai-tuyen/`}
      words={{
        title: say(OFFLINE_DEVICE.addTitle), section: say(OFFLINE_DEVICE.section), name: say(OFFLINE_DEVICE.name),
        nameHint: say(OFFLINE_DEVICE.nameHint), needName: say(OFFLINE_DEVICE.needName), add: say(OFFLINE_DEVICE.add),
        codeTitle: () => say(OFFLINE_DEVICE.codeTitle), once: (until) => say(OFFLINE_DEVICE.once, { until }),
        open: say(OFFLINE_DEVICE.open), gone: say(OFFLINE_DEVICE.gone), done: say(OFFLINE_DEVICE.done),
        again: say(OFFLINE_DEVICE.done),
      }}
    />
  )
}
