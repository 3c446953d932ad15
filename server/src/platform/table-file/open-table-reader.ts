import { type SupervisedProcess, openSupervisedProcess } from '../supervised-process.ts'

export interface TableOrder {
  readonly content: Uint8Array
  readonly mostRows: number
  readonly mostColumns: number
}
export type TableFaultCode = 'table-empty' | 'table-too-large' | 'table-unreadable'
export type TableAnswer = { readonly rows: readonly (readonly string[])[] } | { readonly code: TableFaultCode }

const [MEGABYTES, SECONDS] = [512, 20]

/**
 * Reads tables of others (XLSX, CSV) in a process that a file cannot outgrow: one that takes more than 512 MB or 20
 * seconds is `table-too-large`. The process begins with the first file and stays.
 */
export const tableReader: SupervisedProcess<TableOrder, TableAnswer> = openSupervisedProcess<TableOrder, TableAnswer>({
  module: new URL('table-work.ts', import.meta.url), megabytes: MEGABYTES, seconds: SECONDS,
  givenUp: () => ({ code: 'table-too-large' }),
})
