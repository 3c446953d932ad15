import { readSheet } from 'read-excel-file/node'
import { readCsv } from './read-csv.ts'
import type { TableAnswer, TableOrder } from './open-table-reader.ts'

/** What is the first of every file that is packed as a spreadsheet is. */
const PACKED = Buffer.from('PK\u0003\u0004', 'latin1')

/** What the process for tables of others does (`openTableReader`): the first sheet, its cells as text. */
export async function work({ content, mostRows, mostColumns }: TableOrder): Promise<TableAnswer> {
  const bytes = Buffer.from(content)
  try {
    const cells = bytes.subarray(0, 4).equals(PACKED)
      ? (await readSheet(bytes)).map((row) => row.map(textOf))
      : readCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes), mostRows + 2)
    if (cells.length === 0) return { code: 'table-empty' }
    if (cells.length > mostRows + 1 || cells.some((row) => row.length > mostColumns)) return { code: 'table-too-large' }
    return { rows: cells }
  } catch {
    return { code: 'table-unreadable' }
  }
}

/** A day as a day, whatever the time of it; a number as it is written. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}
