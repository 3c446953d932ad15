import { FeelDate, FeelDateTime, FeelDuration, FeelTime, dateAndTime, isFunction } from 'feelin'
import type { Json } from '../db.ts'
import { isTemporalType, temporalOf } from '../feel/values.ts'
import type { DecisionModel, ItemType } from './model.ts'

type Context = Record<string, unknown>

/** A type by its name: one of the model before one of FEEL, `feel:` before it or not. */
function typeOf({ types }: DecisionModel, name: string): ItemType | string {
  if (Object.hasOwn(types, name)) return types[name] ?? name
  return name.slice(name.indexOf(':') + 1)
}

/** A value of JSON as its type says: texts of dates, times and durations become these, within lists, too. */
export function fromJson(model: DecisionModel, type: string | null, value: Json): unknown {
  if (type === null || value === null) return value
  const found = typeOf(model, type)
  if (typeof found === 'string') {
    if (typeof value === 'string' && isTemporalType(found)) return temporalOf(found, value)
    return value
  }
  if (found.isList && Array.isArray(value)) return value.map((item: Json) => single(model, found, item))
  return single(model, found, value)
}

function single(model: DecisionModel, { base, parts }: ItemType, value: Json): unknown {
  if (parts.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fromJson(model, base, value)
  }
  const typeOfPart = new Map(parts.map(({ name, type }) => [name, type]))
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, fromJson(model, typeOfPart.get(key) ?? null, part)]),
  )
}

export interface Judge { isAllowed(tests: string, value: unknown): boolean }

/**
 * A value as a type takes it (DMN 1.3, 10.3.2.9.4): a list of one where one is asked for is that one, one where a list
 * is asked for is a list, a day where a moment is asked for its midnight. Whatever does not fit is null.
 */
export function conform(model: DecisionModel, type: string | null, value: unknown, judge: Judge): unknown {
  if (type === null || value === null || value === undefined) return value ?? null
  const found = typeOf(model, type)
  if (typeof found === 'string') return conformBuiltIn(found, value)
  if (found.isList) {
    const list: unknown[] = Array.isArray(value) ? value : [value]
    const items = list.map((item) => conformOne(model, found, item, judge))
    return items.some((item, nth) => item === null && list[nth] !== null) ? null : items
  }
  const isOfOne = Array.isArray(value) && value.length === 1 && !isListType(model, found.base)
  return conformOne(model, found, isOfOne ? (value as unknown[])[0] : value, judge)
}

function isListType(model: DecisionModel, type: string | null): boolean {
  const found = type === null ? undefined : typeOf(model, type)
  return typeof found === 'object' && (found.isList || isListType(model, found.base))
}

function conformOne(model: DecisionModel, type: ItemType, value: unknown, judge: Judge): unknown {
  const { base, parts, allowed } = type
  const fits = parts.length > 0 ? conformParts(model, type, value, judge) : conform(model, base, value, judge)
  return fits !== null && allowed !== null && !judge.isAllowed(allowed, fits) ? null : fits
}

function conformParts(model: DecisionModel, { parts }: ItemType, value: unknown, judge: Judge): unknown {
  if (!isContext(value)) return null
  const fitted: Context = { ...value }
  for (const { name, type } of parts) {
    if (!Object.hasOwn(value, name)) continue
    const part = conform(model, type, value[name], judge)
    if (part === null && value[name] !== null) return null
    fitted[name] = part
  }
  return fitted
}

function isContext(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.getPrototypeOf(value) === Object.prototype
}

function conformBuiltIn(type: string, value: unknown): unknown {
  const fits = fitOf(type, value)
  if (fits !== undefined) return fits
  return Array.isArray(value) && value.length === 1 ? fitOf(type, value[0]) ?? null : null
}

function fitOf(type: string, value: unknown): unknown {
  const is = (fits: boolean) => fits ? value : undefined
  switch (type) {
    case 'string': return is(typeof value === 'string')
    case 'number': return is(typeof value === 'number')
    case 'boolean': return is(typeof value === 'boolean')
    case 'date': return is(value instanceof FeelDate)
    case 'time': return is(value instanceof FeelTime)
    case 'dateTime': case 'date and time':
      return value instanceof FeelDate ? dateAndTime(`${String(value)}T00:00:00Z`) : is(value instanceof FeelDateTime)
    case 'dayTimeDuration': case 'days and time duration':
      return is(value instanceof FeelDuration && !value.yearsMonths)
    case 'yearMonthDuration': case 'years and months duration':
      return is(value instanceof FeelDuration && value.yearsMonths)
    case 'context': return is(isContext(value))
    case 'list': return Array.isArray(value) ? value : [value]
    case 'function': return is(isFunction(value))
    default: return value
  }
}
