import { type Result, ok, refuse } from '../kernel/result.ts'
import { tableReader } from '../platform/table-file/open-table-reader.ts'
import { type UnsaidProblem, faultAt, problemOf } from './problems.ts'

const LIMITS = { mostRows: 20_000, mostColumns: 50 }
/** So many faults are told; who has more mends these first. */
const TOLD = 200
/** Of a body that holds a table in base64. */
export const MOST_BYTES = 4_300_000

export interface ReadTable {
  readonly bytes: Buffer
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The table (XLSX, CSV) of a body, in a process of its own; or why it cannot be read, beside its field. */
export async function readTable(content: string): Promise<Result<ReadTable, UnsaidProblem>> {
  const bytes = Buffer.from(content, 'base64')
  const table = await tableReader.ask({ content: bytes, ...LIMITS })
  if ('code' in table) return refuse(problemOf(table.code, [faultAt('/content', table.code)]))
  const [headings = [], ...rows] = table.rows
  return ok({ bytes, headings, rows })
}

/** What is wrong with a row, in which column. */
interface RowFault<C, W> { readonly row: number; readonly column: C; readonly code: W }

/** What of a table is told whether it is tried or taken. */
export function showRead<C extends string, W extends string>(
  headings: readonly string[], faults: readonly RowFault<C, W>[], textOf: (code: W) => string,
) {
  return {
    headings: headings.map((one) => one.slice(0, 100)), faulty: new Set(faults.map(({ row }) => row)).size,
    faults: faults.slice(0, TOLD).map(({ row, column, code }) => ({ row, column, text: textOf(code) })),
  }
}
