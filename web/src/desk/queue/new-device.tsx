import type { DeviceBody, DeviceMade, QueueDevices } from '@motcua/contracts/queue.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { groupedCode, kioskAddress } from './device-code.ts'
import { useAddingDevice } from './device-data.ts'
import { NEW_DEVICE } from './device-texts.ts'

/** Adds a kiosk to a hall; in the place of the form stands then its code, until somebody says that it is typed. */
export function NewDevice({ places }: Pick<QueueDevices, 'places'>) {
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const adding = useAddingDevice()
  const unitId = (places.find((place) => place.unitId === chosen) ?? places[0])?.unitId
  const fault = (hasTried && !name.trim() ? say(NEW_DEVICE.needName) : undefined) ?? faultAt(adding.error, '/name')
  const isFaulty = fault !== undefined
  useEffect(() => isFaulty ? tellFault() : undefined, [isFaulty])
  const submit = () => {
    setHasTried(true)
    if (unitId === undefined || !name.trim() || adding.isPending) return
    adding.mutate({ unitId, name: name.trim() })
  }
  if (adding.data) {
    return (
      <Code
        {...adding.variables} {...adding.data}
        onDone={() => {
          adding.reset()
          setName('')
          setHasTried(false)
        }}
      />
    )
  }
  return (
    <form className="mc-shift" noValidate aria-label={say(NEW_DEVICE.title)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <h2>{say(NEW_DEVICE.title)}</h2>
      <FormRefusal error={adding.error} />
      {places.length > 1 && (
        <NativeSelect
          label={say(NEW_DEVICE.section)} value={unitId ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}
          data={places.map((place) => ({ value: place.unitId, label: place.unitName }))}
        />
      )}
      <TextInput
        label={say(NEW_DEVICE.name)} description={say(NEW_DEVICE.nameHint)} withAsterisk maxLength={80} value={name}
        error={fault} onChange={(event) => setName(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={adding.isPending}>{say(NEW_DEVICE.add)}</Button></div>
    </form>
  )
}

/** The one time that a code is on a screen. Takes the focus, so that it is also heard. */
function Code({ unitId, name, code, until, onDone }: DeviceBody & DeviceMade & { readonly onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mc-confirm" aria-label={say(NEW_DEVICE.codeTitle, { name })}>
      <h2 ref={heading} tabIndex={-1}>{say(NEW_DEVICE.codeTitle, { name })}</h2>
      {code === null
        ? <p>{say(NEW_DEVICE.gone)}</p>
        : (
          <>
            <p><output className="mc-device-code" aria-label={say(NEW_DEVICE.code)}>{groupedCode(code)}</output></p>
            <p>{say(NEW_DEVICE.once, { until: showMoment(until) })}</p>
            <p>{say(NEW_DEVICE.open)} <b className="mc-said">{kioskAddress(unitId)}</b></p>
          </>
        )}
      <Button onClick={onDone}>{say(code === null ? NEW_DEVICE.again : NEW_DEVICE.done)}</Button>
    </section>
  )
}
