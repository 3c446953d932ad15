import type { FieldShape } from './model.ts'

/** What stands in the inputs of a page: the value by the name of the input. */
export type InputValues = Readonly<Record<string, string | readonly string[]>>

/**
 * The answers as they are put back into the inputs of a page, by the names that readPost reads. What could not be
 * read and was kept as typed comes back as typed.
 */
export function inputValues(
  field: FieldShape & { readonly columns?: readonly FieldShape[] }, answer: unknown, name = field.key,
): InputValues {
  if (answer === undefined || answer === null) return {}
  switch (field.type) {
    case 'text': case 'choice': case 'boolean': return { [name]: textOf(answer) }
    case 'number': case 'money': return { [name]: textOf(answer).replace(/^(-?\d+)\.(\d+)$/, '$1,$2') }
    case 'choices': return { [name]: Array.isArray(answer) ? answer.map(textOf) : textOf(answer) }
    case 'date': case 'partialDate': return dayInputs(name, textOf(answer))
    case 'address': return addressInputs(name, answer)
    case 'organisation':
      return { [name]: textOf(partOf(answer, 'name')), [`${name}.code`]: textOf(partOf(answer, 'code')) }
    case 'file': case 'signature':
      return { [`${name}.id`]: textOf(partOf(answer, 'id')), [`${name}.name`]: textOf(partOf(answer, 'name')) }
    case 'table': {
      const cells = (Array.isArray(answer) ? answer : []).flatMap((row: unknown, nth) => (field.columns ?? [])
        .map((column) => inputValues(column, partOf(row, column.key), `${name}[${nth}].${column.key}`)))
      return Object.fromEntries(cells.flatMap((cell) => Object.entries(cell)))
    }
  }
}

function dayInputs(name: string, day: string): InputValues {
  const [year = '', month = '', date = ''] = day.includes('/') ? day.split('/').reverse() : day.split('-')
  return { [`${name}.day`]: date, [`${name}.month`]: month, [`${name}.year`]: year }
}

function addressInputs(name: string, address: unknown): InputValues {
  const code = (level: string) => textOf(partOf(partOf(address, level), 'code'))
  return {
    [`${name}.country`]: textOf(partOf(address, 'country')), [`${name}.epoch`]: textOf(partOf(address, 'epoch')),
    ...Object.fromEntries(['province', 'district', 'commune'].map((level) => [`${name}.${level}`, code(level)])),
    [`${name}.detail`]: textOf(partOf(address, 'detail')), [`${name}.text`]: textOf(partOf(address, 'text')),
  }
}

function partOf(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
