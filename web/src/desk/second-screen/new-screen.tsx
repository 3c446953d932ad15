import type { CitizenScreens, ScreenBody, ScreenMade } from '@motcua/contracts/citizen-screen.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { groupedCode } from '../queue/device-code.ts'
import { useAddingScreen } from './screen-data.ts'
import { SCREENS } from './second-screen-texts.ts'

/** Adds a screen; in the place of the form stands then its code, until somebody says that it is typed. */
export function NewScreen({ places }: Pick<CitizenScreens, 'places'>) {
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const adding = useAddingScreen()
  const unitId = (places.find((place) => place.unitId === chosen) ?? places[0])?.unitId
  const fault = (hasTried && !name.trim() ? say(SCREENS.needName) : undefined) ?? faultAt(adding.error, '/name')
  const isFaulty = fault !== undefined
  useEffect(() => isFaulty ? tellFault() : undefined, [isFaulty])
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
    <form className="mc-shift" noValidate aria-label={say(SCREENS.addTitle)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (unitId !== undefined && name.trim() && !adding.isPending) adding.mutate({ unitId, name: name.trim() })
    }}>
      <h2>{say(SCREENS.addTitle)}</h2>
      <FormRefusal error={adding.error} />
      {places.length > 1 && (
        <NativeSelect
          label={say(SCREENS.section)} value={unitId ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}
          data={places.map((place) => ({ value: place.unitId, label: place.unitName }))}
        />
      )}
      <TextInput
        label={say(SCREENS.newName)} description={say(SCREENS.newNameHint)} withAsterisk maxLength={80} value={name}
        error={fault} onChange={(event) => setName(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={adding.isPending}>{say(SCREENS.add)}</Button></div>
    </form>
  )
}

/** The one time that a code is on a screen. Takes the focus, so that it is also heard. */
function Code({ unitId, name, code, until, onDone }: ScreenBody & ScreenMade & { readonly onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mc-confirm" aria-label={say(SCREENS.codeTitle, { name })}>
      <h2 ref={heading} tabIndex={-1}>{say(SCREENS.codeTitle, { name })}</h2>
      {code === null
        ? <p>{say(SCREENS.gone)}</p>
        : (
          <>
            <p><output className="mc-device-code" aria-label={say(SCREENS.code)}>{groupedCode(code)}</output></p>
            <p>{say(SCREENS.once, { until: showMoment(until) })}</p>
            <p>{say(SCREENS.openThere)} <b className="mc-said">{`${location.origin}/man-hinh-phu/${unitId}`}</b></p>
          </>
        )}
      <Button onClick={onDone}>{say(SCREENS.done)}</Button>
    </section>
  )
}
