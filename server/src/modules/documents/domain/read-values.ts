/** A word as it was read (`platform/scan`: `readText`); boxes are shares of the page. */
export interface FieldWord {
  readonly text: string
  readonly confidence: number
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
}

/** How agencies are called. */
export interface AgencyWords {
  /** How their names begin. */
  readonly begin: readonly string[]
  /** Kinds of place, written small before the place's own name. */
  readonly places: readonly string[]
}

/** A name of a person: two to six words that begin with capitals and have no digits. */
export function isPerson(text: string): boolean {
  const words = text.split(' ')
  return words.length >= 2 && words.length <= 6 && words.every((word) => /^\p{Lu}[\p{L}'-]*$/u.test(word))
}

/** YYYY-MM-DD of a day that there is, between 1945 and 2100; else undefined. */
export function writtenDay(day: number, month: number, year: number): string | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (year < 1945 || year > 2100 || day < 1 || day > (lengths[month - 1] ?? 0)) return undefined
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** So alike must the beginning be, 1 for the same. */
const ALIKE = 0.8

/**
 * A name in capitals as it stands in a sentence: "ỦY BAN NHÂN DÂN XÃ AN" is "Ủy ban nhân dân xã An". How it begins and
 * what kinds of place there are is known: there, marks that were read wrongly are mended.
 */
export function agencyName(loud: string, { begin, places }: AgencyWords): string {
  const words = loud.trim().split(' ')
  const start = begin.find((one) => similarity(words.slice(0, one.split(' ').length).join(' '), one) >= ALIKE)
  const rest = words.slice(start?.split(' ').length ?? 0)
  const named: string[] = []
  for (let n = 0; n < rest.length;) {
    const place = places.find((one) =>
      withoutMarks(rest.slice(n, n + one.split(' ').length).join(' ')) === withoutMarks(one))
    const word = (rest[n] ?? '').toLowerCase()
    named.push(place ?? word.charAt(0).toUpperCase() + word.slice(1))
    n += place?.split(' ').length ?? 1
  }
  return [...start === undefined ? [] : [start], ...named].join(' ')
}

/** Small letters without any mark. */
export function withoutMarks(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
}

/** 1 for the same letters, less by the share that must be changed; capitals do not count (Levenshtein 1966). */
export function similarity(one: string, other: string): number {
  const [a, b] = [Array.from(one.toLowerCase()), Array.from(other.toLowerCase())]
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of a.entries()) {
    const row = [i + 1]
    for (const [j, wanted] of b.entries()) {
      row.push(Math.min((above[j] ?? 0) + (letter === wanted ? 0 : 1), (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1))
    }
    above = row
  }
  return 1 - (above[b.length] ?? 0) / Math.max(1, a.length, b.length)
}
