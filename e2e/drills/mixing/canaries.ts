/**
 * Marks that belong to one citizen and to nobody else: a word of letters for names and texts, numbers of the reserved
 * range, and whatever the program itself gave out for a dossier of theirs.
 */
export interface Canaries {
  /** Ids and dossier numbers that the program gave out, once they are known. */
  own(n: number, given: readonly string[]): void
  /** Whose marks stand in this text, each once. */
  citizensIn(text: string): ReadonlySet<number>
}

const LETTERS = 'bcdghklmnpqrstvx'

/** The word of the nth citizen; of letters only, as names are, and in no language. */
export function wordOf(n: number): string {
  const letter = (k: number) => LETTERS[Math.floor(n / LETTERS.length ** k) % LETTERS.length] ?? ''
  return `Zx${letter(2)}${letter(1)}${letter(0)}xz`
}

/** Their personal number, and that of the father of their child; reserved, and of nobody. */
export function numberOf(n: number, whose: 'own' | 'father' = 'own'): string {
  return `${whose === 'own' ? '00019699' : '00009099'}${String(1_000 + n)}`
}

/** There are a hundred phones in the reserved range. */
export function phoneOf(n: number): string {
  return `05000000${String(n % 100).padStart(2, '0')}`
}

const WORD = /zx([bcdghklmnpqrstvx]{3})xz/gi
const NUMBER = /(?<!\d)000[ .]?\d{3}[ .]?99([12])[ .]?(\d{3})(?!\d)/g
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const DOSSIER = /[A-Z]\d{2}(?:\.\d{2,3}){0,3}-\d{6,8}-\d{4,}/g

export function openCanaries(citizens: number): Canaries {
  const owners = new Map<string, number>()
  for (let n = 0; n < citizens; n += 1) owners.set(wordOf(n).toLowerCase(), n)
  return {
    own(n, given) {
      for (const one of given) owners.set(one.toLowerCase(), n)
    },
    citizensIn(text) {
      const found = new Set<number>()
      const add = (owner: number | undefined) => { if (owner !== undefined) found.add(owner) }
      for (const [word] of text.matchAll(WORD)) add(owners.get(word.toLowerCase()))
      for (const [, thousand, rest] of text.matchAll(NUMBER)) add(Number(`${thousand}${rest}`) - 1_000)
      for (const shape of [UUID, DOSSIER]) for (const [one] of text.matchAll(shape)) add(owners.get(one.toLowerCase()))
      return found
    },
  }
}
