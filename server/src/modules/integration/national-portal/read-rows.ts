import type { Answer } from '../../../platform/partner/ask-partner.ts'

const DEEPEST = 8
const MOST_TEXT = 20_000
/** What the database could not keep: NUL, and halves of signs. */
const NO_TEXT = /\0|\p{Cs}/u
const PACKAGE = /^[\w-]{1,100}$/

/** The rows of an answer; of everything else none. */
export function rowsOf(data: unknown): readonly Answer[] {
  return Array.isArray(data) ? data.map(rowIn).filter((one) => one !== undefined) : []
}

/** The value, where it is an object. */
export function rowIn(value: unknown): Answer | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Answer : undefined
}

/** The names of packages that are listed. One whose name could not be said again cannot be asked for, either. */
export function packagesIn(data: unknown): readonly string[] {
  return rowsOf(data).flatMap(({ MaGoi: name }) => typeof name === 'string' && PACKAGE.test(name) ? [name] : [])
}

/** Whether everything in a value can be kept as it is: texts of a length, not too deep. */
export function isKeepable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.length <= MOST_TEXT && !NO_TEXT.test(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === DEEPEST) return false
  return Object.entries(value).every(([key, inner]) => isKeepable(key) && isKeepable(inner, depth + 1))
}

/** Texts of a row by these names, trimmed; empty where nothing is said. Undefined where one is no text. */
export function textsOf<N extends string>(row: Answer, names: readonly N[]): Readonly<Record<N, string>> | undefined {
  const texts = names.map((name) => {
    const value = row[name] ?? ''
    return [name, typeof value === 'string' ? value.trim() : undefined] as const
  })
  return texts.some(([, text]) => text === undefined) ? undefined : Object.fromEntries(texts) as Record<N, string>
}
