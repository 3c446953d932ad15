import type { Day } from '../../../kernel/civil-day.ts'
import { cellOf, columnsOf, readDay } from '../../../kernel/table-rows.ts'
import { type TypeAlias, aliasesOn } from './document-types.ts'
import type { DocumentType } from './facts.ts'

/** What a column of a table of national codes may mean. */
export const CODE_COLUMNS = ['ownCode', 'nationalCode', 'from'] as const
export type CodeColumn = typeof CODE_COLUMNS[number]
export type CodeMapping = Readonly<Partial<Record<CodeColumn, number>>>

export type CodeFaultCode =
  | 'own-missing' | 'own-unknown' | 'code-missing' | 'too-long' | 'from-missing' | 'day-wrong' | 'day-over'
  | 'other-held' | 'of-another' | 'twice-in-file'

/** What is wrong with a row; `row` counts as the program that made the table does: the heading is 1. */
export interface CodeFault { readonly row: number; readonly column: CodeColumn; readonly code: CodeFaultCode }

export interface CodeRow {
  /** The type, by its id in the data. */
  readonly type: string
  readonly text: string
  readonly from: Day
}

const HEADINGS: Readonly<Record<CodeColumn, readonly RegExp[]>> = {
  nationalCode: [/quoc gia/, /^national/, /^ma (tphs|thanh phan)/],
  ownCode: [/^ma (rieng|loai|giay|dia phuong|tinh)/, /^ma$/, /^own code$/, /^code$/],
  from: [/^(ap dung |hieu luc )?tu( ngay)?$/, /^ngay (ap dung|hieu luc|bat dau)/, /^from( day)?$/],
}
const LONGEST = 200
/** What the typed form refuses, too: markup and what cannot be seen. */
const UNREADABLE = /[<>\x00-\x1f\x7f-\x9f]/

/** The columns of a table as its headings say. */
export function codeMappingOf(headings: readonly string[]): CodeMapping {
  return columnsOf(headings, HEADINGS)
}

/** The catalogue as it is now: against it each row is judged. */
export interface CodesKnown {
  readonly types: readonly Pick<DocumentType, 'idOfData' | 'code'>[]
  readonly aliases: readonly TypeAlias[]
  readonly today: Day
}

/**
 * The rows of a table that may be taken, those that say what is known already (`before`), and everything that is wrong
 * with the others, said of each. A type is named by its own code, or by its id in the data. Blank rows are passed over.
 * Pure.
 */
export function readCodeRows(
  table: readonly (readonly string[])[], mapping: CodeMapping, { types, aliases, today }: CodesKnown,
): { readonly good: readonly CodeRow[]; readonly before: number; readonly faults: readonly CodeFault[] } {
  const byCode = new Map(types.flatMap(({ idOfData, code }) => [[idOfData, idOfData], [code, idOfData]] as const))
  const known = aliases.filter(({ kind }) => kind === 'national-code')
  const good: CodeRow[] = []
  const faults: CodeFault[] = []
  const [seenTypes, seenCodes] = [new Set<string>(), new Set<string>()]
  let before = 0
  for (const [nth, cells] of table.entries()) {
    const row = nth + 2
    if (cells.every((cell) => cell.trim() === '')) continue
    const [own, text] = [cellOf(cells, mapping.ownCode), cellOf(cells, mapping.nationalCode)]
    const said = cellOf(cells, mapping.from)
    const [type, from] = [byCode.get(own), readDay(said)]
    // What holds on that day or later stands in the way, as it does of what is typed.
    const held = from === undefined ? [] : known.filter(({ validTo }) => validTo === null || validTo >= from)
    const isKnown = from !== undefined && aliasesOn(known, from).some((one) => one.type === type && one.text === text)
    const found: [CodeColumn, CodeFaultCode | false][] = [
      ['ownCode', own === '' ? 'own-missing' : type === undefined && 'own-unknown'],
      ['nationalCode', text === '' ? 'code-missing' : (text.length > LONGEST || UNREADABLE.test(text)) && 'too-long'],
      ['from', said === '' ? 'from-missing' : from === undefined ? 'day-wrong' : !isKnown && from < today && 'day-over'],
    ]
    const wrong = found.flatMap(([column, code]) => code === false ? [] : [{ row, column, code }])
    if (wrong.length === 0 && !isKnown) {
      if (held.some((one) => one.type === type)) wrong.push({ row, column: 'nationalCode', code: 'other-held' })
      else if (held.some((one) => one.text === text)) wrong.push({ row, column: 'nationalCode', code: 'of-another' })
    }
    if (wrong.length === 0 && (seenTypes.has(type ?? '') || seenCodes.has(text)))
      wrong.push({ row, column: 'ownCode', code: 'twice-in-file' })
    faults.push(...wrong)
    if (wrong.length > 0 || from === undefined || type === undefined) continue
    seenTypes.add(type)
    seenCodes.add(text)
    if (isKnown) before += 1
    else good.push({ type, text, from })
  }
  return { good, before, faults }
}
