import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useTrial } from './packages-data.ts'
import { PACKAGES } from './packages-texts.ts'

interface Answer { node: string; answer: object }

/** The process of the saved revision, step by step as an officer; nothing of it stays. */
export function TryPart({ id }: { id: string }) {
  const trial = useTrial(id)
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  const [said, setSaid] = useState('{}')
  const [fault, setFault] = useState('')
  const go = (next: readonly Answer[]) => {
    setAnswers(next)
    setSaid('{}')
    trial.mutate(next)
  }
  const doStep = (node: string) => {
    const answer = readObject(said)
    setFault(answer ? '' : say(PACKAGES.notJson))
    if (answer) go([...answers, { node, answer }])
  }
  const { data } = trial
  return <>
    <p>{say(PACKAGES.tryHint)}</p>
    <div className="mc-row"><Button variant="default" loading={trial.isPending} onClick={() => go([])}>
      {say(PACKAGES.tryAgain)}
    </Button></div>
    <FormRefusal error={trial.error} />
    {data && <>
      <p role="status">{say(PACKAGES.state, { state: data.state })}</p>
      <p className="mc-quiet">{say(PACKAGES.passed, { list: data.passed.join(' → ') })}</p>
      {data.faults.map(({ node, text }) => <p key={node} role="alert" className="mc-error">{node}: {text}</p>)}
      {data.waiting.length > 0 && <Textarea label={say(PACKAGES.answer)} value={said} error={fault || undefined}
        onChange={(event) => setSaid(event.currentTarget.value)} />}
      <ul>{data.waiting.map(({ node, name, role, unit, minutes }) => <li key={node}>
        <b>{name || node}</b> <span className="mc-quiet">{role} · {unit} · {minutes / 60} h</span>{' '}
        <Button loading={trial.isPending} onClick={() => doStep(node)}>{say(PACKAGES.doStep)}</Button>
      </li>)}</ul>
    </>}
  </>
}

function readObject(text: string): object | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : undefined
  } catch {
    return undefined
  }
}
