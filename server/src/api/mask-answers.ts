import {
  type Answer, type Field, type FieldShape, type FormDefinition, type Row, fieldsOf,
} from '@motcua/forms/model.ts'
import { maskEmail, maskPersonalNumber, maskPhone } from '../kernel/mask.ts'

export type Answers = Readonly<Record<string, Answer>>

/**
 * The answers of a declaration as staff read them, on the screen and on paper: identity numbers, phones and mail
 * addresses are masked as they are in the head of the page, for everybody. In a table the columns that hold one.
 */
export function maskAnswers(form: FormDefinition, answers: Answers): Answers {
  const masked = fieldsOf(form).filter((field) => isMasked(field) && answers[field.key] !== undefined)
    .map((field) => [field.key, maskAnswer(field, answers[field.key] as Answer)] as const)
  return { ...answers, ...Object.fromEntries(masked) }
}

/** Whether a line of the declaration is shown masked, in whole or in some columns. */
export function isMasked(field: Field): boolean {
  return [field, ...field.columns ?? []].some((one) => maskOf(one) !== undefined)
}

/**
 * By what it holds, as its key says where the form has no word for it. A column of a table keeps no mask of its
 * dictionary entry; all that hold a number have its name.
 */
function maskOf({ mask, key }: FieldShape & Pick<Partial<Field>, 'mask'>): ((text: string) => string) | undefined {
  if (mask !== undefined || key === 'idNumber') return maskPersonalNumber
  if (/phone$/i.test(key)) return maskPhone
  return /email$/i.test(key) ? maskEmail : undefined
}

function maskAnswer(field: Field, answer: Answer): Answer {
  if (typeof answer === 'string') return maskOf(field)?.(answer) ?? answer
  if (field.type !== 'table') throw new Error(`${field.key} is masked and no text`)
  const masks = (field.columns ?? []).flatMap((column) => {
    const mask = maskOf(column)
    return mask ? [[column.key, mask] as const] : []
  })
  return (answer as readonly Row[]).map((row): Row => ({
    ...row,
    ...Object.fromEntries(masks.flatMap(
      ([key, mask]) => row[key] === undefined ? [] : [[key, mask(row[key] as string)]],
    )),
  }))
}
