import { type FieldBlock, blocksOf } from '@motcua/forms/field-groups.ts'
import { labelIn, langOfLabel } from '@motcua/forms/label-in.ts'
import type { Answer, Field, FormDefinition, Page } from '@motcua/forms/model.ts'
import { showAnswer } from '@motcua/forms/show-answer.ts'
import { type Step, stepsOf } from '@motcua/forms/steps-of.ts'
import { inputValues } from '@motcua/forms/write-post.ts'
import { AnswerField } from './answer-fields.tsx'
import type { FieldFrame } from './field-frame.ts'
import { AUTHORISATION } from './authorisation-texts.ts'
import { STEP } from './fill-form-texts.ts'

interface StepQuestionsProps {
  form: FormDefinition
  page: Page
  /** Of which only the shown fields are asked. */
  step: Step
  answers: Readonly<Record<string, unknown>>
  frame: FieldFrame
  heading: string
  isOneThing: boolean
  /** Questions whose answers are only shown here, and where they are changed. */
  fixed: { readonly keys: ReadonlySet<string>; readonly href: string }
}

/** Every question of a step, asked now or laid by for the script. */
export function questionsOf({ form, page, step }: Pick<StepQuestionsProps, 'form' | 'page' | 'step'>) {
  const whole = form.pages.find(({ id }) => id === page.id)
  return whole ? stepsOf(whole).find(({ id }) => id === step.id)?.fields ?? [] : []
}

/**
 * The questions of a step. What tells who somebody is (name, birth, sex, number; of an organisation name and tax code)
 * stands under one legend, unless the title of the page is that legend already.
 */
export function StepQuestions(props: StepQuestionsProps) {
  const { form, page, step, frame: { visit: { language } }, heading } = props
  const fields = questionsOf(props)
  const groups = form.pages.find(({ id }) => id === page.id)?.sections.find(({ id }) => id === step.section.id)?.groups
  const isAlone = ({ group }: FieldBlock) => group === undefined
    || labelIn(language, group).toLowerCase() === heading.toLowerCase()
    || group.keys.filter((key) => step.fields.some((field) => field.key === key)).length < 2
  return blocksOf({ fields, ...groups && { groups } }).map((block) => {
    const questions = block.fields.map((field) => <Question key={field.key} field={field} {...props} />)
    const { group } = block
    return group === undefined || isAlone(block) ? questions : (
      <fieldset key={group.role} className="group" data-group={group.role}>
        <legend lang={langOfLabel(language, group)}>{labelIn(language, group)}</legend>
        {questions}
      </fieldset>
    )
  })
}

/** What is not asked now is laid by for the script, which shows it as soon as an answer calls it up. */
function Question({ field, form, step, answers, frame, isOneThing, fixed }: StepQuestionsProps & { field: Field }) {
  const { say, language } = frame.visit
  const isAsked = step.fields.some(({ key }) => key === field.key)
  if (isAsked && fixed.keys.has(field.key)) {
    return <div data-field={field.key}><FixedAnswer
      field={field} answer={answers[field.key]} form={form} frame={frame} href={fixed.href}
    /></div>
  }
  const isPledge = field.key === step.fields.find(({ widget }) => widget === 'declaration')?.key
  const { declaration, declarationEn } = form
  const pledge = declaration === undefined ? undefined
    : { label: declaration, ...declarationEn !== undefined && { labelEn: declarationEn } }
  const question = <>
    {isPledge && pledge && <p lang={langOfLabel(language, pledge)}>{labelIn(language, pledge)}</p>}
    {isPledge && <p>{say(STEP.dataUse)}</p>}
    <AnswerField
      field={field} answer={answers[field.key]} frame={frame}
      isTitle={isOneThing && field.key === step.fields[0]?.key}
    />
  </>
  return isAsked ? <div data-field={field.key}>{question}</div> : <template data-field={field.key}>{question}</template>
}

/** An answer that was given elsewhere, with the way there. It is sent along, for other questions may depend on it. */
function FixedAnswer({ field, answer, form, frame: { visit: { say, language }, faults }, href }: {
  field: Field
  answer: unknown
  form: FormDefinition
  frame: FieldFrame
  href: string
}) {
  const label = labelIn(language, field)
  const values = Object.entries(inputValues(field, answer)).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const))
  return (
    <div className="field" id={field.key} tabIndex={-1}>
      <p><span lang={langOfLabel(language, field)}>{label}</span>: <strong>
        {showAnswer(form, field, answer as Answer, language)}
      </strong></p>
      {faults.has(field.key) && <p className="error">{faults.get(field.key)}</p>}
      <p className="alone"><a href={href} aria-label={say(AUTHORISATION.changeWhat, { what: label })}>
        {say(AUTHORISATION.changeTogether)}
      </a></p>
      {values.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
    </div>
  )
}
