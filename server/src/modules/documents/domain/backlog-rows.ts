import type { Day } from '../../../kernel/civil-day.ts'
import { cellOf, columnsOf, readDay } from '../../../kernel/table-rows.ts'
import { fold } from '../../../kernel/vietnamese-text.ts'

/** What a column of a table may mean. */
export const BACKLOG_COLUMNS = ['number', 'issuedOn', 'ownerName', 'ownerNumber', 'validTo'] as const
export type BacklogColumn = typeof BACKLOG_COLUMNS[number]

/** Which column of the table each is, by place from 0. */
export type ColumnMapping = Readonly<Partial<Record<BacklogColumn, number>>>

export type RowFaultCode =
  | 'number-missing' | 'issued-missing' | 'day-wrong' | 'issued-later' | 'valid-before-issued' | 'over' | 'owner-missing'
  | 'owner-number-wrong' | 'too-long' | 'twice-in-file'

/** What is wrong with a row; `row` counts as the program that made the table does: the heading is 1. */
export interface RowFault { readonly row: number; readonly column: BacklogColumn; readonly code: RowFaultCode }

export interface BacklogRow {
  readonly number: string
  readonly numberKey: string
  readonly issuedOn: Day
  readonly validTo: Day | null
  readonly ownerKind: 'citizen' | 'organisation'
  readonly ownerName: string
  readonly ownerNumber: string | null
}

/** Headings by which a column is known, folded. */
const HEADINGS: Readonly<Record<BacklogColumn, readonly RegExp[]>> = {
  number: [/^so( hieu| ky hieu| giay| van ban| ket qua)?$/, /^so,? ky hieu/, /^ma (giay|ket qua)/, /^number$/],
  issuedOn: [/^ngay( cap| ban hanh| ky)?$/, /^issued/],
  ownerName: [/^(ho,? (chu dem,? )?(va )?ten|ho ten|ten to chuc|chu so huu|nguoi duoc cap|ten)/, /^owner( name)?$/],
  ownerNumber: [/(dinh danh|cccd|cmnd|ma so thue|mst)/, /^owner number$/],
  validTo: [/^(co )?(gia tri|hieu luc) den/, /^ngay het (han|hieu luc)/, /^valid to$/],
}

/** The columns of a table as its headings say; those that nobody knows are left out, for somebody to say. */
export function mappingOf(headings: readonly string[]): ColumnMapping {
  return columnsOf(headings, HEADINGS)
}

/** Personal numbers of 9 or 12 digits, codes of firms of 10, with or without a branch of 3. */
const NUMBER_OF_OWNER = /^(\d{9}|\d{12}|\d{10}(-\d{3})?)$/
const NUMBER_OF_FIRM = /^\d{10}(-\d{3})?$/

/** Whether a number has the shape of one that such an owner has. */
export function isOwnerNumber(number: string, kind: BacklogRow['ownerKind']): boolean {
  return NUMBER_OF_OWNER.test(number) && NUMBER_OF_FIRM.test(number) === (kind === 'organisation')
}

/**
 * The rows of a table that may be listed, and everything that is wrong with the others, said of each. Blank rows are
 * passed over. Of two rows of one number and day the second is told: nothing is taken twice. Pure.
 */
export function readBacklogRows(
  table: readonly (readonly string[])[], mapping: ColumnMapping, today: Day,
): { readonly good: readonly BacklogRow[]; readonly faults: readonly RowFault[] } {
  const good: BacklogRow[] = []
  const faults: RowFault[] = []
  const seen = new Set<string>()
  for (const [nth, cells] of table.entries()) {
    const row = nth + 2
    const textOf = (column: BacklogColumn) => cellOf(cells, mapping[column])
    if (cells.every((cell) => cell.trim() === '')) continue
    const [number, ownerName, ownerNumber] = [textOf('number'), textOf('ownerName'), textOf('ownerNumber').replaceAll(/[ .]/g, '')]
    const [issuedOn, validTo] = [readDay(textOf('issuedOn')), readDay(textOf('validTo'))]
    const found: [BacklogColumn, RowFaultCode | false][] = [
      ['number', number === '' ? 'number-missing' : number.length > 120 && 'too-long'],
      ['issuedOn', textOf('issuedOn') === '' ? 'issued-missing' : issuedOn === undefined ? 'day-wrong' : issuedOn > today && 'issued-later'],
      ['ownerName', ownerName === '' ? 'owner-missing' : ownerName.length > 200 && 'too-long'],
      ['ownerNumber', ownerNumber !== '' && !NUMBER_OF_OWNER.test(ownerNumber) && 'owner-number-wrong'],
      ['validTo', textOf('validTo') !== '' && (validTo === undefined ? 'day-wrong'
        : issuedOn !== undefined && validTo < issuedOn ? 'valid-before-issued' : validTo < today && 'over')],
    ]
    const wrong = found.flatMap(([column, code]) => code === false ? [] : [{ row, column, code }])
    const numberKey = fold(number).replaceAll(' ', '')
    const key = `${numberKey} ${issuedOn ?? ''}`
    if (wrong.length === 0 && seen.has(key)) wrong.push({ row, column: 'number', code: 'twice-in-file' })
    faults.push(...wrong)
    if (wrong.length > 0 || issuedOn === undefined) continue
    seen.add(key)
    good.push({
      number, numberKey, issuedOn, validTo: validTo ?? null, ownerName, ownerNumber: ownerNumber === '' ? null : ownerNumber,
      ownerKind: NUMBER_OF_FIRM.test(ownerNumber) ? 'organisation' : 'citizen',
    })
  }
  return { good, faults }
}
