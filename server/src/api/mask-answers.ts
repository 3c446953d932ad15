import { type Answer, type Field, type FieldShape, type FormDefinition, type Row, fieldsOf } from '@motcua/forms/model.ts'
import { maskPersonalNumber } from '../kernel/mask.ts'

export type Answers = Readonly<Record<string, Answer>>

/**
 * The answers of a declaration as staff read them, on the screen and on paper: identity numbers are masked as they are
 * in the head of the page, for everybody. In a table the columns that hold one.
 */
export function maskAnswers(form: FormDefinition, answers: Answers): Answers {
  const masked = fieldsOf(form).filter((field) => isMasked(field) && answers[field.key] !== undefined)
    .map((field) => [field.key, maskAnswer(field, answers[field.key] as Answer)] as const)
  return { ...answers, ...Object.fromEntries(masked) }
}

/** Whether a line of the declaration is shown masked, in whole or in some columns. */
export function isMasked(field: Field): boolean {
  return [field, ...field.columns ?? []].some((one) => isIdentity(one))
}

/** A column of a table keeps no mask of its dictionary entry; all that hold a number have its name. */
function isIdentity(field: FieldShape & Pick<Partial<Field>, 'mask'>): boolean {
  return field.mask !== undefined || field.key === 'idNumber'
}

function maskAnswer(field: Field, answer: Answer): Answer {
  if (typeof answer === 'string') return maskPersonalNumber(answer)
  if (field.type !== 'table') throw new Error(`${field.key} is masked and no text`)
  const hidden = (field.columns ?? []).filter((column) => isIdentity(column)).map(({ key }) => key)
  return (answer as readonly Row[]).map((row): Row => ({
    ...row,
    ...Object.fromEntries(hidden.flatMap((key) => row[key] === undefined ? [] : [
      [key, maskPersonalNumber(row[key] as string)],
    ])),
  }))
}
