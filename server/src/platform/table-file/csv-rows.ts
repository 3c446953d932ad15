/** A row of a text with separated values, and the line of the text on which it begins, counted from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: string[]
  /**
   * Of the last row alone: nobody closed its quote, so that the rest of the text is in its last cell; or it is longer
   * than a row may be, and nothing was read after it.
   */
  readonly fault?: 'quote-open' | 'too-long'
}

const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d]

/**
 * Rows of a text with separated values (RFC 4180), wherever the pieces of the text were cut: comma, semicolon or tab,
 * whichever the first line has most of outside of quotes, a semicolon of as many; quotes doubled inside quotes; lines
 * of any system, inside quotes too; without the mark of UTF-8 at its head. A blank line is a row with one empty cell.
 *
 * Of the text no more is kept than a piece and a row. A row may have so many characters as `longestRow` says, and a
 * piece more: a quote that nobody closes would take a file of any size into one cell. A cell may hold on to the piece
 * that it was cut from: who keeps cells copies them.
 */
export function* csvRows(pieces: Iterable<string>, longestRow = Infinity): Generator<CsvRow> {
  let separator = 0
  let [line, firstLine] = [1, 1]
  let [row, cell]: [string[], string] = [[], '']
  let [isQuoted, wasQuote, wasReturn] = [false, false, false]
  for (const piece of withWholeFirstLine(pieces, longestRow)) {
    separator ||= separatorOf(piece)
    let start = 0
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece.charCodeAt(at)
      const [isAfterQuote, isSecondEnd] = [wasQuote, wasReturn && sign === LINE_FEED]
      wasQuote = false
      wasReturn = sign === RETURN
      if (wasReturn || sign === LINE_FEED && !isSecondEnd) line += 1
      if (isQuoted) {
        if (sign !== QUOTE) continue
        cell += piece.slice(start, at)
        start = at + 1
        isQuoted = false
        wasQuote = true
      } else if (sign === QUOTE) {
        // The second of two: the quote is open again, and has this one in it.
        if (isAfterQuote) [isQuoted, start] = [true, at]
        else if ((cell + piece.slice(start, at)).trim() === '') [isQuoted, start, cell] = [true, at + 1, '']
      } else if (sign === separator) {
        row.push(cell + piece.slice(start, at))
        cell = ''
        start = at + 1
      } else if (sign === LINE_FEED || sign === RETURN) {
        if (!isSecondEnd) {
          row.push(cell + piece.slice(start, at))
          yield { line: firstLine, cells: row }
          row = []
          cell = ''
          firstLine = line
        }
        start = at + 1
      }
    }
    cell += piece.slice(start)
    if (row.reduce((sum, { length }) => sum + length, cell.length) > longestRow) {
      yield { line: firstLine, cells: [...row, cell], fault: 'too-long' }
      return
    }
  }
  if (cell === '' && row.length === 0) return
  yield { line: firstLine, cells: [...row, cell], ...isQuoted && { fault: 'quote-open' } }
}

/** The same pieces without the mark at their head, the first of them with the whole first line, if it ends. */
function* withWholeFirstLine(pieces: Iterable<string>, longest: number): Generator<string> {
  let head: string | undefined = ''
  for (const piece of pieces) {
    if (head === undefined) {
      yield piece
      continue
    }
    head += piece
    if (head.length <= longest && !/[\r\n]/.test(piece)) continue
    yield head.replace(/^\ufeff/, '')
    head = undefined
  }
  if (head !== undefined) yield head.replace(/^\ufeff/, '')
}

function separatorOf(text: string): number {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const [[most] = [',']] = [';', '\t', ','].map((sign) => [sign, first.split(sign).length] as const)
    .sort(([, a], [, b]) => b - a)
  return most.charCodeAt(0)
}
