import { type Context, type Value, dateFrom } from './feel-values.ts'
import { type Day, type Field, type FieldShape, type FormDefinition, fieldsOf } from './model.ts'

/** What a dossier is about besides its answers. `asOf` is the day of submission or reception. */
export interface Occasion {
  readonly asOf: Day
  /** Id of the procedure or bundle; null for what is not in the catalogue. */
  readonly procedure: string | null
  readonly channel: 'counter' | 'online' | 'post'
}

/** Rules of the data know the channels by these names. */
const CHANNELS = { 'counter': 'direct', 'online': 'online', 'post': 'postal' } as const

/**
 * The answers as expressions see them: nested by the dots of their keys, dates as dates, and only keys of the form.
 * Values of the wrong type are absent: a rule then knows nothing, and the fault is told by the check of types.
 */
export function contextOf(
  form: FormDefinition, answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): Context {
  const context: Record<string, Value> = {
    asOf: dateFrom(occasion.asOf), procedure: occasion.procedure, channel: CHANNELS[occasion.channel],
  }
  for (const field of fieldsOf(form)) {
    const value = valueOf(field, ownOf(answers, field.key))
    if (value !== null) put(context, field.key, value)
  }
  return context
}

function put(into: Record<string, Value>, key: string, value: Value): void {
  const dot = key.indexOf('.')
  if (dot < 0) return void (into[key] = value)
  const name = key.slice(0, dot)
  const known = Object.hasOwn(into, name) ? into[name] : undefined
  const inner = known && typeof known === 'object' ? known as Record<string, Value> : {}
  into[name] = inner
  put(inner, key.slice(dot + 1), value)
}

function valueOf(field: FieldShape | Field, value: unknown): Value {
  switch (field.type) {
    case 'text': case 'choice': case 'partialDate': return typeof value === 'string' && value !== '' ? value : null
    case 'number': case 'money': return typeof value === 'number' && Number.isFinite(value) ? value : null
    case 'boolean': return typeof value === 'boolean' ? value : null
    case 'date': return typeof value === 'string' ? dateFrom(value) : null
    case 'choices': return isFilled(value) ? value.filter((one) => typeof one === 'string') : null
    case 'table': return isFilled(value) ? value.map((row) => rowOf(field, row)) : null
    case 'address': case 'organisation': case 'file': case 'signature': return plain(value, 0)
  }
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0
}

function rowOf(field: FieldShape | Field, row: unknown): Context {
  const columns = 'columns' in field ? field.columns ?? [] : []
  return Object.fromEntries(columns.map((column) => [column.key, valueOf(column, ownOf(row, column.key))]))
}

/** A property of its own, whatever the key is called; undefined of what is no object. */
export function ownOf(of: unknown, key: string): unknown {
  if (of === null || typeof of !== 'object' || !Object.hasOwn(of, key)) return undefined
  return (of as Record<string, unknown>)[key]
}

/** A nested answer without anything that is not JSON; three floors are as deep as an address goes. */
function plain(value: unknown, depth: number): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (value === null || typeof value !== 'object' || Array.isArray(value) || depth > 3) return null
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, depth + 1)]))
}
