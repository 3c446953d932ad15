import type { PackageTried } from '@motcua/contracts/package-deeds.ts'
import type { Package, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { hoursText } from '../designers/process/hours.ts'
import { useTrial } from './packages-data.ts'
import { PACKAGES, TRIAL_STATE } from './packages-texts.ts'
import { questionsOf, sampleOf } from './sample-data.ts'

interface Answer { node: string; answer: Record<string, unknown> }
interface TryPartProps { id: string; value: Package; vocabulary: PackageVocabulary | undefined }

/** The process of the saved revision with sample data, step by step as an officer; nothing of it stays. */
export function TryPart({ id, value, vocabulary }: TryPartProps) {
  const trial = useTrial(id)
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  const [said, setSaid] = useState('')
  const [fault, setFault] = useState('')
  const [channel, setChannel] = useState<string>(value.content.channels[0] ?? 'counter')
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const questions = questionsOf(value, vocabulary)
  const go = (next: readonly Answer[]) => {
    setAnswers(next)
    setSaid('')
    setFault('')
    trial.mutate({ input: sampleOf(channel, given, questions), answers: [...next] })
  }
  const doStep = (node: string) => {
    const answer = readObject(said)
    if (answer) go([...answers, { node, answer }])
    else setFault(say(PACKAGES.notJson))
  }
  const { data } = trial
  return <>
    <p>{say(PACKAGES.tryHint)}</p>
    <section className="mc-panel mc-stack" aria-label={say(PACKAGES.asCitizen)}>
      <h2>{say(PACKAGES.asCitizen)}</h2>
      <div className="mc-side-by-side">
        <NativeSelect label={say(PACKAGES.channel)} value={channel}
          data={value.content.channels.map((one) => ({ value: one, label: say(PACKAGES[one]) }))}
          onChange={(event) => setChannel(event.currentTarget.value)} />
        {questions.map(({ key, label, choices }) => {
          const give = (event: { currentTarget: { value: string } }) =>
            setGiven({ ...given, [key]: event.currentTarget.value })
          return choices
            ? <NativeSelect key={key} label={label} value={given[key] ?? ''} onChange={give}
                data={[{ value: '', label: '' }, ...choices]} />
            : <TextInput key={key} label={label} value={given[key] ?? ''} onChange={give} autoComplete="off" />
        })}
      </div>
      <p className="mc-quiet">{say(PACKAGES.seeForm)}</p>
      <div className="mc-row"><Button variant={data ? 'default' : 'filled'} loading={trial.isPending}
        onClick={() => go([])}>{say(data ? PACKAGES.tryAgain : PACKAGES.tryBegin)}</Button></div>
    </section>
    <FormRefusal error={trial.error} />
    {data && <section className="mc-panel mc-stack" aria-label={say(PACKAGES.citizenSees)}>
      <h2>{say(PACKAGES.citizenSees)}</h2>
      {data.undecided !== null && <p role="alert" className="mc-error">{data.undecided}</p>}
      {data.decided.map(({ subject, title, lines, why }) => <div key={subject}>
        <h3>{title}</h3>
        <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
        <p className="mc-quiet">{why}</p>
      </div>)}
    </section>}
    {data && <section className="mc-panel mc-stack" aria-label={say(PACKAGES.asOfficer)}>
      <h2>{say(PACKAGES.asOfficer)}</h2>
      <p role="status">{stateOf(data)}</p>
      <p className="mc-quiet">{say(PACKAGES.passed, {
        list: data.passed.flatMap(({ name }) => name === '' ? [] : [name]).join(' → '),
      })}</p>
      {data.faults.map(({ node, name, text }) => <p key={node} role="alert" className="mc-error">
        {name || node}: {text}
      </p>)}
      <ul className="mc-finding-list">{data.waiting.map(({ node, name, role, unit, minutes }) => <li key={node}>
        <span><b>{name || node}</b> <span className="mc-quiet">{say(PACKAGES.ofStep, {
          role: nameIn(vocabulary?.roles, role), hours: hoursText(minutes) || '0',
          unit: vocabulary?.units.find(({ rule }) => rule === unit)?.name ?? unit,
        })}</span></span>
        <Button loading={trial.isPending} onClick={() => doStep(node)}>{say(PACKAGES.doStep)}</Button>
      </li>)}</ul>
      {data.waiting.length > 0 && <details>
        <summary>{say(PACKAGES.data)}</summary>
        <Textarea label={say(PACKAGES.data)} value={said} error={fault || undefined} placeholder="{}"
          onChange={(event) => setSaid(event.currentTarget.value)} />
      </details>}
    </section>}
  </>
}

function stateOf({ state, waiting }: PackageTried): string {
  const [first] = waiting
  if (state === 'waiting' && first) return say(PACKAGES.waitsFor, { name: first.name || first.node })
  return Object.hasOwn(TRIAL_STATE, state) ? say(TRIAL_STATE[state as keyof typeof TRIAL_STATE]) : state
}

function nameIn(list: readonly { id: string; name: string }[] | undefined, id: string): string {
  return list?.find((one) => one.id === id)?.name ?? id
}

function readObject(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {}
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read as Record<string, unknown> : undefined
  } catch {
    return undefined
  }
}
