import { isDay } from '../../kernel/civil-day.ts'
import { EdxmlFault } from './edxml-fault.ts'
import { type Field, HEADER, STATUS, TRACE } from './fields.ts'
import { lookAtBusiness } from './message-of-tree.ts'
import type { EdxmlMessage } from './message.ts'

type Row = Readonly<Record<string, unknown>>

const LONGEST = 100_000

/** A message as JSON tells it, by our words, moments in ISO 8601 with an offset. Throws `EdxmlFault` with the key. */
export function messageOfJson(value: unknown): EdxmlMessage {
  const { kind, ...row } = objectIn(value, '')
  if (kind !== 'document' && kind !== 'status') throw new EdxmlFault('edxml-value-unknown', 'kind')
  const message = { kind, ...rowIn(row, kind === 'status' ? STATUS : [...HEADER, ...TRACE], '') } as unknown as EdxmlMessage
  lookAtBusiness(message)
  return message
}

function rowIn(value: unknown, fields: readonly Field[], path: string): Row {
  const given = objectIn(value, path)
  const unknown = Object.keys(given).find((key) => !fields.some((field) => field.key === key))
  if (unknown !== undefined) throw new EdxmlFault('edxml-value-unknown', `${path}${unknown.slice(0, 60)}`)
  return Object.fromEntries(fields.flatMap((field) => {
    const own = given[field.key]
    if (own === undefined && field.isNeeded) throw new EdxmlFault('edxml-field-missing', path + field.key)
    return own === undefined ? [] : [[field.key, valueIn(own, field, path + field.key)]]
  }))
}

function valueIn(value: unknown, field: Field, path: string): unknown {
  switch (field.kind) {
    case 'group': return rowIn(value, field.fields, `${path}.`)
    case 'groups': return listIn(value, path).map((one, at) => rowIn(one, field.fields, `${path}.${String(at)}.`))
    case 'texts': return listIn(value, path).map((one) => textIn(one, path))
    case 'text': return textIn(value, path)
    case 'count': return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1_000_000 ? value : wrong(path)
    case 'day': return isDay(textIn(value, path)) ? value : wrong(path)
    case 'moment': return momentIn(textIn(value, path)) ?? wrong(path)
    case 'word': return Object.values(field.words).includes(textIn(value, path)) ? value : wrong(path)
  }
}

function momentIn(text: string): Date | undefined {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : undefined
  return moment && !Number.isNaN(moment.getTime()) ? moment : undefined
}

function objectIn(value: unknown, path: string): Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Row : wrong(path)
}

function listIn(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) && value.length <= 1_000 ? value as readonly unknown[] : wrong(path)
}

function textIn(value: unknown, path: string): string {
  if (typeof value !== 'string' || value.trim() === '') wrong(path)
  if (value.length > LONGEST) throw new EdxmlFault('edxml-too-long', path)
  return value
}

function wrong(path: string): never {
  throw new EdxmlFault('edxml-value-unknown', path.replace(/\.$/, ''))
}
