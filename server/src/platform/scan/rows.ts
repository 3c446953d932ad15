/** What the reader found: a line of one of its blocks, in pixels. */
export interface FoundLine extends Corners { readonly block: number; readonly words: readonly FoundWord[] }
interface Corners { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
interface FoundWord { readonly text: string; readonly confidence: number; readonly bbox: Corners }

/** A block of so many lines is a column of running text, and is read to its end before the next. */
const COLUMN = 8
/** Lines are of one row when they share so much of the lower one's height. */
const SHARED = 0.5

/**
 * The lines as rows, from top to bottom, each from left to right: the two heads of an official paper (agency to the
 * left, motto to the right), labels and their values, and two who sign belong side by side, wherever the reader saw
 * blocks. Long columns are left as they are.
 */
export function rowsOf(lines: readonly FoundLine[]): FoundWord[][] {
  const length = new Map<number, number>()
  for (const { block } of lines) length.set(block, (length.get(block) ?? 0) + 1)
  const isColumn = ({ block }: FoundLine) => (length.get(block) ?? 0) >= COLUMN
  const beside = lines.some((one) => isColumn(one) && lines.some((other) =>
    other.block !== one.block && isColumn(other) && overlap(one, other) > SHARED))
  const rows: FoundLine[][] = []
  for (const line of beside ? lines : [...lines].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)) {
    const row = rows.at(-1)
    const fits = !beside && row?.every((other) =>
      overlap(other, line) > SHARED && (line.x0 >= other.x1 || line.x1 <= other.x0))
    if (row && fits) row.push(line)
    else rows.push([line])
  }
  return rows.map((row) => row.sort((a, b) => a.x0 - b.x0).flatMap(({ words }) => words))
}

function overlap(a: Corners, b: Corners): number {
  return (Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)) / Math.min(a.y1 - a.y0, b.y1 - b.y0)
}
