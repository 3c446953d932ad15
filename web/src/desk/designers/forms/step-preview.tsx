import { type FormDefinition } from '@motcua/forms/model.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { now } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/dates.ts'
import { say } from '../../../lib/language.ts'
import { useStepPreview } from '../designs-data.ts'
import { FORM } from './form-texts.ts'
import { decidingFields, previewOf, stepsFor } from './shown-steps.ts'

/** The step with the question that is worked on, as the portal draws it; with a way to the others. */
export function StepPreview({ form, wanted }: { form: FormDefinition; wanted: string | undefined }) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [nth, setNth] = useState(0)
  const [shown, setShown] = useState('')
  const steps = stepsFor(form, valuesOf(form, answers), dayOf(now()))
  // Whoever chooses a question, or moves it into another step, sees that step.
  const at = steps.findIndex(({ fields }) => fields.some(({ key }) => key === wanted))
  if (`${wanted ?? ''} ${at}` !== shown) {
    setShown(`${wanted ?? ''} ${at}`)
    if (at >= 0) setNth(at)
  }
  const place = Math.min(nth, steps.length - 1)
  const step = steps[place]
  const progress = say(FORM.part, { nth: place + 1, count: steps.length })
  const drawn = useStepPreview(step && previewOf(form, step, progress, answers))
  const deciding = decidingFields(form)
  return (
    <section className="mc-form-preview mc-stack" aria-label={say(FORM.preview)}>
      <h2>{say(FORM.preview)}</h2>
      {!step ? <p>{say(FORM.noStep)}</p> : <>
        <div className="mc-row">
          <Button variant="default" disabled={place <= 0} onClick={() => setNth(place - 1)}>{say(FORM.before)}</Button>
          <span aria-live="polite">{progress}</span>
          <Button variant="default" disabled={place >= steps.length - 1} onClick={() => setNth(place + 1)}>
            {say(FORM.after)}
          </Button>
        </div>
        {drawn.isError && <p role="alert" className="mc-error">{say(FORM.previewFailed)}</p>}
        {drawn.data && <DrawnPage html={drawn.data.html} title={progress} />}
      </>}
      {deciding.length > 0 && <details>
        <summary>{say(FORM.tryAnswers)}</summary>
        {deciding.map(({ key, label, type, codes }) => {
          const give = (event: { currentTarget: { value: string } }) =>
            setAnswers({ ...answers, [key]: event.currentTarget.value })
          const choices = type === 'boolean'
            ? [{ value: 'true', label: say(FORM.yes) }, { value: 'false', label: say(FORM.no) }]
            : form.codes[codes ?? '']?.choices.map((choice) => ({ value: choice.value, label: choice.label }))
          return choices
            ? <NativeSelect key={key} label={label} value={answers[key] ?? ''} onChange={give}
                data={[{ value: '', label: say(FORM.unanswered) }, ...choices]} />
            : <TextInput key={key} label={label} value={answers[key] ?? ''} onChange={give} autoComplete="off" />
        })}
      </details>}
    </section>
  )
}

/** A page that can run and send nothing. It is of our origin, or it would not be given its style sheet. */
function DrawnPage({ html, title }: { html: string; title: string }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    // From within a blob no address leads anywhere but a whole one.
    const whole = html.replaceAll('href="/', `href="${location.origin}/`)
    const made = URL.createObjectURL(new Blob([whole], { type: 'text/html' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [html])
  return address === undefined ? null
    : <iframe className="mc-form-frame" title={`${say(FORM.preview)}: ${title}`} src={address} sandbox="allow-same-origin" />
}

/** Answers of the types that the conditions expect. */
function valuesOf(form: FormDefinition, answers: Readonly<Record<string, string>>): Record<string, unknown> {
  const types = new Map(form.pages.flatMap(({ sections }) => sections.flatMap(({ fields }) =>
    fields.map(({ key, type }) => [key, type] as const))))
  const typed = (key: string, value: string): unknown => {
    const type = types.get(key)
    if (type === 'boolean') return value === 'true'
    return type === 'number' || type === 'money' ? Number(value) : type === 'choices' ? [value] : value
  }
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '')
    .map(([key, value]) => [key, typed(key, value)] as const))
}
