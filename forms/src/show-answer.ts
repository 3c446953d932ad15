import type {
  Address, Answer, CodeList, Field, FieldShape, FileAnswer, FormDefinition, Organisation, Row,
} from './model.ts'

/** One line of the page "check your answers", of a print or of a mail. */
export interface ShownAnswer {
  readonly key: string
  readonly label: string
  readonly text: string
  /** A table shows its rows, each with a line for every filled column. */
  readonly rows?: readonly (readonly ShownAnswer[])[]
}

/** An answer in words; the empty string if there is none. Plain text: who shows it escapes it. */
export function showAnswer(form: Pick<FormDefinition, 'codes'>, field: FieldShape, answer: Answer | undefined): string {
  if (answer === undefined) return ''
  switch (field.type) {
    case 'text': return answer as string
    case 'number': return showNumber(answer as number)
    case 'money': return `${showNumber(answer as number)} đồng`
    case 'boolean': return answer === true ? 'Có' : 'Không'
    case 'date': case 'partialDate': return showDay(answer as string)
    case 'choice': return showChoice(form.codes, field, answer as string)
    case 'choices': return (answer as readonly string[]).map((one) => showChoice(form.codes, field, one)).join('; ')
    case 'address': return showAddress(answer as Address)
    case 'organisation': {
      const { name, code } = answer as Organisation
      return code === undefined ? name : `${name}, mã số ${code}`
    }
    case 'file': return (answer as FileAnswer).name ?? 'Đã tải lên'
    case 'signature': return 'Đã ký'
    case 'table':
      return (answer as readonly Row[]).map((row, nth) => `${nth + 1}. ${showRow(form, field, row)}`).join('\n')
  }
}

/** The lines of the answered fields among those given, in their order. */
export function showAnswers(
  form: Pick<FormDefinition, 'codes'>, fields: readonly Field[], answers: Readonly<Record<string, Answer>>,
): readonly ShownAnswer[] {
  return fields.filter(({ key }) => answers[key] !== undefined).map((field) => ({
    key: field.key, label: field.label, text: showAnswer(form, field, answers[field.key]),
    ...(field.type === 'table' && {
      rows: (answers[field.key] as readonly Row[]).map((row) => linesOf(form, field.columns ?? [], row)),
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

function showChoice(codes: Readonly<Record<string, CodeList>>, field: FieldShape, value: string): string {
  return codes[field.codes ?? '']?.choices.find((choice) => choice.value === value)?.label ?? value
}

function showRow(form: Pick<FormDefinition, 'codes'>, field: Field | FieldShape, row: Row): string {
  const columns = 'columns' in field ? field.columns ?? [] : []
  return linesOf(form, columns, row).map(({ text }) => text).join(', ')
}

function linesOf(form: Pick<FormDefinition, 'codes'>, columns: readonly FieldShape[], row: Row): ShownAnswer[] {
  return columns.filter(({ key }) => row[key] !== undefined)
    .map((column) => ({ key: column.key, label: column.label, text: showAnswer(form, column, row[column.key]) }))
}
