import { type Day, isDay } from '../../../kernel/civil-day.ts'

/** Notes what is wrong, and where. */
export type Note = (place: string, problem: string) => void
type Known = Readonly<Record<string, unknown>>

/** Fields of one object of a file. What does not fit is noted, and something empty stands for it. */
export interface Fields {
  readonly place: string
  has(key: string): boolean
  text(key: string): string
  day(key: string): Day
  oneOf<T extends string>(key: string, known: readonly T[]): T | undefined
  texts(key: string): readonly string[]
  objects(key: string): readonly Fields[]
  object(key: string): Fields
  /** Keys that are not among these are noted: a misspelt one would else be lost. */
  only(...keys: readonly string[]): void
  /** Those of these keys that have something are noted. */
  empty(...keys: readonly string[]): void
}

/** Reads the fields of a value, which is at a place of its file. Pure. */
export function fieldsOf(value: unknown, place: string, note: Note): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject) note(place, 'must be an object')
  const fields = (isObject ? value : {}) as Known
  const at = (key: string) => `${place}/${key}`
  const listOf = (key: string): readonly unknown[] => {
    const list: unknown = fields[key]
    if (!Array.isArray(list)) note(at(key), 'must be a list')
    return Array.isArray(list) ? list : []
  }
  const text = (key: string) => {
    const found = fields[key]
    if (typeof found === 'string' && found.trim() !== '') return found
    note(at(key), 'must be a text')
    return ''
  }
  return {
    place, text,
    has: (key) => fields[key] !== undefined && fields[key] !== null,
    day(key) {
      const found = text(key)
      if (found !== '' && !isDay(found)) note(at(key), 'must be a day')
      return found
    },
    oneOf<T extends string>(key: string, known: readonly T[]) {
      const found = known.find((one) => one === fields[key])
      if (found === undefined) note(at(key), `must be one of ${known.join(', ')}`)
      return found
    },
    texts: (key) => listOf(key).flatMap((one, nth) => {
      if (typeof one === 'string' && one !== '') return [one]
      note(`${at(key)}/${nth}`, 'must be a text')
      return []
    }),
    objects: (key) => listOf(key).map((one, nth) => fieldsOf(one, `${at(key)}/${nth}`, note)),
    object: (key) => fieldsOf(fields[key], at(key), note),
    only(...keys) {
      for (const key of Object.keys(fields)) if (!keys.includes(key)) note(at(key), 'is not known')
    },
    empty(...keys) {
      for (const key of keys) if ((fields[key] ?? null) !== null) note(at(key), 'must be empty for this type')
    },
  }
}
