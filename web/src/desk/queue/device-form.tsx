import type { DeviceBody, DeviceMade } from '@motcua/contracts/queue.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showMoment } from '../../lib/dates.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { groupedCode } from './device-code.ts'

/** What is said around a device that is added, by its kind. */
export interface DeviceWords {
  readonly title: string
  readonly section: string
  readonly name: string
  readonly nameHint: string
  readonly needName: string
  readonly add: string
  readonly codeTitle: (name: string) => string
  /** How the code itself is announced; not at all where its heading says it. */
  readonly code?: string
  readonly once: (until: string) => string
  readonly open: string
  readonly gone: string
  /** Once the code is typed; once one has read that it is gone. */
  readonly done: string
  readonly again: string
}

interface DeviceFormProps {
  readonly places: readonly { readonly unitId: string; readonly unitName: string }[]
  readonly adding: {
    readonly data: DeviceMade | undefined
    readonly variables: DeviceBody | undefined
    readonly error: Error | null
    readonly isPending: boolean
    mutate(body: DeviceBody): void
    reset(): void
  }
  readonly words: DeviceWords
  /** Under what stands above it on its screen. */
  readonly heading?: 'h2' | 'h3'
  /** What else is asked of it, above its name. */
  readonly children?: ReactNode
  /** Where a browser becomes one, as it is typed there. */
  readonly addressOf: (unitId: string) => string
}

/** Adds a device; in the place of the form stands then its code, until somebody says that it is typed. */
export function DeviceForm({ places, adding, words, heading: Heading = 'h2', children, addressOf }: DeviceFormProps) {
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const unitId = (places.find((place) => place.unitId === chosen) ?? places[0])?.unitId
  const fault = (hasTried && !name.trim() ? words.needName : undefined) ?? faultAt(adding.error, '/name')
  useFaultyTitle(fault !== undefined)
  if (adding.data && adding.variables) {
    return (
      <Code
        {...adding.variables} {...adding.data} words={words} heading={Heading} addressOf={addressOf}
        onDone={() => {
          adding.reset()
          setName('')
          setHasTried(false)
        }}
      />
    )
  }
  return (
    <form className="mc-shift" noValidate aria-label={words.title} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (unitId !== undefined && name.trim() && !adding.isPending) adding.mutate({ unitId, name: name.trim() })
    }}>
      <Heading>{words.title}</Heading>
      <FormRefusal error={adding.error} />
      {places.length > 1 && (
        <NativeSelect
          label={words.section} value={unitId ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}
          data={places.map((place) => ({ value: place.unitId, label: place.unitName }))}
        />
      )}
      {children}
      <TextInput
        label={words.name} description={words.nameHint} withAsterisk maxLength={80} value={name} error={fault}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={adding.isPending}>{words.add}</Button></div>
    </form>
  )
}

type CodeProps = DeviceBody & DeviceMade & Required<Pick<DeviceFormProps, 'words' | 'heading' | 'addressOf'>> & {
  readonly onDone: () => void
}

/** The one time that a code is on a screen. Takes the focus, so that it is also heard. */
function Code({ unitId, name, code, until, words, heading: Heading, addressOf, onDone }: CodeProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const title = words.codeTitle(name)
  return (
    <section className="mc-confirm" aria-label={title}>
      <Heading ref={heading} tabIndex={-1}>{title}</Heading>
      {code === null
        ? <p>{words.gone}</p>
        : (
          <>
            <p><output className="mc-device-code" aria-label={words.code}>{groupedCode(code)}</output></p>
            <p>{words.once(showMoment(until))}</p>
            <p>{words.open} <b className="mc-said">{addressOf(unitId)}</b></p>
          </>
        )}
      <Button onClick={onDone}>{code === null ? words.again : words.done}</Button>
    </section>
  )
}
