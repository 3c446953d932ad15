/**
 * Why a pattern is not known to be fast on every text, or undefined if it is. A pattern like `^(a+)+$` stops the
 * program for as long as the sender likes, so publication takes only what is plainly harmless: no back reference, no
 * look-around, nothing repeated that itself repeats, and at most `loops` open-ended repetitions in all.
 */
export function problemOfPattern(pattern: string, loops: number): string | undefined {
  try {
    new RegExp(pattern, 'u')
  } catch {
    return 'mẫu không hợp lệ'
  }
  if (pattern.length > 300) return 'mẫu dài quá 300 ký tự'

  const tokens = pattern.matchAll(TOKENS)
  const open: Group[] = [{ repeats: false, branches: false }]
  let [last, found]: [Group | undefined, number] = [undefined, 0]
  for (const { groups } of tokens) {
    const { atom, repeat, bar, close } = groups ?? {}
    const inner = open.at(-1)
    if (!inner) return 'mẫu không hợp lệ'
    if (atom !== undefined) {
      if (/^\\(?:[1-9]|k<)/.test(atom)) return 'mẫu có tham chiếu ngược'
      last = undefined
    } else if (groups?.['open'] !== undefined) {
      if (/[=!]/.test(groups['open'])) return 'mẫu có phép nhìn trước hoặc nhìn sau'
      open.push({ repeats: false, branches: false })
    } else if (bar !== undefined) {
      inner.branches = true
    } else if (close !== undefined) {
      last = open.pop()
      const outer = open.at(-1)
      if (outer && last) outer.repeats ||= last.repeats
    } else if (repeat !== undefined) {
      const [least, most] = boundsOf(repeat)
      if (last && most > 1 && (last.repeats || last.branches)) return 'mẫu lặp trong lặp'
      if (most > 100 && ++found > loops) return 'mẫu có quá nhiều phép lặp không giới hạn'
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
