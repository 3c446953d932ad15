/** What stands first in a file of a spreadsheet: without it old programs take Vietnamese for something else. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** One row of a spreadsheet (CSV, RFC 4180), its end included. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

/**
 * A name that begins like a formula would be computed by whoever opens the file; in front of it stands an apostrophe.
 */
function cellOf(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
