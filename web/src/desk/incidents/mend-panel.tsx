import type { IncidentLine, MendBody } from '@motcua/contracts/incidents.ts'
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useMending } from './incident-data.ts'
import { INCIDENT } from './incident-texts.ts'

export interface MendPanelProps {
  readonly incident: IncidentLine
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Puts variables right and tries a step again, or goes on behind it after a second look. */
export function MendPanel({ incident, onDone, onCancel }: MendPanelProps) {
  const { run, tokenId, node, nodeName, variables: known } = incident
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const [isAsked, setIsAsked] = useState(false)
  const mending = useMending(onDone)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const send = (noun: 'retrial' | 'skipping') => {
    const variables = readVariables(text)
    setFault(variables ? undefined : say(INCIDENT.notJson))
    if (variables) mending.mutate({ run, noun, body: { tokenId, variables } })
  }
  return (
    <section className="mc-panel mc-stack" aria-labelledby="mend">
      <h2 id="mend" ref={heading} tabIndex={-1}>{say(INCIDENT.mendOf, { step: nodeName === '' ? node : nodeName })}</h2>
      <p>{say(INCIDENT.known, { names: known.length > 0 ? known.join(', ') : say(INCIDENT.none) })}</p>
      <FormRefusal error={mending.error} />
      <Textarea
        label={say(INCIDENT.variables)} description={say(INCIDENT.variablesHint)} error={fault} value={text} autosize
        minRows={3} onChange={(event) => setText(event.currentTarget.value)}
      />
      {isAsked && <p role="alert">{say(INCIDENT.skipAsk)}</p>}
      <div className="mc-row">
        <Button onClick={() => send('retrial')} loading={mending.isPending}>{say(INCIDENT.retry)}</Button>
        <Button
          variant="default" color="red" disabled={mending.isPending}
          onClick={() => { if (isAsked) send('skipping'); else setIsAsked(true) }}
        >{say(INCIDENT.skip)}</Button>
        <Button variant="subtle" onClick={onCancel}>{say(INCIDENT.cancel)}</Button>
      </div>
    </section>
  )
}

function readVariables(text: string): MendBody['variables'] | undefined {
  if (text.trim() === '') return {}
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read as MendBody['variables'] : undefined
  } catch {
    return undefined
  }
}
