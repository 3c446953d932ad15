/** Marks put into fields, each told by the field into which it went, and what must not be found either: secrets. */
export interface Marks {
  /** A word of letters for the field of this name; another one each time. */
  word(field: string): string
  /** A personal number of the reserved range. */
  number(field: string): string
  /** What the program gave out, or was typed once and must stand nowhere: a code, a token, a password. */
  secret(field: string, value: string): string
  /** The fields whose marks stand in this text. */
  fieldsIn(text: string): readonly string[]
  /** The same of secrets alone. */
  secretsIn(text: string): readonly string[]
  readonly count: number
}

const LETTERS = 'bcdghklmnpqrstvx'
/** Of whoever is at the counter here; others stand in hints and as hotlines. */
export const PHONE = '0500000042'
const PHONE_AS_WRITTEN = /(?:\+84|(?<!\d)0)[ .]?500[ .]?000[ .]?042(?!\d)/

export function openMarks(): Marks {
  const fields = new Map<string, string>()
  const secrets = new Map<string, string>()
  let next = 0
  const draw = () => {
    next += 1
    return [3, 2, 1, 0].map((k) => LETTERS[Math.floor(next / LETTERS.length ** k) % LETTERS.length] ?? '').join('')
  }
  const secretsIn = (text: string) => [...secrets].filter(([value]) => holds(text, value)).map(([, field]) => field)
  return {
    word(field) {
      const word = `Zk${draw()}kz`
      fields.set(word.toLowerCase(), field)
      return word
    },
    number(field) {
      next += 1
      const number = `00019699${String(2_000 + next)}`
      fields.set(number, field)
      return number
    },
    secret(field, value) {
      secrets.set(value, field)
      return value
    },
    fieldsIn(text) {
      const found = [...text.matchAll(/zk[a-z]{4}kz|000196992\d{3}/gi)].map(([one]) => fields.get(one.toLowerCase()))
      return [...new Set([
        ...found.filter((one) => one !== undefined), ...secretsIn(text),
        ...PHONE_AS_WRITTEN.test(text) ? ['phone'] : [],
      ])]
    },
    secretsIn,
    get count() {
      return fields.size + secrets.size
    },
  }
}

/** A code of six digits only where it stands alone: others have six digits in a row, too. */
function holds(text: string, value: string): boolean {
  return /^\d{6}$/.test(value) ? new RegExp(`(?<![\\w.-])${value}(?![\\w.-])`).test(text) : text.includes(value)
}
