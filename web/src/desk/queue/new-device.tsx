import type { HallDeviceBody, QueueDevices } from '@motcua/contracts/queue.ts'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { kioskAddress } from './device-code.ts'
import { useAddingDevice } from './device-data.ts'
import { DeviceForm } from './device-form.tsx'
import { DEVICE, NEW_DEVICE } from './device-texts.ts'

/** Adds a kiosk, or a machine that people share, to a hall. */
export function NewDevice({ places }: Pick<QueueDevices, 'places'>) {
  const adding = useAddingDevice()
  const [kind, setKind] = useState<NonNullable<HallDeviceBody['kind']>>('kiosk')
  return (
    <DeviceForm
      places={places} adding={{ ...adding, mutate: (body) => adding.mutate({ ...body, kind }) }}
      addressOf={(unitId) => kioskAddress(unitId)}
      words={{
        title: say(NEW_DEVICE.title), section: say(NEW_DEVICE.section), name: say(NEW_DEVICE.name),
        nameHint: say(NEW_DEVICE.nameHint), needName: say(NEW_DEVICE.needName), add: say(NEW_DEVICE.add),
        codeTitle: (name) => say(NEW_DEVICE.codeTitle, { name }), code: say(NEW_DEVICE.code),
        once: (until) => say(NEW_DEVICE.once, { until }), open: say(NEW_DEVICE.open), gone: say(NEW_DEVICE.gone),
        done: say(NEW_DEVICE.done), again: say(NEW_DEVICE.again),
      }}
    >
      <FieldGroup label={say(NEW_DEVICE.kind)}>
        {(['kiosk', 'shared'] as const).map((one) => (
          <RadioLine
            key={one} name="loai-thiet-bi" label={say(NEW_DEVICE[one])} isChosen={kind === one}
            onChoose={() => setKind(one)}
          />
        ))}
      </FieldGroup>
      {kind === 'shared' && <p className="mc-quiet">{say(DEVICE.sharedHint)}</p>}
    </DeviceForm>
  )
}
