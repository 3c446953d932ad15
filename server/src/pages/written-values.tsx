import { labelIn } from '@motcua/forms/label-in.ts'
import { showAnswer } from '@motcua/forms/show-answer.ts'
import type { Step } from '@motcua/forms/steps-of.ts'
import { STEP } from './fill-form-texts.ts'
import { type Journey, checkJourney } from './journey.ts'

/** What follows from the answers beside it; who is competent, and on what day, is said where it is checked. */
const FOLLOWING: readonly string[] = ['expression', 'date-in-words', 'money-in-words', 'residence-request']

/** The values that the machine writes from the answers of a step: shown, never asked. */
export function writtenInStep(journey: Journey, { written }: Step) {
  const { form, visit: { say, language } } = journey
  const { answers } = checkJourney(journey)
  return form && written.filter(({ computed }) => computed && FOLLOWING.includes(computed.by)).map((field) => {
    const text = showAnswer(form, field, answers[field.key], language)
    const label = labelIn(language, field)
    return (
      <p key={field.key} className="hint" data-written={field.key} data-label={label} hidden={text === ''}>
        {say(STEP.written, { label, text })}
      </p>
    )
  })
}
