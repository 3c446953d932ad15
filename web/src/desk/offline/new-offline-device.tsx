import type { OfflineDevices } from '@motcua/contracts/offline.ts'
import type { DeviceMade } from '@motcua/contracts/queue.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { groupedCode } from '../queue/device-code.ts'
import { useAddingDevice } from './offline-data.ts'
import { OFFLINE_DEVICE } from './offline-texts.ts'

/** Adds a device to a section; in the place of the form stands then its code, until somebody says that it is typed. */
export function NewOfflineDevice({ places }: Pick<OfflineDevices, 'places'>) {
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const adding = useAddingDevice()
  const unitId = (places.find((place) => place.unitId === chosen) ?? places[0])?.unitId
  const fault = (hasTried && !name.trim() ? say(OFFLINE_DEVICE.needName) : undefined) ?? faultAt(adding.error, '/name')
  const isFaulty = fault !== undefined
  useEffect(() => isFaulty ? tellFault() : undefined, [isFaulty])
  const done = () => {
    adding.reset()
    setName('')
    setHasTried(false)
  }
  if (adding.data) return <Code {...adding.data} onDone={done} />
  return (
    <form className="mc-shift" noValidate aria-label={say(OFFLINE_DEVICE.addTitle)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (unitId === undefined || !name.trim() || adding.isPending) return
      adding.mutate({ unitId, name: name.trim() })
    }}>
      <h3>{say(OFFLINE_DEVICE.addTitle)}</h3>
      <FormRefusal error={adding.error} />
      {places.length > 1 && (
        <NativeSelect
          label={say(OFFLINE_DEVICE.section)} value={unitId ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}
          data={places.map((place) => ({ value: place.unitId, label: place.unitName }))}
        />
      )}
      <TextInput
        label={say(OFFLINE_DEVICE.name)} description={say(OFFLINE_DEVICE.nameHint)} withAsterisk maxLength={80}
        value={name} error={fault} onChange={(event) => setName(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={adding.isPending}>{say(OFFLINE_DEVICE.add)}</Button></div>
    </form>
  )
}

/** The one time that a code is on a screen. Takes the focus, so that it is also heard. */
function Code({ code, until, onDone }: DeviceMade & { readonly onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mc-confirm" aria-label={say(OFFLINE_DEVICE.codeTitle)}>
      <h3 ref={heading} tabIndex={-1}>{say(OFFLINE_DEVICE.codeTitle)}</h3>
      {code === null ? <p>{say(OFFLINE_DEVICE.gone)}</p> : (
        <>
          <p><output className="mc-device-code">{groupedCode(code)}</output></p>
          <p>{say(OFFLINE_DEVICE.once, { until: showMoment(until) })}</p>
          <p>{say(OFFLINE_DEVICE.open)} <b className="mc-said">{`${location.origin}/ngoai-tuyen/`}</b></p>
        </>
      )}
      <Button onClick={onDone}>{say(OFFLINE_DEVICE.done)}</Button>
    </section>
  )
}
