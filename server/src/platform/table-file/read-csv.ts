import { csvRows } from './csv-rows.ts'

/** Characters: rows after those that are asked for are not read, but for those of the same piece. */
const PIECE = 65_536

/** The cells of a text with separated values, as `csvRows` reads them. Stops after `most` rows. */
export function readCsv(text: string, most: number): string[][] {
  const rows: string[][] = []
  if (most <= 0) return rows
  for (const { cells } of csvRows(piecesOf(text))) {
    rows.push(cells)
    if (rows.length >= most) break
  }
  return rows
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE)
}
