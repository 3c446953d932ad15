import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../../lib/language.ts'
import { FormRefusal } from '../../../ui/form-refusal/form-refusal.tsx'
import { useDecisionTry } from '../designs-data.ts'
import { type AskedData, DATA_TYPES } from './decision-file.ts'
import { DECISION, TYPE } from './decision-texts.ts'
import { givenValue } from './given-value.ts'

interface DecisionTryProps {
  xml: string
  decision: string
  inputs: readonly { readonly name: string; readonly type: string | null }[]
  onAddData: (data: AskedData) => void
}

/** What is handed to a decision, and what it answers to it. */
export function DecisionTry({ xml, decision, inputs, onAddData }: DecisionTryProps) {
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const trying = useDecisionTry()
  const { data } = trying
  const ask = () => trying.mutate({
    xml, decision,
    input: Object.fromEntries(inputs.map(({ name, type }) => [name, givenValue(given[name] ?? '', type)])),
  })
  return (
    <section className="mc-panel mc-stack" aria-label={say(DECISION.tryIt)}>
      <h2>{say(DECISION.data)}</h2>
      {inputs.length === 0 ? <p className="mc-quiet">{say(DECISION.noData)}</p> : <div className="mc-row mc-row-top">
        {inputs.map(({ name, type }) => (
          <TextInput key={name} label={name} description={typeName(type)} value={given[name] ?? ''} autoComplete="off"
            onChange={(event) => setGiven({ ...given, [name]: event.currentTarget.value })} />
        ))}
      </div>}
      <div className="mc-row">
        <Button loading={trying.isPending} onClick={ask}>{say(DECISION.tryIt)}</Button>
        <p role="status">{data && data.fault === null && <>
          <b>{say(DECISION.result)}</b> {data.result === null ? say(DECISION.nothing)
            : <code>{JSON.stringify(data.result)}</code>}
        </>}</p>
      </div>
      {data && [data.fault, ...data.warnings].filter((text) => text !== null)
        .map((text) => <p key={text} className="mc-fault">{text}</p>)}
      <FormRefusal error={trying.error} />
      <AddData onAdd={onAddData} />
    </section>
  )
}

function typeName(type: string | null): string {
  return type !== null && Object.hasOwn(TYPE, type) ? say(TYPE[type as keyof typeof TYPE]) : type ?? ''
}

function AddData({ onAdd }: { onAdd: (data: AskedData) => void }) {
  const [name, setName] = useState('')
  const [type, setType] = useState<string>('string')
  return (
    <details>
      <summary>{say(DECISION.addData)}</summary>
      <div className="mc-row mc-row-top">
        <TextInput label={say(DECISION.dataName)} value={name} autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)} />
        <NativeSelect label={say(DECISION.dataType)} value={type}
          data={DATA_TYPES.map((one) => ({ value: one, label: say(TYPE[one]) }))}
          onChange={(event) => setType(event.currentTarget.value)} />
      </div>
      <Button variant="default" mt="sm" disabled={name.trim() === ''} onClick={() => {
        onAdd({ name: name.trim(), type })
        setName('')
      }}>{say(DECISION.addData)}</Button>
    </details>
  )
}
