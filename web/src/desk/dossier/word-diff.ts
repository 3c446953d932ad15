/** A piece of a text that both versions have, or only the older, or only the newer. */
export interface Piece { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

/** More words than that are compared line by line: the table of the comparison grows with the square. */
const MOST_WORDS = 1_200

/** What became of a text, word by word: the longest part that both have in common stays, the rest is gone or new. */
export function diffWords(before: string, after: string): Piece[] {
  const words = (text: string, by: RegExp) => text.split(by).filter((word) => word !== '')
  const byWord = /(\s+)/u
  const [a, b] = [words(before, byWord), words(after, byWord)]
  const byLine = /(?<=\n)/u
  return a.length + b.length > MOST_WORDS ? compare(words(before, byLine), words(after, byLine)) : compare(a, b)
}

function compare(a: readonly string[], b: readonly string[]): Piece[] {
  // common[i][j]: how many words a from i on and b from j on have in common.
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    const row = common[i]
    for (let j = b.length - 1; row && j >= 0; j--)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const pieces: { kind: Piece['kind']; text: string }[] = []
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i] ?? '')
      i++
      j++
    } else if (j >= b.length || i < a.length && at(i + 1, j) >= at(i, j + 1)) {
      add('gone', a[i++] ?? '')
    } else {
      add('new', b[j++] ?? '')
    }
  }
  return pieces
}
