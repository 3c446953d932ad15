import type { ModelBody, ModelDesk } from '@motcua/contracts/models.ts'
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useModelDesk, useModelling } from './model-data.ts'
import { MODEL, MODEL_TASK, NEW_MODEL } from './model-texts.ts'

const TASKS = ['guide', 'receive', 'digitise', 'return'] as const
type Surveyed = ModelBody['tasks'][number]

/** A new proposal, for an agency or the post, with the survey of who can take over which task. */
export function NewModel() {
  const found = useModelDesk()
  if (found.isError)
    return <ErrorState title={say(MODEL.failed)} error={found.error} onRetry={() => void found.refetch()} />
  return found.data && found.data.proposers.length > 0 ? <Form {...found.data} /> : null
}

function Form({ proposers, procedures }: ModelDesk) {
  const [proposerId, setProposer] = useState(proposers[0]?.id ?? '')
  const [title, setTitle] = useState('')
  const [summary, setSummary] = useState('')
  const [sections, setSections] = useState<readonly string[]>([])
  const [tasks, setTasks] = useState<readonly Surveyed[]>([])
  const [asked, setAsked] = useState<readonly string[]>([])
  const [hasTried, setHasTried] = useState(false)
  const sending = useModelling(() => {
    announce(say(NEW_MODEL.sent))
    setTitle('')
    setSummary('')
    setSections([])
    setTasks([])
    setAsked([])
    setHasTried(false)
  })
  const choices = proposers.find(({ id }) => id === proposerId)?.sections ?? []
  const faults = {
    title: title.trim() ? undefined : say(NEW_MODEL.needTitle),
    summary: summary.trim() ? undefined : say(NEW_MODEL.needSummary),
    sections: sections.length > 0 ? undefined : say(NEW_MODEL.needSection),
  }
  const isMissing = Object.values(faults).some((fault) => fault !== undefined)
  useFaultyTitle(hasTried && isMissing)
  const told = (place: keyof typeof faults) => hasTried ? faults[place] : undefined
  const submit = () => {
    setHasTried(true)
    sending.reset()
    if (isMissing) return
    sending.mutate({ path: '/api/models', body: {
      proposerId, title: title.trim(), summary: summary.trim(), sections: [...sections], tasks: [...tasks],
    } })
  }
  return (
    <form className="mc-inset mc-stack" noValidate aria-label={say(NEW_MODEL.title)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <h2>{say(NEW_MODEL.title)}</h2>
      <FormRefusal error={sending.error} />
      {proposers.length > 1 && (
        <NativeSelect
          label={say(MODEL.proposer)} value={proposerId}
          data={proposers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => {
            setProposer(event.currentTarget.value)
            setSections([])
          }}
        />
      )}
      <TextInput
        label={say(MODEL.name)} withAsterisk maxLength={200} value={title} error={told('title')}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={say(NEW_MODEL.summary)} description={say(NEW_MODEL.summaryHint)} withAsterisk autosize minRows={3}
        maxLength={4_000} value={summary} error={told('summary')}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={say(MODEL.sections)} withAsterisk error={told('sections')} value={[...sections]} onChange={setSections}
      >
        {choices.map(({ id, name }) => <Checkbox key={id} value={id} label={name} />)}
      </Checkbox.Group>
      <Survey
        procedures={procedures} asked={asked} tasks={tasks} onTasks={setTasks}
        onAsked={(ids) => {
          setAsked(ids)
          setTasks(tasks.filter(({ procedureId }) => ids.includes(procedureId)))
        }}
      />
      <div><Button type="submit" loading={sending.isPending}>{say(NEW_MODEL.send)}</Button></div>
    </form>
  )
}

function Survey({ procedures, asked, tasks, onAsked, onTasks }: Pick<ModelDesk, 'procedures'> & {
  readonly asked: readonly string[]; readonly tasks: readonly Surveyed[]
  readonly onAsked: (ids: readonly string[]) => void; readonly onTasks: (tasks: readonly Surveyed[]) => void
}) {
  const rest = procedures.filter(({ id }) => !asked.includes(id))
  const [chosen, setChosen] = useState('')
  const next = rest.find(({ id }) => id === chosen)?.id ?? rest[0]?.id
  const put = (procedureId: string, task: Surveyed['task'], by: string) => {
    const others = tasks.filter((one) => one.procedureId !== procedureId || one.task !== task)
    onTasks(by === 'agency' || by === 'post' ? [...others, { procedureId, task, by }] : others)
  }
  return (
    <fieldset className="mc-stack">
      <legend>{say(MODEL.survey)}</legend>
      <p className="mc-quiet">{say(NEW_MODEL.addHint)}</p>
      {asked.map((id) => {
        const name = procedures.find((one) => one.id === id)?.name ?? ''
        return (
          <div key={id} className="mc-stack">
            <p><b>{name}</b></p>
            <div className="mc-fields">
              {TASKS.map((task) => (
                <NativeSelect
                  key={task} label={say(MODEL_TASK[task])}
                  aria-label={say(NEW_MODEL.taskOf, { task: say(MODEL_TASK[task]), procedure: name })}
                  value={tasks.find((one) => one.procedureId === id && one.task === task)?.by ?? ''}
                  onChange={(event) => put(id, task, event.currentTarget.value)}
                  data={[
                    { value: '', label: say(MODEL_TASK.nobody) }, { value: 'agency', label: say(MODEL_TASK.agency) },
                    { value: 'post', label: say(MODEL_TASK.post) },
                  ]}
                />
              ))}
            </div>
            <div>
              <Button
                size="compact-sm" variant="default" aria-label={say(NEW_MODEL.removeOf, { name })}
                onClick={() => onAsked(asked.filter((one) => one !== id))}
              >{say(NEW_MODEL.remove)}</Button>
            </div>
          </div>
        )
      })}
      {next !== undefined && (
        <div className="mc-row">
          <NativeSelect
            label={say(MODEL.procedure)} value={next} onChange={(event) => setChosen(event.currentTarget.value)}
            data={rest.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button variant="default" onClick={() => onAsked([...asked, next])}>{say(NEW_MODEL.add)}</Button>
        </div>
      )}
    </fieldset>
  )
}
