import type { PassOnBody, QueueDesk, QueueTurn } from '@motcua/contracts/queue.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { say } from '../../lib/language.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { PASS_ON } from './queue-texts.ts'

interface PassOnPanelProps {
  readonly turn: QueueTurn
  readonly passOn: NonNullable<QueueDesk['seat']>['passOn']
  readonly isBusy: boolean
  readonly onChoose: (to: PassOnBody) => void
  readonly onCancel: () => void
}

interface Target { readonly name: string; readonly to: PassOnBody; readonly key: string | undefined }

/** Where whoever is at the counter goes: each place has a digit. Takes the focus when it appears; Esc says no. */
export function PassOnPanel({ turn, passOn, isBusy, onChoose, onCancel }: PassOnPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const others = passOn.services.filter(({ service }) => service !== turn.service)
  const keyOf = (nth: number) => nth < 9 ? String(nth + 1) : undefined
  const services = others.map(({ service, name }, nth): Target => ({ name, to: { service }, key: keyOf(nth) }))
  const counters = passOn.counters.map((counter, nth): Target => ({
    name: say(PASS_ON.counter, { number: counter }), to: { counter }, key: keyOf(others.length + nth),
  }))
  useShortcuts([...services, ...counters].flatMap(({ name, to, key }) =>
    key === undefined ? [] : [{ keys: key, name, run: () => onChoose(to) }]))
  return (
    <section
      className="mc-inset" aria-busy={isBusy}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{say(PASS_ON.title, { number: turn.number })}</h2>
      <p className="mc-quiet">{say(PASS_ON.hint)}</p>
      <Targets title={say(PASS_ON.services)} targets={services} onChoose={onChoose} />
      <Targets title={say(PASS_ON.counters)} targets={counters} onChoose={onChoose} />
      {services.length + counters.length === 0 && <p>{say(PASS_ON.nowhere)}</p>}
      <div><Button variant="subtle" onClick={onCancel}>{say(PASS_ON.cancel)}&nbsp;<kbd>Esc</kbd></Button></div>
    </section>
  )
}

function Targets({ title, targets, onChoose }: {
  readonly title: string; readonly targets: readonly Target[]; readonly onChoose: (to: PassOnBody) => void
}) {
  if (targets.length === 0) return null
  return (
    <div role="group" aria-label={title}>
      <h3>{title}</h3>
      <div className="mc-row">
        {targets.map(({ name, to, key }) => (
          <Button key={name} variant="default" onClick={() => onChoose(to)}>
            {name}{key !== undefined && <>&nbsp;<kbd>{key}</kbd></>}
          </Button>
        ))}
      </div>
    </div>
  )
}
