import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A letter that stands on a page: where its middle is, in points from the upper left corner. */
export interface Letter { readonly letter: string; readonly x: number; readonly y: number }

interface Row { readonly y: number; readonly parts: { readonly x: number; readonly letters: readonly Letter[] }[] }
/** Points by which two baselines may differ and still be one row. */
const SAME_ROW = 3

/**
 * The letters of a PDF's first page, row by row as an eye goes over it, one space between words, as pdf.js says that
 * they stand: two heads side by side are read across.
 */
export async function lettersOf(pdf: Buffer): Promise<Letter[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const page = await (await task.promise).getPage(1)
  const high = page.getViewport({ scale: 1 }).height
  const { items } = await page.getTextContent()
  await task.destroy()
  const rows: Row[] = []
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [x, y] = [Number(item.transform[4]), high - Number(item.transform[5])]
    const all = Array.from(item.str.normalize('NFC'))
    const letters = all.map((letter, n) => (
      { letter, x: x + item.width * (n + 0.5) / all.length, y: y - item.height / 3 }))
    let row = rows.find((one) => Math.abs(one.y - y) < SAME_ROW)
    if (!row) rows.push(row = { y, parts: [] })
    row.parts.push({ x, letters })
  }
  const found: Letter[] = []
  for (const { parts } of rows.sort((a, b) => a.y - b.y)) {
    let end = -Infinity
    for (const { x, letters } of parts.sort((a, b) => a.x - b.x)) {
      // parts of one word stand close together
      if (x - end > 1) push(found, ' ', x, letters[0]?.y ?? 0)
      for (const { letter, ...at } of letters) push(found, letter, at.x, at.y)
      end = (letters.at(-1)?.x ?? x) + 3
    }
  }
  return found.at(-1)?.letter === ' ' ? found.slice(0, -1) : found
}

function push(letters: Letter[], letter: string, x: number, y: number): void {
  const isSpace = /\s/.test(letter)
  if (isSpace && (letters.length === 0 || letters.at(-1)?.letter === ' ')) return
  letters.push({ letter: isSpace ? ' ' : letter, x, y })
}

/**
 * Which letters of `want` were read: they stand in `got` at their place in the cheapest way to make one of the other
 * (Levenshtein 1966). A letter too many counts against the letter before it.
 */
export function readRight(want: readonly string[], got: readonly string[]): boolean[] {
  const [rows, columns] = [want.length + 1, got.length + 1]
  const steps = new Uint8Array(rows * columns)
  let above = Uint16Array.from({ length: columns }, (_, j) => j)
  steps.fill(2, 0, columns)
  for (let i = 1; i < rows; i += 1) {
    const row = new Uint16Array(columns)
    row[0] = i
    steps[i * columns] = 1
    for (let j = 1; j < columns; j += 1) {
      const same = (above[j - 1] ?? 0) + (want[i - 1] === got[j - 1] ? 0 : 1)
      const [lost, added] = [(above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1]
      const least = Math.min(same, lost, added)
      row[j] = least
      steps[i * columns + j] = least === same ? 0 : least === lost ? 1 : 2
    }
    above = row
  }
  const right = new Array<boolean>(want.length).fill(false)
  const spoilt = new Set<number>()
  for (let [i, j] = [rows - 1, columns - 1]; i > 0 || j > 0;) {
    const step = steps[i * columns + j]
    if (step === 2) { spoilt.add(Math.max(0, i - 1)); j -= 1; continue }
    if (step === 0) right[i - 1] = want[i - 1] === got[j - 1]
    if (step === 0) j -= 1
    i -= 1
  }
  for (const n of spoilt) right[n] = false
  return right
}

export interface Circle { readonly x: number; readonly y: number; readonly radius: number }

/** The smallest circle around a letter near the middle of the page that holds `share` of all letters. */
export function circleOver(letters: readonly Letter[], share: number, turn: number): Circle {
  const middle = letters[Math.floor(letters.length * (0.35 + 0.4 * turn))] ?? { x: 300, y: 400 }
  const [x, y] = [Math.min(430, Math.max(170, middle.x)), middle.y]
  const far = letters.map((letter) => Math.hypot(letter.x - x, letter.y - y)).sort((a, b) => a - b)
  return { x, y, radius: far[Math.ceil(letters.length * share)] ?? 60 }
}
