import { signedBy } from './signature.ts'
import { type Language, sayIn } from '@motcua/contracts/texts.ts'
import { labelIn } from './label-in.ts'
import type {
  Address, Answer, CodeList, Field, FieldShape, FileAnswer, FormDefinition, Organisation, Row,
} from './model.ts'
import { SHOWN } from './show-answer-texts.ts'

/** One line of the page "check your answers", of a print or of a mail. */
export interface ShownAnswer {
  readonly key: string
  readonly label: string
  readonly text: string
  /** A table shows its rows, each with a line for every filled column. */
  readonly rows?: readonly (readonly ShownAnswer[])[]
}

type Codes = Pick<FormDefinition, 'codes'>

/**
 * An answer in words; the empty string if there is none. Plain text: who shows it escapes it. In Vietnamese wherever a
 * paper is printed; a code without a word in the language of the reader stays Vietnamese.
 */
export function showAnswer(
  form: Codes, field: FieldShape, answer: Answer | undefined, language: Language = 'vi',
): string {
  if (answer === undefined) return ''
  const say = sayIn(language)
  switch (field.type) {
    case 'text': return answer as string
    case 'number': return showNumber(answer as number)
    case 'money': return say(SHOWN.money, { amount: showNumber(answer as number) })
    case 'boolean': return say(answer === true ? SHOWN.yes : SHOWN.no)
    case 'date': case 'partialDate': return showDay(answer as string)
    case 'choice': return showChoice(form.codes, field, answer as string, language)
    case 'choices':
      return (answer as readonly string[]).map((one) => showChoice(form.codes, field, one, language)).join('; ')
    case 'address': return showAddress(answer as Address)
    case 'organisation': {
      const { name, code } = answer as Organisation
      return code === undefined ? name : say(SHOWN.coded, { name, code })
    }
    case 'file': return (answer as FileAnswer).name ?? say(SHOWN.uploaded)
    case 'signature': {
      const signed = signedBy(answer)
      return signed?.kind === 'typed' ? say(SHOWN.signedByName, { name: signed.name }) : say(SHOWN.signed)
    }
    case 'table':
      return (answer as readonly Row[])
        .map((row, nth) => `${nth + 1}. ${showRow(form, field, row, language)}`).join('\n')
  }
}

/** The lines of the answered fields among those given, in their order. */
export function showAnswers(
  form: Codes, fields: readonly Field[], answers: Readonly<Record<string, Answer>>, language: Language = 'vi',
): readonly ShownAnswer[] {
  return fields.filter(({ key }) => answers[key] !== undefined).map((field) => ({
    key: field.key, label: labelIn(language, field), text: showAnswer(form, field, answers[field.key], language),
    ...(field.type === 'table' && {
      rows: (answers[field.key] as readonly Row[]).map((row) => linesOf(form, field.columns ?? [], row, language)),
    }),
  }))
}

/** `2021-06-25` is 25/06/2021, `2021-06` 06/2021, `2021` itself. */
export function showDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** Digits in groups of three, as on Vietnamese papers: 1.500.000,5. */
export function showNumber(number: number): string {
  const [whole = '', decimals] = String(Math.abs(number)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${number < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`
}

/** From the house to the province; abroad as it was written. */
export function showAddress(address: Address): string {
  const { detail, commune, district, province, text } = address
  return [detail, commune?.name, district?.name, province?.name, text].filter(Boolean).join(', ')
}

function showChoice(
  codes: Readonly<Record<string, CodeList>>, field: FieldShape, value: string, language: Language,
): string {
  const choice = codes[field.codes ?? '']?.choices.find((one) => one.value === value)
  return choice ? labelIn(language, choice) : value
}

function showRow(form: Codes, field: Field | FieldShape, row: Row, language: Language): string {
  const columns = 'columns' in field ? field.columns ?? [] : []
  return linesOf(form, columns, row, language).map(({ text }) => text).join(', ')
}

function linesOf(form: Codes, columns: readonly FieldShape[], row: Row, language: Language): ShownAnswer[] {
  return columns.filter(({ key }) => row[key] !== undefined)
    .map((column) => ({
      key: column.key, label: labelIn(language, column), text: showAnswer(form, column, row[column.key], language),
    }))
}
