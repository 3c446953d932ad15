import { PATTERN } from './publish-texts.ts'

type Why = (typeof PATTERN)[Exclude<keyof typeof PATTERN, 'unsafe'>]

/**
 * Why a pattern is not known to be fast on every text, or undefined if it is. A pattern like `^(a+)+$` stops the
 * program for as long as the sender likes, so publication takes only what is plainly harmless: no back reference, no
 * look-around, nothing repeated that itself repeats, and at most `loops` open-ended repetitions in all.
 */
export function problemOfPattern(pattern: string, loops: number): Why | undefined {
  try {
    new RegExp(pattern, 'u')
  } catch {
    return PATTERN.invalid
  }
  if (pattern.length > 300) return PATTERN.tooLong

  const tokens = pattern.matchAll(TOKENS)
  const open: Group[] = [{ repeats: false, branches: false }]
  let [last, found]: [Group | undefined, number] = [undefined, 0]
  for (const { groups } of tokens) {
    const { atom, repeat, bar, close } = groups ?? {}
    const inner = open.at(-1)
    if (!inner) return PATTERN.invalid
    if (atom !== undefined) {
      if (/^\\(?:[1-9]|k<)/.test(atom)) return PATTERN.reference
      last = undefined
    } else if (groups?.['open'] !== undefined) {
      if (/[=!]/.test(groups['open'])) return PATTERN.look
      open.push({ repeats: false, branches: false })
    } else if (bar !== undefined) {
      inner.branches = true
    } else if (close !== undefined) {
      last = open.pop()
      const outer = open.at(-1)
      if (outer && last) outer.repeats ||= last.repeats
    } else if (repeat !== undefined) {
      const [least, most] = boundsOf(repeat)
      if (last && most > 1 && (last.repeats || last.branches)) return PATTERN.nested
      if (most > 100 && ++found > loops) return PATTERN.loops
      if (least !== most) inner.repeats = true
    }
  }
  return undefined
}

/** An atom, its repetition, an opening with its kind, a bar, a closing. The pattern is known to be well-formed. */
const TOKENS = new RegExp([
  String.raw`(?<atom>\\k<|\\[pPu]\{[^}]*\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|\[(?:\\.|[^\]\\])*\]|[^()|*+?{}\\[\]])`,
  String.raw`(?<repeat>(?:[*+?]|\{\d+(?:,\d*)?\})\??)`, String.raw`(?<open>\((?:\?(?:<?[=!]|:|<\w+>))?)`,
  String.raw`(?<bar>\|)`, String.raw`(?<close>\))`,
].join('|'), 'giu')

/** `repeats`: may match texts of several lengths by repeating. `branches`: has alternatives. */
interface Group { repeats: boolean; branches: boolean }

function boundsOf(repeat: string): [number, number] {
  const [, from, comma, to] = /^\{(\d+)(,?)(\d*)\}/.exec(repeat) ?? []
  if (from !== undefined) return [Number(from), comma ? to ? Number(to) : Infinity : Number(from)]
  return repeat.startsWith('?') ? [0, 1] : [repeat.startsWith('+') ? 1 : 0, Infinity]
}
