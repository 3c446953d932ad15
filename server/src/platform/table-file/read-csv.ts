/**
 * The cells of a text with separated values (RFC 4180): comma, semicolon or tab, whichever the first line has most of
 * outside of quotes, a semicolon of as many; quotes doubled inside quotes; lines of any system; without the mark of
 * UTF-8 at its head. Stops after `most` rows.
 */
export function readCsv(text: string, most: number): string[][] {
  const body = text.replace(/^\ufeff/, '')
  const separator = separatorOf(body)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endRow = () => {
    rows.push([...row, cell])
    row = []
    cell = ''
  }
  for (let at = 0; at < body.length && rows.length < most; at += 1) {
    const sign = body[at] ?? ''
    if (isQuoted) {
      if (sign === '"' && body[at + 1] === '"') {
        cell += '"'
        at += 1
      } else if (sign === '"') isQuoted = false
      else cell += sign
    } else if (sign === '"' && cell.trim() === '') {
      cell = ''
      isQuoted = true
    } else if (sign === separator) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && body[at + 1] === '\n') at += 1
      endRow()
    } else cell += sign
  }
  if (rows.length < most && (cell !== '' || row.length > 0)) endRow()
  return rows
}

function separatorOf(body: string): string {
  const first = (/^[^\r\n]*/.exec(body)?.[0] ?? '').replaceAll(/"[^"]*"/g, '')
  return [';', '\t', ','].map((sign) => [sign, first.split(sign).length] as const).sort(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}
